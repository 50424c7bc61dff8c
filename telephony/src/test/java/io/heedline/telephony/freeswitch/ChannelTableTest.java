package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTableTest {

    @Test
    void aNodeWithoutChannelsHasNoRows() {
        assertThat(ChannelTable.parse("{\"row_count\":0}\n").rows()).isEmpty();
    }

    @Test
    void rowsTellWhatTheirChannelsDo() {
        ChannelTable table = ChannelTable.parse("{\"row_count\":2,\"rows\":[{\"uuid\":\"a\",\"application\":\"socket\","
                + "\"application_data\":\"10.0.0.7:8084 async full\"},{\"uuid\":\"b\"}]}");

        assertThat(table.uuids()).containsExactlyInAnyOrder("a", "b");
        assertThat(table.rows().get(0).inSocketTo("10.0.0.7:8084")).isTrue();
        assertThat(table.rows().get(1).inSocketTo("10.0.0.7:8084")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "socket, 10.0.0.7:80841 async full",
        "socket, 10.0.0.70:8084 async full",
        "socket, 10.0.0.6:8084|10.0.0.7:8084 async full",
        "socket, ''",
        "park, 10.0.0.7:8084 async full",
    })
    void aChannelInAnotherSocketIsNotOurs(String application, String argument) {
        assertThat(new ChannelTable.Row("a", application, argument).inSocketTo("10.0.0.7:8084"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-ERR show Command not found!", "[]", "{}", "{\"row_count\":1,\"rows\":", "null", "7"})
    void anotherAnswerIsAFault(String answer) {
        assertThatThrownBy(() -> ChannelTable.parse(answer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the list of channels ");
    }

    @Property
    void anyTextIsAListOrAFaultOfOneKind(@ForAll String text) {
        try {
            assertThat(ChannelTable.parse(text).rows()).isNotNull();
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageStartingWith("the list of channels ");
        }
    }
}
