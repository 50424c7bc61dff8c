package io.heedline.telephony.internal.esl;

import io.netty.channel.Channel;
import java.time.Duration;

/**
 * Whether we read from a connection, and since when. Nobody can be blamed for silence while we do not listen, nor in the
 * moment after. Belongs to one event loop.
 */
final class Reading {

    private boolean on = true;
    private long sinceNanos;

    void set(Channel channel, boolean wanted) {
        on = wanted;
        sinceNanos = now(channel);
        channel.config().setAutoRead(wanted);
    }

    /** Whether we have been reading for so long at least. */
    boolean lasts(Channel channel, Duration time) {
        return on && now(channel) - sinceNanos >= time.toNanos();
    }

    private static long now(Channel channel) {
        return channel.eventLoop().ticker().nanoTime();
    }
}
