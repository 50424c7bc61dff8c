/**
 * A real FreeSWITCH for the integration tests, and real telephones for it: sipp for signalling to the letter, baresip as
 * a softphone. {@link io.heedline.telephony.freeswitch.real.RealFreeSwitch} says how to name or start one.
 */
package io.heedline.telephony.freeswitch.real;
