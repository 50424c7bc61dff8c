package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * Sound of a parked leg by FreeSWITCH's {@code unicast}: one datagram per packet of the leg, both ways, on a port of
 * ours that serves this leg alone.
 */
public final class UnicastLink implements MediaLink {

    private final InetSocketAddress address;
    private final CompletableFuture<MediaFormat> up = new CompletableFuture<>();

    UnicastLink(InetSocketAddress address) {
        this.address = address;
    }

    /** What to tell FreeSWITCH as {@code remote-ip} and {@code remote-port}. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Completes at the first datagram, on the media event loop; exceptionally with {@link MediaException} when the link
     * is closed before. FreeSWITCH says +OK to every unicast command, so this is the only sign of success; nothing
     * completes it when no datagram comes: put a time limit on it.
     */
    public CompletableFuture<MediaFormat> up() {
        return up.copy();
    }

    @Override
    public Heard next() {
        return Heard.SILENCE;
    }

    @Override
    public boolean carriesSpeech() {
        return false;
    }

    @Override
    public void say(AudioFrame said) {}

    @Override
    public boolean lost() {
        return false;
    }

    @Override
    public void close() {
        up.completeExceptionally(new MediaException("closed before its first datagram"));
    }
}
