/**
 * Sound of calls, both ways, in frames of 20 ms: who paces them, and the links they go by.
 *
 * <p>Read {@code PacedCall.beat()} first: 20 ms of one call, from top to bottom. What
 * comes by {@link io.heedline.telephony.internal.media.UnicastLink} waits in an {@code UplinkBuffer} for its beat; what is
 * said leaves with its beat by a {@code Downlink}. {@code Pacer} gives the beats, {@code PhaseLock} moves them after
 * FreeSWITCH's clock.
 *
 * <p>Everything of a call runs on its one event loop, which must never block; other threads hand tasks over to it.
 */
package io.heedline.telephony.internal.media;
