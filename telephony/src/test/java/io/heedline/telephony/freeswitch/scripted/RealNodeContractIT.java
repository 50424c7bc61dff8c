package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real FreeSWITCH keeps the contract too: a version that does not is one the fake misleads about. */
@EnabledIfEnvironmentVariable(
        named = "HEEDLINE_FREESWITCH",
        matches = ".+:\\d+",
        disabledReason = "needs a running FreeSWITCH, configured as deploy/freeswitch is, that no one else uses:"
                + " HEEDLINE_FREESWITCH=HOST:PORT and HEEDLINE_FREESWITCH_PASSWORD")
class RealNodeContractIT extends NodeContract {

    @Override
    InetSocketAddress address() {
        String[] hostAndPort = System.getenv("HEEDLINE_FREESWITCH").split(":");
        return new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
    }

    @Override
    String password() {
        return System.getenv().getOrDefault("HEEDLINE_FREESWITCH_PASSWORD", ScriptedFreeSwitch.PASSWORD);
    }
}
