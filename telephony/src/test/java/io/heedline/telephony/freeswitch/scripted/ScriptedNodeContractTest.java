package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;

/** The fake keeps the contract. */
class ScriptedNodeContractTest extends NodeContract {

    private final ScriptedFreeSwitch fs = ScriptedFreeSwitch.start();

    @Override
    InetSocketAddress address() {
        return fs.address();
    }

    @Override
    String password() {
        return fs.password();
    }

    @AfterEach
    void close() {
        fs.close();
    }
}
