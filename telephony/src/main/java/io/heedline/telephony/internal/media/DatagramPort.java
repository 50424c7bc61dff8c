package io.heedline.telephony.internal.media;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/** One open UDP port of ours. Used on the event loop it belongs to. */
interface DatagramPort {

    /** Whoever takes what comes; the bytes are valid during the call only. */
    interface Receiver {
        void received(ByteBuf datagram, InetSocketAddress sender);
    }

    /** What others are told to send to. */
    InetSocketAddress address();

    /** To be called once; what comes before is dropped. */
    void receive(Receiver receiver);

    /** Sends samples as 16-bit little-endian. Errors are the network's matter: a datagram may always get lost. */
    void send(short[] samples, InetSocketAddress target);

    /** Closes the port and gives it back; from any thread, any number of times. */
    void close();
}
