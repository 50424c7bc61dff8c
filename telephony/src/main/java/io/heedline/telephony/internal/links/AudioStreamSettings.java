package io.heedline.telephony.internal.links;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where mod_audio_stream connects to us.
 *
 * @param bind port 0 for any that is free; a private address, for there is no encryption
 * @param advertised our address as FreeSWITCH sees it, an IPv4 address or a host name
 * @param openingLimit how long a connection may take until it has shown its token
 * @param silenceLimit a connection by which nothing has come for so long is closed
 * @param lostAfter without sound for so long, the link counts as lost
 * @param connections most at once; further ones are closed
 */
public record AudioStreamSettings(
        InetSocketAddress bind,
        String advertised,
        Duration openingLimit,
        Duration silenceLimit,
        Duration lostAfter,
        int connections) {

    public AudioStreamSettings {
        if (!advertised.matches("[A-Za-z0-9.-]{1,253}")) {
            throw new IllegalArgumentException("our audio-stream listener is advertised as \"" + advertised
                    + "\": expected an IPv4 address or a host name");
        }
        if (connections < 1 || lostAfter.toMillis() < 100) {
            throw new IllegalArgumentException("audio streams: " + connections + " connections, lost after "
                    + lostAfter.toMillis() + " ms; expected at least 1 connection and 100 ms");
        }
    }

    /** 5 s to open, closed after 10 s of nothing, lost after 500 ms, 2,000 connections. */
    public static AudioStreamSettings of(InetSocketAddress bind, String advertised) {
        return new AudioStreamSettings(
                bind, advertised, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(500), 2_000);
    }
}
