package io.heedline.telephony.freeswitch.scripted;

import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real FreeSWITCH keeps the contract too: of a version that does not, the fake tells untruths. */
class RealContractIT {

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @Nested
    class Commands extends CommandContract {
        @Override
        InetSocketAddress address() {
            return freeSwitch.eventSocket();
        }

        @Override
        String password() {
            return freeSwitch.password();
        }
    }

    @Nested
    class Calls extends CallContract {
        @Override
        InetSocketAddress address() {
            return freeSwitch.eventSocket();
        }

        @Override
        String password() {
            return freeSwitch.password();
        }
    }

    @Nested
    class Sound extends SoundContract {
        @Override
        InetSocketAddress address() {
            return freeSwitch.eventSocket();
        }

        @Override
        String password() {
            return freeSwitch.password();
        }
    }
}
