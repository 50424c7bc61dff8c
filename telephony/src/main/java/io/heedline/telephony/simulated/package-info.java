/**
 * A telephone network within the process, for trials, tests and demonstrations: hotlines and people at numbers, real
 * sound both ways, in real time or as fast as the machine goes.
 *
 * <p>{@link io.heedline.telephony.simulated.SimulatedExchange} connects; a
 * {@link io.heedline.telephony.simulated.SimulatedCaller} is a person with a receiver, and
 * {@link io.heedline.telephony.simulated.ScriptedCaller} one who says prepared turns. Every tick of 20 ms moves one
 * frame each way on every call. Everything on a call, both its sides included, happens on the call's lane, so that a
 * call runs the same way each time on the virtual clock.
 */
package io.heedline.telephony.simulated;
