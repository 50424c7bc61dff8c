package io.heedline.telephony.freeswitch.scripted;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The real FreeSWITCH that the environment names, where it names one. */
final class RealNode {

    /** Skips the tests where there is none. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @EnabledIfEnvironmentVariable(
            named = "HEEDLINE_FREESWITCH",
            matches = ".+:\\d+",
            disabledReason =
                    "needs a running FreeSWITCH on this machine, configured as deploy/freeswitch is, that no one"
                            + " else uses: HEEDLINE_FREESWITCH=HOST:PORT and HEEDLINE_FREESWITCH_PASSWORD")
    @interface Needed {}

    private RealNode() {}

    static InetSocketAddress address() {
        String[] hostAndPort = System.getenv("HEEDLINE_FREESWITCH").split(":");
        return new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
    }

    static String password() {
        return System.getenv().getOrDefault("HEEDLINE_FREESWITCH_PASSWORD", ScriptedFreeSwitch.PASSWORD);
    }
}
