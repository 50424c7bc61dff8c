package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.internal.esl.PlainReader.Read;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class RecordedTrafficTest {

    static Stream<String> transcripts() {
        return Transcript.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void decodesToWhatItSays(String name) {
        byte[] received = Transcript.load(name).received();

        List<EslFrame> frames = Decoding.whole(received);

        List<Read> expected = PlainReader.read(received);
        assertThat(frames).hasSameSizeAs(expected);
        for (int i = 0; i < frames.size(); i++) {
            same(frames.get(i), expected.get(i));
        }
    }

    private static void same(EslFrame frame, Read expected) {
        switch (expected.type()) {
            case "text/event-plain" -> {
                EslEvent event = ((EslFrame.Event) frame).event();
                assertThat(event.headers()).isEqualTo(expected.headers());
                assertThat(event.body()).isEqualTo(expected.body());
                expected.headers()
                        .forEach((name, value) -> assertThat(event.header(name)).hasValue(value));
                assertThat(event.header("Nobody-Sends-This")).isEmpty();
            }
            case "text/event-json" -> {
                EslEvent event = ((EslFrame.Event) frame).event();
                Map<String, String> headers = json(expected.body());
                assertThat(event.body()).isEqualTo(Objects.requireNonNullElse(headers.remove("_body"), ""));
                assertThat(event.headers()).isEqualTo(headers);
            }
            case "command/reply" -> {
                EslReply reply = ((EslFrame.Reply) frame).reply();
                assertThat(reply.data().headers()).isEqualTo(expected.headers());
                assertThat(reply.text())
                        .isEqualTo(expected.headers().get("Reply-Text").strip());
            }
            case "api/response" ->
                assertThat(((EslFrame.Reply) frame).reply().text()).isEqualTo(expected.body());
            case "auth/request" -> assertThat(frame).isEqualTo(new EslFrame.Greeting());
            case "text/disconnect-notice" ->
                assertThat(frame)
                        .isEqualTo(new EslFrame.Notice(
                                expected.body().lines().findFirst().orElse(""),
                                "linger".equals(expected.headers().get("Content-Disposition"))));
            case "text/rude-rejection" ->
                assertThat(frame)
                        .isEqualTo(new EslFrame.Rejection(expected.body().strip()));
            default -> throw new AssertionError("unexpected in the recording: " + expected.type());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> json(String text) {
        return JsonMapper.builder().build().readValue(text, Map.class);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void decodesTheSameSplitBehindEachByte(String name) {
        byte[] received = Transcript.load(name).received();
        EmbeddedChannel channel = Decoding.channel();

        for (int i = 0; i < received.length; i++) {
            Decoding.feed(channel, received, i, i + 1);
        }

        assertThat(Decoding.frames(channel))
                .extracting(Decoding::told)
                .isEqualTo(Decoding.whole(received).stream().map(Decoding::told).toList());
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void decodesTheSameInPiecesOfAnySize(String name) {
        byte[] received = Transcript.load(name).received();
        List<String> expected =
                Decoding.whole(received).stream().map(Decoding::told).toList();
        Random random = new Random(name.hashCode());
        for (int most : new int[] {7, 1460, 60_000}) {
            EmbeddedChannel channel = Decoding.channel();
            for (int from = 0; from < received.length; ) {
                int to = Math.min(received.length, from + 1 + random.nextInt(most));
                Decoding.feed(channel, received, from, to);
                from = to;
            }
            assertThat(Decoding.frames(channel)).extracting(Decoding::told).isEqualTo(expected);
            channel.finishAndReleaseAll();
        }
    }

    /** Two pieces, cut at every place: what is left of a frame must be remembered, and nothing else. */
    @ParameterizedTest
    @MethodSource("transcripts")
    void decodesEachFrameAndItsNeighbourCutAnywhere(String name) {
        for (byte[] pair : pairsOfFrames(Transcript.load(name).received(), 2)) {
            List<String> expected =
                    Decoding.whole(pair).stream().map(Decoding::told).toList();
            // One for all cuts: after each the decoder must stand where it began.
            EmbeddedChannel channel = Decoding.channel();
            for (int cut = 0; cut <= pair.length; cut++) {
                Decoding.feed(channel, pair, 0, cut);
                Decoding.feed(channel, pair, cut, pair.length);
                List<EslFrame> frames = Decoding.frames(channel);
                assertThat(frames.size()).isEqualTo(expected.size());
                if (cut % 97 == 0) {
                    assertThat(frames).extracting(Decoding::told).isEqualTo(expected);
                }
            }
            channel.finishAndReleaseAll();
        }
    }

    private static List<byte[]> pairsOfFrames(byte[] received, int most) {
        List<byte[]> frames = Corpus.split(received);
        List<byte[]> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < frames.size() && pairs.size() < most; i += 2) {
            String pair = new String(frames.get(i), StandardCharsets.ISO_8859_1)
                    + new String(frames.get(i + 1), StandardCharsets.ISO_8859_1);
            pairs.add(pair.getBytes(StandardCharsets.ISO_8859_1));
        }
        return pairs;
    }

    @Test
    void aCallOfItsOwnSocketTellsItsStoryInOrder() {
        List<String> names = new ArrayList<>();
        EslEvent data = null;
        for (EslFrame frame : Decoding.whole(Transcript.load("outbound-9000").received())) {
            if (frame instanceof EslFrame.Event event) {
                names.add(event.event().name());
            } else if (frame instanceof EslFrame.Reply reply
                    && reply.reply().data().name().equals("CHANNEL_DATA")) {
                data = reply.reply().data();
            }
        }

        assertThat(data).isNotNull();
        assertThat(data.channel()).hasValue("5c0e356c-89d0-495d-8388-883548a98b27");
        assertThat(data.header("Socket-Mode")).hasValue("async");
        assertThat(data.header("Control")).hasValue("full");
        assertThat(data.variable("sip_h_X-Bot-Task")).hasValue("t42");
        assertThat(data.variable("sip_full_to")).hasValue("<sip:9000@127.0.0.1:5060>");
        assertThat(names)
                .containsSubsequence(
                        "CHANNEL_EXECUTE",
                        "CHANNEL_PROGRESS_MEDIA",
                        "CHANNEL_ANSWER",
                        "CHANNEL_EXECUTE_COMPLETE",
                        "PLAYBACK_START",
                        "DTMF",
                        "PLAYBACK_STOP",
                        "CHANNEL_HANGUP",
                        "CHANNEL_HANGUP_COMPLETE");
    }

    @Test
    void theCommandsOfTheRecordingAreWhatWeWouldWrite() {
        List<String> sent = Transcript.load("outbound-9000").blocks().stream()
                .filter(block -> !block.fromFreeSwitch())
                .map(block -> new String(block.bytes(), StandardCharsets.UTF_8))
                .toList();

        assertThat(sent)
                .contains(
                        EslCommand.of("connect").wire(),
                        EslCommand.of("myevents").wire(),
                        EslCommand.of("linger", "5").wire(),
                        EslCommand.api("hostname").wire());
    }
}
