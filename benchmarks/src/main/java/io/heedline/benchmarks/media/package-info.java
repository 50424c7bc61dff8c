/**
 * The media path under load: full-duplex streams over UDP on the loopback, with the other side in a process of its own
 * ({@link io.heedline.benchmarks.media.Peer}) that behaves as FreeSWITCH does towards its parked legs. No recognition and
 * no speech synthesis; but each stream has its lane, as a call has.
 */
package io.heedline.benchmarks.media;
