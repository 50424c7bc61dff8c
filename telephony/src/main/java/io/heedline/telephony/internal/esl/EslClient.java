package io.heedline.telephony.internal.esl;

import io.netty.channel.EventLoopGroup;
import java.util.Optional;

/** Keeps a link with the event socket of one node: connects, authenticates, and after a loss connects again. */
public final class EslClient implements AutoCloseable {

    public EslClient(EslClientSettings settings, EslClientListener listener, EventLoopGroup loops) {}

    /** Makes the first attempt; returns at once. Attempts go on until {@link #close}. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /** The present link, if there is one. Safe for all threads. */
    public Optional<EslSession> session() {
        return Optional.empty();
    }

    /** Closes the link and makes no other. The listener hears nothing more. */
    @Override
    public void close() {}
}
