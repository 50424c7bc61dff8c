package io.heedline.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerGuardTest {

    private static final List<String> NONE = List.of();
    private static final List<String> HERE = List.of("127.0.0.1:8080");
    private static final List<String> ELSEWHERE = List.of("elsewhere.example");

    private final ServerGuard guard = new ServerGuard(InetAddress.getLoopbackAddress(), null);

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:65535"})
    void letsThisMachineThrough(String host) {
        assertThat(guard.fault(List.of(host), NONE)).isEmpty();
        assertThat(guard.fault(HERE, List.of("http://" + host))).isEmpty();
        assertThat(guard.fault(HERE, List.of("https://" + host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "elsewhere.example",
                "elsewhere.example:8080",
                "localhost.elsewhere.example",
                "127.0.0.1.elsewhere.example",
                "localhost@elsewhere.example",
                "localhost:",
                "localhost:8080\n",
                "127x0.0.1",
                "192.168.1.2"
            })
    void refusesOtherHostsAndOrigins(String host) {
        assertThat(guard.fault(List.of(host), NONE)).get().asString().startsWith("The Host");
        assertThat(guard.fault(HERE, List.of(host))).get().asString().startsWith("The Origin");
        assertThat(guard.fault(HERE, List.of("http://" + host)))
                .get()
                .asString()
                .startsWith("The Origin");
    }

    @Test
    void refusesARequestWithoutAHostOrWithASecondOneOfElsewhere() {
        assertThat(guard.fault(NONE, NONE)).isPresent();
        assertThat(guard.fault(List.of("localhost", "elsewhere.example"), NONE)).isPresent();
        assertThat(guard.fault(HERE, List.of("http://localhost", "http://elsewhere.example")))
                .isPresent();
    }

    @Test
    void refusesNothingWhereTheServiceIsForOtherMachinesToo() throws Exception {
        assertThat(new ServerGuard(null, null).fault(ELSEWHERE, ELSEWHERE)).isEmpty();
        assertThat(new ServerGuard(InetAddress.getByName("192.0.2.1"), null).fault(ELSEWHERE, ELSEWHERE))
                .isEmpty();
    }
}
