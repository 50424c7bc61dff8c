package io.heedline.telephony.internal.media;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Where and how sound is carried.
 *
 * @param bindAddress our address on which datagrams are received
 * @param advertisedAddress the address FreeSWITCH is told to send to; differs from the first behind a mapping
 * @param firstPort first UDP port of the range; one port for each call at a time
 * @param lastPort last port of the range, itself included
 * @param eventLoops threads that pace and carry sound, at least 1
 * @param uplinkLostAfter how long nothing may come before a link is taken for lost, at least 40 ms; with less than 400 ms a
 *     FreeSWITCH that gets no processor for a moment is asked for the sound of all its calls at once
 */
public record MediaSettings(
        InetAddress bindAddress,
        InetAddress advertisedAddress,
        int firstPort,
        int lastPort,
        int eventLoops,
        Duration uplinkLostAfter) {

    private static final int LARGEST_PORT = 65_535;
    private static final Duration SHORTEST_LOSS = Duration.ofMillis(40);

    public MediaSettings {
        if (firstPort < 1 || lastPort > LARGEST_PORT || firstPort > lastPort) {
            throw new IllegalArgumentException("media ports " + firstPort + " to " + lastPort
                    + " are not a range: expected 1 to " + LARGEST_PORT + ", the first not above the last");
        }
        if (eventLoops < 1) {
            throw new IllegalArgumentException(
                    "media with " + eventLoops + " event loops: expected at least 1, usually 1 or 2");
        }
        if (uplinkLostAfter.compareTo(SHORTEST_LOSS) < 0) {
            throw new IllegalArgumentException("a link lost after " + uplinkLostAfter.toMillis()
                    + " ms without sound: expected at least " + SHORTEST_LOSS.toMillis() + " ms, usually 400 ms");
        }
    }

    /** Calls that can have sound at once. */
    public int ports() {
        return lastPort - firstPort + 1;
    }
}
