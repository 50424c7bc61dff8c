package io.heedline.telephony.internal.media;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the datagrams of one call that were not taken, and says so once for each reason. For one event loop. */
final class Rejects {

    private static final Logger log = LoggerFactory.getLogger(Rejects.class);

    private final String callId;
    private long strangers;
    private long oddSizes;

    Rejects(String callId) {
        this.callId = callId;
    }

    /** One came from someone other than the leg. */
    void stranger(InetSocketAddress sender, InetSocketAddress port, Object expected) {
        if (strangers++ == 0) {
            log.warn(
                    "callId={} media port {} gets datagrams from {}, which are dropped: expected {} only."
                            + " The media network must be private",
                    callId,
                    port.getPort(),
                    sender,
                    expected);
        }
    }

    /** One had a size that is not the leg's. */
    void oddSize(int bytes, InetSocketAddress port, Object expected) {
        if (oddSizes++ == 0) {
            log.warn(
                    "callId={} media port {} gets a datagram of {} bytes, which is dropped: expected {}",
                    callId,
                    port.getPort(),
                    bytes,
                    expected);
        }
    }

    long strangers() {
        return strangers;
    }

    long oddSizes() {
        return oddSizes;
    }
}
