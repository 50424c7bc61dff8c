package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a real FreeSWITCH reads a value as it was meant, for how it takes {@code originate} apart is written nowhere. */
class ChannelVariablesIT {

    @RegisterExtension
    static final RealFreeSwitch FREESWITCH = new RealFreeSwitch();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PCMU,PCMA",
                "set a=b",
                "O'Neil",
                "'quoted'",
                "it's 'this', isn't it",
                "''",
                ",",
                "^^:a:b",
                "[a]<b>(c)",
                "&park()",
                "a|b;c",
                "\"said\"",
                "北京",
                "%20$1"
            })
    void aValueArrivesAsItWasMeant(String value) {
        assertThat(seen(value)).isEqualTo(value);
    }

    @Test
    void anyMixtureOfDelimitersArrivesAsItWasMeant() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            String value = random.ints(1 + random.nextInt(12), 0, DELIMITERS.length())
                    .mapToObj(at -> DELIMITERS.substring(at, at + 1))
                    .collect(Collectors.joining());
            if (value.equals(value.strip())) {
                assertThat(seen(value)).as("seed %s, value %s", seed, i).isEqualTo(value);
            }
        }
    }

    private static final String DELIMITERS = "ab,'' =^^~|;()[]<>\"$&%:/@#!*?中.-+_n";

    private static String seen(String value) {
        String channel = UUID.randomUUID().toString();
        ChannelVariables variables = new ChannelVariables()
                .set("origination_uuid", channel)
                .set("tried", value)
                .set("after", "intact");
        String answer = FREESWITCH.api("originate " + variables.wire() + "null/1 &park()");
        assertThat(answer).isEqualTo("+OK " + channel);
        List<String> read = List.of(
                FREESWITCH.api("uuid_getvar " + channel + " tried"),
                FREESWITCH.api("uuid_getvar " + channel + " after"),
                FREESWITCH.api("uuid_kill " + channel));
        assertThat(read.get(1)).isEqualTo("intact");
        return read.get(0);
    }
}
