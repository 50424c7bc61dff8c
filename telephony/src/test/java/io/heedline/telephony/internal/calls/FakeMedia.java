package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.media.CallMedia;
import io.heedline.telephony.internal.media.MediaFormat;
import io.heedline.telephony.internal.media.MediaLink;
import io.heedline.telephony.internal.media.UnicastLink;
import java.net.InetAddress;

/** Media without a clock or ports: tells which link is used. */
final class FakeMedia implements CallMedia {

    volatile MediaLink link;
    volatile boolean closed;

    @Override
    public void start() {}

    @Override
    public UnicastLink unicast(MediaFormat format, InetAddress expectedSender) {
        throw new AssertionError("no port was to be opened");
    }

    @Override
    public void use(MediaLink next) {
        link = next;
    }

    @Override
    public void close() {
        closed = true;
        if (link != null) {
            link.close();
        }
    }
}
