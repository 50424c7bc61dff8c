package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;

/** The published client takes the fake for a FreeSWITCH. */
class ScriptedPublishedClientTest extends PublishedClientContract {

    private final ScriptedFreeSwitch fs = ScriptedFreeSwitch.start();

    @Override
    InetSocketAddress address() {
        return fs.address();
    }

    @Override
    String password() {
        return fs.password();
    }

    @Override
    void closeNode() {
        fs.close();
    }
}
