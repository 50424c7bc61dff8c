/**
 * Calls on a FreeSWITCH node, each controlled over the event socket the node opened for it.
 *
 * <p>{@link io.heedline.telephony.internal.calls.FreeSwitchCall} puts everything on the call's lane, where
 * {@code CallControl} decides what follows from it. It stands on {@code CallLife} (the state and the one end),
 * {@code CallSound} (sound is asked for, comes, stops and is asked for again) and {@code CallTransfer} (to a person and
 * back). {@code Channel} has the commands, and what was found out about them; {@code CallState} the states.
 */
package io.heedline.telephony.internal.calls;
