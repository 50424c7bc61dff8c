/**
 * Looks at a FreeSWITCH node from outside and says what has to be changed so that
 * {@link io.heedline.telephony.freeswitch.FreeSwitchExchange} can work with it. Changes nothing there, and leaves nothing
 * behind but a trial call of two seconds that nobody hears.
 */
package io.heedline.telephony.freeswitch.check;
