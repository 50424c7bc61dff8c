package io.heedline.telephony.freeswitch.scripted;

import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The published client asks no more of a real FreeSWITCH than it asks of the fake. */
class RealPublishedClientIT extends PublishedClientContract {

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @Override
    InetSocketAddress address() {
        return freeSwitch.eventSocket();
    }

    @Override
    String password() {
        return freeSwitch.password();
    }
}
