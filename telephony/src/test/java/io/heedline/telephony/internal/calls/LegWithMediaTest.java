package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.media.MediaFormat;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegWithMediaTest {

    private static final Map<String, String> ANSWERED = Map.of(
            "Event-Name", "CHANNEL_ANSWER",
            "Unique-ID", "leg-1",
            "Channel-State", "CS_EXECUTE",
            "Answer-State", "answered",
            "Channel-Read-Codec-Name", "opus",
            "Channel-Read-Codec-Rate", "48000",
            "variable_rtp_use_codec_ptime", "40");

    private final Leg leg = Leg.of(new EslEvent(Map.of("Unique-ID", "leg-1"), ""));

    @Test
    void anAnsweredLegTellsItsRateAndPacketLength() {
        LegWithMedia proof =
                LegWithMedia.answered(leg, new EslEvent(ANSWERED, "")).orElseThrow();

        assertThat(proof.format()).isEqualTo(new MediaFormat(48_000, 40));
        assertThat(proof.unicast("127.0.0.1", new InetSocketAddress("127.0.0.1", 23_000))
                        .wire())
                .isEqualTo("""
                        sendmsg leg-1
                        call-command: unicast
                        local-ip: 127.0.0.1
                        local-port: 0
                        remote-ip: 127.0.0.1
                        remote-port: 23000
                        transport: udp

                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unique-ID", "Answer-State", "Channel-Read-Codec-Name", "Channel-Read-Codec-Rate"})
    void withoutAnyOfTheseThereIsNoProof(String header) {
        assertThat(LegWithMedia.answered(leg, without(header))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Unique-ID, leg-2",
        "Answer-State, ringing",
        "Answer-State, early",
        "Answer-State, hangup",
        "Channel-State, CS_HANGUP",
        "Channel-State, CS_REPORTING",
        "Channel-Read-Codec-Name, ' '",
        "Channel-Read-Codec-Rate, 0",
        "Channel-Read-Codec-Rate, -8000",
        "Channel-Read-Codec-Rate, 99999999999",
    })
    void withAnyOfTheseThereIsNoProof(String header, String value) {
        assertThat(LegWithMedia.answered(leg, with(header, value))).isEmpty();
    }

    @Test
    void soundBeforeTheAnswerIsAProofOfItsOwn() {
        EslEvent early = with("Answer-State", "early");

        assertThat(LegWithMedia.early(leg, early)).isPresent();
        assertThat(LegWithMedia.answered(leg, early)).isEmpty();
        assertThat(LegWithMedia.early(leg, new EslEvent(ANSWERED, ""))).isEmpty();
    }

    @Test
    void aPacketLengthThatIsNotToldIsTheUsualOne() {
        assertThat(LegWithMedia.answered(leg, without("variable_rtp_use_codec_ptime"))
                        .orElseThrow()
                        .format())
                .isEqualTo(new MediaFormat(48_000, 20));
    }

    @Property
    void nothingThatLacksACodecsNameIsAProof(@ForAll Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.remove("Channel-Read-Codec-Name");
        all.put("Unique-ID", "leg-1");
        all.put("Answer-State", "answered");

        assertThat(LegWithMedia.answered(leg, new EslEvent(all, ""))).isEmpty();
    }

    private static EslEvent with(String header, String value) {
        Map<String, String> headers = new HashMap<>(ANSWERED);
        headers.put(header, value);
        return new EslEvent(headers, "");
    }

    private static EslEvent without(String header) {
        Map<String, String> headers = new HashMap<>(ANSWERED);
        headers.remove(header);
        return new EslEvent(headers, "");
    }
}
