/**
 * Telephone calls as the rest of Heedline sees them: a {@link io.heedline.telephony.Call} with an audio port and call
 * control, and a {@link io.heedline.telephony.CallListener} that hears and sees what happens on it.
 *
 * <p>Time on a call is media time: frames of 20 ms counted since the answer. Each call has one serial lane; all
 * listener methods run on it, so that whoever takes part in a call needs no locks. What carries the call, a telephone
 * switch or the simulated exchange, does not show.
 */
package io.heedline.telephony;
