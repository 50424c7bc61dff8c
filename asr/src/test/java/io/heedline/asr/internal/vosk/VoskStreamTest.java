package io.heedline.asr.internal.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.Utterance;
import io.heedline.asr.internal.frontend.FrontEndSettings;
import io.heedline.asr.internal.frontend.SpeechFrontEnd;
import io.heedline.asr.testing.Sound;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoskStreamTest {

    private static final String NOTHING = "{\"text\": \"\"}";

    /** A recogniser that says what it is told to. */
    private static final class Scripted implements Decoder {
        final String grammar;
        final Deque<String> partials = new ArrayDeque<>();
        final Deque<String> results = new ArrayDeque<>();
        int samples;
        int endpointAt = Integer.MAX_VALUE;
        int closed;

        Scripted(String grammar) {
            this.grammar = grammar;
        }

        @Override
        public boolean accept(short[] pcm) {
            samples += pcm.length;
            boolean endpoint = samples >= endpointAt;
            endpointAt = endpoint ? Integer.MAX_VALUE : endpointAt;
            return endpoint;
        }

        @Override
        public String partial() {
            String partial = partials.size() > 1 ? partials.poll() : partials.isEmpty() ? "" : partials.peek();
            return "{\"partial\": \"" + partial + "\"}";
        }

        @Override
        public String result() {
            return results.isEmpty() ? NOTHING : results.poll();
        }

        @Override
        public String finish() {
            return result();
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private final List<Scripted> decoders = new ArrayList<>();
    private final Deque<Scripted> prepared = new ArrayDeque<>();
    private final Vocabulary vocabulary =
            new Vocabulary(new LinkedHashSet<>(List.of("我", "要", "查", "账单", "是", "的", "[unk]")));
    private final Map<Grammar, CompiledGrammar> compiled = new HashMap<>();
    private final DecoderPool pool = new DecoderPool(
            grammar -> {
                Scripted decoder =
                        prepared.isEmpty() ? new Scripted(grammar.json().orElse(null)) : prepared.poll();
                decoders.add(decoder);
                return decoder;
            },
            2);
    private final VoskStream stream = stream();

    private VoskStream stream() {
        return new VoskStream(
                8000,
                new SpeechFrontEnd(8000, FrontEndSettings.DEFAULT),
                new RateAdapter(8000, 8000),
                grammar -> compiled.computeIfAbsent(
                        grammar, g -> new CompiledGrammar(g, vocabulary, RejectionSettings.DEFAULT)),
                pool,
                new UtteranceJudge(RejectionSettings.DEFAULT));
    }

    @AfterEach
    void close() {
        stream.close();
        pool.close();
        assertThat(decoders).allMatch(decoder -> decoder.closed == 1);
    }

    private static String word(String word, double start, double end, double confidence) {
        return "{\"word\":\"" + word + "\",\"start\":" + start + ",\"end\":" + end + ",\"conf\":" + confidence + "}";
    }

    private static String result(String... words) {
        return "{\"result\":[" + String.join(",", words) + "],\"text\":\"\"}";
    }

    private Scripted prepare() {
        Scripted decoder = new Scripted(null);
        prepared.add(decoder);
        return decoder;
    }

    private List<RecognitionEvent> play(Sound sound) {
        return play(stream, sound);
    }

    private static List<RecognitionEvent> play(VoskStream stream, Sound sound) {
        short[] samples = sound.samples();
        List<RecognitionEvent> events = new ArrayList<>();
        for (int at = 0; at < samples.length; at += 160) {
            events.addAll(stream.accept(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + 160))));
        }
        return events;
    }

    private static Sound spoken(int ms) {
        return new Sound(8000).silence(1000).voice(ms, 1500, 600, 1800).silence(1000);
    }

    @Test
    void silenceAndTonesCostNoDecoding() {
        play(new Sound(8000)
                .silence(2000)
                .tone(1000, 3000, 450)
                .silence(500)
                .tone(100, 3000, 697, 1209)
                .silence(300));

        assertThat(decoders).isEmpty();
        assertThat(stream.finish()).isEqualTo(Utterance.EMPTY);
    }

    @Test
    void onlySpeechAndALittleAroundItIsDecoded() {
        Scripted decoder = prepare();
        play(spoken(1000));

        assertThat(decoder.samples / 8).isCloseTo(300 + 1000 + 190, within(80));
    }

    @Test
    void partialsComeOnlyWhenTheyChange() {
        Scripted decoder = prepare();
        decoder.partials.addAll(List.of("我", "我", "我 要", "我 要", "我 要 [unk]"));
        List<RecognitionEvent> events = play(spoken(1000));

        assertThat(events)
                .filteredOn(RecognitionEvent.Partial.class::isInstance)
                .containsExactly(new RecognitionEvent.Partial("我"), new RecognitionEvent.Partial("我要"));
    }

    @Test
    void theLastWordIsToldAsSoonAsTheVoiceHasStopped() {
        Scripted decoder = prepare();
        decoder.partials.addAll(List.of("我", ""));
        decoder.results.add(result(word("我", 0.3, 0.5, 0.9), word("要", 0.5, 1.2, 0.9)));
        List<RecognitionEvent> events = play(spoken(1000));

        assertThat(events)
                .filteredOn(RecognitionEvent.Partial.class::isInstance)
                .last()
                .isEqualTo(new RecognitionEvent.Partial("我要"));
        assertThat(stream.finish().text()).isEqualTo("我要");
    }

    @Test
    void wordsBeforeAndAfterAnEndPointMakeOneUtterance() {
        Scripted decoder = prepare();
        decoder.endpointAt = 4000;
        decoder.results.add(result(word("我", 0.3, 0.5, 0.9), word("要", 0.5, 0.7, 0.9)));
        decoder.results.add(result(word("账单", 0.8, 1.2, 0.9)));
        play(spoken(1000));
        Utterance utterance = stream.finish();

        assertThat(utterance.text()).isEqualTo("我要账单");
        // 300 ms before the speech at 1000 ms the decoder's time began.
        assertThat(utterance.words().get(0).startMs()).isCloseTo(1000, within(40L));
        assertThat(utterance.words().get(2).endMs()).isCloseTo(1900, within(40L));
    }

    @Test
    void aGrammarTakesEffectWithTheNextTurn() {
        play(spoken(500));
        stream.use(Grammar.of(List.of("是的")));
        stream.finish();
        play(spoken(500));

        assertThat(decoders).hasSize(2);
        assertThat(decoders.get(0).grammar).isNull();
        assertThat(decoders.get(1).grammar).contains("是 的");
    }

    @Test
    void theSameGrammarKeepsItsRecogniser() {
        stream.use(Grammar.of(List.of("是的")));
        play(spoken(500));
        stream.finish();
        stream.use(Grammar.of(List.of("是的")));
        play(spoken(500));

        assertThat(decoders).hasSize(1);
    }

    @Test
    void theNextCallGetsTheRecogniserOfTheLastWithItsClock() {
        Scripted decoder = prepare();
        play(spoken(1000));
        stream.close();
        double seconds = decoder.samples / 8000.0;
        decoder.results.add(result(word("是", seconds + 0.3, seconds + 0.5, 0.9)));
        try (VoskStream nextCall = stream()) {
            play(nextCall, spoken(1000));
            Utterance utterance = nextCall.finish();

            assertThat(decoders).hasSize(1);
            assertThat(utterance.words().get(0).startMs()).isCloseTo(1000, within(40L));
        }
    }

    @Test
    void recognisersThatWaitTooManyAreFreed() {
        for (String phrase : List.of("是", "的", "账单", "查")) {
            stream.use(Grammar.of(List.of(phrase)));
            play(spoken(500));
            stream.finish();
        }

        assertThat(decoders).hasSize(4);
        assertThat(decoders.get(0).closed).isEqualTo(1);
        assertThat(decoders.get(1).closed).isZero();
    }

    @Test
    void speechWithoutAWordIsNotUnderstood() {
        play(spoken(1000));
        Utterance utterance = stream.finish();

        assertThat(utterance.isEmpty()).isTrue();
        assertThat(utterance.rejected()).isTrue();
    }

    @Test
    void aTurnFinishedInMidSpeechLosesNothingAndGoesOn() {
        Scripted decoder = prepare();
        decoder.results.add(result(word("我", 0.3, 0.5, 0.9)));
        decoder.results.add(result(word("要", 0.9, 1.2, 0.9)));
        play(new Sound(8000).silence(1000).voice(800, 1500, 600, 1800));
        Utterance first = stream.finish();
        int before = decoder.samples;
        List<RecognitionEvent> events =
                play(new Sound(8000).voice(500, 1500, 600, 1800).silence(500));
        Utterance second = stream.finish();

        assertThat(before / 8).isCloseTo(300 + 800, within(60));
        assertThat(first.text()).isEqualTo("我");
        assertThat(second.text()).isEqualTo("要");
        assertThat(events).noneMatch(RecognitionEvent.SpeechStarted.class::isInstance);
        assertThat(events).anyMatch(RecognitionEvent.SpeechStopped.class::isInstance);
    }

    @Test
    void whatIsOutsideTheGrammarIsRejected() {
        stream.use(Grammar.of(List.of("是的")));
        Scripted decoder = prepare();
        decoder.results.add(result(word("是", 0.3, 0.6, 0.9), word("账单", 0.6, 1.2, 0.9)));
        decoder.results.add(result(word("是", 1.8, 2.3, 0.9), word("的", 2.3, 2.8, 0.9), word("[unk]", 2.8, 2.9, 0.9)));
        decoder.results.add(result(word("是", 3.3, 3.8, 0.3), word("的", 3.8, 4.3, 0.3)));
        decoder.results.add(result(word("是", 4.8, 5.3, 0.95), word("的", 5.3, 5.8, 0.95)));

        List<Boolean> rejected = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            play(spoken(1000));
            rejected.add(stream.finish().rejected());
        }

        assertThat(rejected).containsExactly(true, true, true, false);
    }
}
