package io.heedline.telephony.internal.esl;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;

/** Takes the connections that FreeSWITCH opens for calls, by the application {@code socket ... async full}. */
public final class EslServer implements AutoCloseable {

    /** Takes calls. Called on the connection's event loop; must not block. */
    public interface Acceptor {

        /**
         * @param session of this call only; its events are subscribed to already
         * @param channelData what FreeSWITCH tells of the channel
         * @return who hears of the call's events from now on
         */
        EslEventHandler accept(EslSession session, EslEvent channelData);
    }

    public EslServer(EslServerSettings settings, Acceptor acceptor, EventLoopGroup loops) {}

    /** Begins to listen. @return the bound address */
    public InetSocketAddress start() {
        throw new UnsupportedOperationException();
    }

    /** Refuses new connections from now on, so that the dialplan goes on, or tries another of us. Present ones stay. */
    public void refuse() {}

    /** Refuses new connections and closes present ones, which ends their calls. */
    @Override
    public void close() {}
}
