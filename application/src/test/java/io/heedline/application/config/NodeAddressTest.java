package io.heedline.application.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeAddressTest {

    @Test
    void readsHostAndPort() {
        assertThat(NodeAddress.parse("10.0.0.1:8031")).isEqualTo(new NodeAddress("10.0.0.1:8031", "10.0.0.1", 8031));
        assertThat(NodeAddress.parse(" pbx.example "))
                .isEqualTo(new NodeAddress("pbx.example:8021", "pbx.example", 8021));
        assertThat(NodeAddress.parse("north=pbx:8031")).isEqualTo(new NodeAddress("north", "pbx", 8031));
        assertThat(NodeAddress.parse("[::1]:8021")).isEqualTo(new NodeAddress("[::1]:8021", "::1", 8021));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":8021", "pbx:", "pbx:0", "pbx:65536", "pbx:x", "a b:8021", "::1", "pbx:8021 x", "=pbx"})
    void refusesAnythingElseAndSaysWhatIsExpected(String text) {
        assertThatThrownBy(() -> NodeAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("expected HOST:PORT");
    }
}
