package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EslFrameDecoderTest {

    private static final EslLimits SMALL = new EslLimits(100, 200, Duration.ofSeconds(10), 10);

    private static EslEvent event(String wire) {
        List<EslFrame> frames = Decoding.whole(wire.getBytes(StandardCharsets.UTF_8));
        assertThat(frames).hasSize(1);
        return ((EslFrame.Event) frames.get(0)).event();
    }

    private static void garbled(EslLimits limits, String wire, String message) {
        EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder(limits, new Reading()));
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.copiedBuffer(wire, StandardCharsets.UTF_8)))
                .isInstanceOf(EslGarbledException.class)
                .hasMessageContaining(message);
        channel.writeInbound(Unpooled.copiedBuffer(Wire.GREETING, StandardCharsets.UTF_8));
        assertThat(channel.<Object>readInbound()).isNull();
        channel.finishAndReleaseAll();
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .withChars('-', '_')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(name -> "X-" + name);
        return Arbitraries.maps(names, values()).ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().ofMaxLength(40).filter(EslFrameDecoderTest::isText);
    }

    /** Half a character cannot be written. */
    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Property
    void plainEventsComeBackAsTheyWere(@ForAll("headers") Map<String, String> headers, @ForAll("values") String body) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name)
                .append(": ")
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                .append('\n'));

        EslEvent event =
                event(body.isEmpty() ? Wire.event("T", lines.toString()) : Wire.event("T", lines.toString(), body));

        assertThat(event.headers()).containsAllEntriesOf(headers);
        headers.forEach((name, value) -> assertThat(event.header(name)).hasValue(value));
        assertThat(event.body()).isEqualTo(body);
        assertThat(event.name()).isEqualTo("T");
    }

    @Property
    void jsonEventsComeBackAsTheyWere(@ForAll("headers") Map<String, String> headers, @ForAll("values") String body) {
        Map<String, String> all = new java.util.LinkedHashMap<>(headers);
        all.put("Event-Name", "T");
        if (!body.isEmpty()) {
            all.put("_body", body);
        }

        EslEvent event = event(Wire.json(JsonMapper.builder().build().writeValueAsString(all)));

        assertThat(event.headers()).containsAllEntriesOf(headers).doesNotContainKey("_body");
        assertThat(event.body()).isEqualTo(body);
        assertThat(event.name()).isEqualTo("T");
    }

    @Property
    void apiResponsesAreCountedInBytes(@ForAll("values") String body) {
        List<EslFrame> frames = Decoding.whole((Wire.api(body) + Wire.GREETING).getBytes(StandardCharsets.UTF_8));

        assertThat(frames).hasSize(2);
        assertThat(((EslFrame.Reply) frames.get(0)).reply().text()).isEqualTo(body);
        assertThat(frames.get(1)).isInstanceOf(EslFrame.Greeting.class);
    }

    @Test
    void aPlusSignIsAPlusSignAndWhatIsNoEncodingStays() {
        EslEvent event = event(Wire.event(
                "T", "A: +OK\nB: 100%\nC: %zz\nD: %E4%BD%A0%E5%A5%BD\nE: \nF:no-blank\nG:  two\nH: %2\nI: %C3\n"));

        assertThat(event.header("A")).hasValue("+OK");
        assertThat(event.header("B")).hasValue("100%");
        assertThat(event.header("C")).hasValue("%zz");
        assertThat(event.header("D")).hasValue("你好");
        assertThat(event.header("E")).hasValue("");
        assertThat(event.header("F")).hasValue("no-blank");
        assertThat(event.header("G")).hasValue(" two");
        assertThat(event.header("H")).hasValue("%2");
        assertThat(event.header("I")).hasValue("\ufffd");
    }

    @Test
    void ofTwoHeadersWithOneNameTheFirstCounts() {
        EslEvent event = event(Wire.event("T", "A: first\nA: second\n"));

        assertThat(event.header("A")).hasValue("first");
        assertThat(event.headers()).containsEntry("A", "first");
        assertThat(event(Wire.json("{\"A\":\"first\",\"A\":\"second\"}")).header("A"))
                .hasValue("first");
    }

    @Test
    void aHeaderIsFoundByItsWholeNameOnly() {
        EslEvent event =
                event(Wire.event("T", "Channel-State-Number: 4\nX-Channel-State: no\nChannel-State: CS_PARK\n"));

        assertThat(event.header("Channel-State")).hasValue("CS_PARK");
        assertThat(event.header("State")).isEmpty();
        assertThat(event.header("channel-state")).isEmpty();
    }

    @Test
    void aBodyIsNotSearchedForHeaders() {
        EslEvent event = event(Wire.event("T", "", "Unique-ID: not-a-header\n\nmore\n"));

        assertThat(event.channel()).isEmpty();
        assertThat(event.body()).isEqualTo("Unique-ID: not-a-header\n\nmore\n");
    }

    @Test
    void headersCannotBeChanged() {
        EslEvent event = event(Wire.event("T", ""));

        assertThatThrownBy(() -> event.headers().put("A", "B")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void linesMayEndWithCarriageReturns() {
        List<EslFrame> frames =
                Decoding.whole((Wire.GREETING + Wire.reply("+OK accepted") + Wire.notice("disconnect", ""))
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(frames).hasSize(3);
        assertThat(((EslFrame.Reply) frames.get(1)).reply().text()).isEqualTo("+OK accepted");
        assertThat(frames.get(2)).isEqualTo(new EslFrame.Notice("", false));
    }

    @Test
    void emptyLinesBetweenFramesArePassedOver() {
        assertThat(Decoding.whole(("\n\r\n" + Wire.GREETING + "\n\n" + Wire.GREETING).getBytes(StandardCharsets.UTF_8)))
                .hasSize(2);
    }

    @Test
    void aCallersNameInAnotherEncodingDoesNotCostTheEvent() {
        byte[] wire = Wire.json("{\"Event-Name\":\"CHANNEL_HANGUP\",\"Caller-Caller-ID-Name\":\"??\"}")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < wire.length; i++) {
            wire[i] = wire[i] == '?' ? (byte) 0xC4 : wire[i];
        }

        EslEvent event = ((EslFrame.Event) Decoding.whole(wire).get(0)).event();

        assertThat(event.name()).isEqualTo("CHANNEL_HANGUP");
    }

    @Test
    void aJsonHeaderOfSeveralValuesIsWrittenAsPlainEventsWriteIt() {
        assertThat(event(Wire.json("{\"A\":[\"x\",\"y\"],\"N\":5}")).headers())
                .containsEntry("A", "ARRAY::x|:y")
                .containsEntry("N", "5");
    }

    @Test
    void typesNobodyAskedForAreNamedAndPassedOver() {
        assertThat(Decoding.whole("Content-Type: log/data\nContent-Length: 2\n\nhi".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new EslFrame.Unasked("log/data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1e3", "99999999999999999999", "", "0x10", "201", "4294967297"})
    void aLengthThatIsNoneOrTooLongIsGarbled(String length) {
        garbled(SMALL, "Content-Type: api/response\nContent-Length: " + length + "\n\n", "Content-Length");
    }

    @Test
    void theLongestBodyAllowedIsAllowed() {
        EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder(SMALL, new Reading()));
        channel.writeInbound(Unpooled.copiedBuffer(Wire.api("x".repeat(200)), StandardCharsets.UTF_8));
        assertThat(channel.<EslFrame>readInbound()).isInstanceOf(EslFrame.Reply.class);
        channel.finishAndReleaseAll();
    }

    @Test
    void aHeadThatIsTooLongIsGarbledWhetherItEndsOrNot() {
        garbled(SMALL, "Content-Type: " + "x".repeat(100), "longer than 100 bytes");
        garbled(SMALL, "Content-Type: " + "x".repeat(100) + "\n\n", "expected at most 100");
    }

    @Test
    void aHeadWithoutTypeIsGarbled() {
        garbled(SMALL, "SSH-2.0-OpenSSH_9.6\r\n\r\n", "without Content-Type");
        garbled(SMALL, "\u0001\u0002\u0003\n\n", "without Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"A\":", "{\"A\":{}}", "{\"A\":[[]]}", "nonsense", "{\"A\":[\"x\""})
    void jsonThatIsNoEventIsGarbled(String json) {
        garbled(SMALL, Wire.json(json), "JSON");
    }
}
