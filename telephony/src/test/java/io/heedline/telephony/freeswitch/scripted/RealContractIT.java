package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Nested;

/** A real FreeSWITCH keeps the contract too: of a version that does not, the fake tells untruths. */
@RealNode.Needed
class RealContractIT {

    @Nested
    class Commands extends CommandContract {
        @Override
        InetSocketAddress address() {
            return RealNode.address();
        }

        @Override
        String password() {
            return RealNode.password();
        }
    }

    @Nested
    class Calls extends CallContract {
        @Override
        InetSocketAddress address() {
            return RealNode.address();
        }

        @Override
        String password() {
            return RealNode.password();
        }
    }

    @Nested
    class Sound extends SoundContract {
        @Override
        InetSocketAddress address() {
            return RealNode.address();
        }

        @Override
        String password() {
            return RealNode.password();
        }
    }
}
