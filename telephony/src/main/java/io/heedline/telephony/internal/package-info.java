/**
 * What every exchange needs to carry a call: its serial lane and the queue of speech that waits to be sent.
 */
package io.heedline.telephony.internal;
