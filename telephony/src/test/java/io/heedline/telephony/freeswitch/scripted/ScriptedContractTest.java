package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Nested;

/** The fake keeps the contract. */
class ScriptedContractTest {

    @Nested
    class Commands extends CommandContract {
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

    @Nested
    class Calls extends CallContract {
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

    @Nested
    class Sound extends SoundContract {
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
}
