package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;

/** The published client asks no more of a real FreeSWITCH than it asks of the fake. */
@RealNode.Needed
class RealPublishedClientIT extends PublishedClientContract {

    @Override
    InetSocketAddress address() {
        return RealNode.address();
    }

    @Override
    String password() {
        return RealNode.password();
    }
}
