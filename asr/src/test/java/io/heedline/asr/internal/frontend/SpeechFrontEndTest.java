package io.heedline.asr.internal.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heedline.asr.testing.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechFrontEndTest {

    private static final double FORMANT = 600;

    private record Heard(List<FrontEndEvent> events, List<Long> decidedMs) {
        <T extends FrontEndEvent> List<T> of(Class<T> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }

        short[] audio() {
            List<FrontEndEvent.Audio> pieces = of(FrontEndEvent.Audio.class);
            short[] all =
                    new short[pieces.stream().mapToInt(p -> p.samples().length).sum()];
            int at = 0;
            for (FrontEndEvent.Audio piece : pieces) {
                System.arraycopy(piece.samples(), 0, all, at, piece.samples().length);
                at += piece.samples().length;
            }
            return all;
        }
    }

    private static Heard hear(int rate, short[] samples) {
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
        try (SpeechFrontEnd frontEnd = new SpeechFrontEnd(rate, FrontEndSettings.DEFAULT)) {
            for (int at = 0; at + rate / 50 <= samples.length; at += rate / 50) {
                for (FrontEndEvent event : frontEnd.accept(Arrays.copyOfRange(samples, at, at + rate / 50))) {
                    heard.events().add(event);
                    heard.decidedMs().add((at + rate / 50) * 1000L / rate);
                }
            }
        }
        return heard;
    }

    @ParameterizedTest
    @CsvSource({"8000, 0", "16000, 0", "8000, 30", "8000, 150", "16000, 150"})
    void speechIsBoundedToThirtyMilliseconds(int rate, double noise) {
        Sound speech = new Sound(rate).voice(700, 1500, FORMANT, 1800);
        short[] samples = new Sound(rate)
                .silence(1500)
                .pcm(speech.samples())
                .silence(1000)
                .samples();
        short[] disturbance = new Sound(rate).noise(3200, noise).samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += disturbance[i];
        }

        Heard heard = hear(rate, samples);

        assertThat(heard.of(FrontEndEvent.Started.class)).hasSize(1);
        assertThat(heard.of(FrontEndEvent.Stopped.class)).hasSize(1);
        assertThat(heard.of(FrontEndEvent.Started.class).get(0).atMs()).isCloseTo(1500, within(60L));
        assertThat(heard.of(FrontEndEvent.Stopped.class).get(0).atMs()).isCloseTo(2200, within(60L));
        assertThat(heard.decidedMs().get(heard.decidedMs().size() - 1)).isCloseTo(2400, within(60L));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 200, 2000})
    void steadyNoiseLetsNothingThrough(double rms) {
        assertThat(hear(8000, new Sound(8000).noise(6000, rms).samples()).events())
                .isEmpty();
    }

    @Test
    void noiseThatBeginsAfterDigitalSilenceStartsNoSpeech() {
        assertThat(hear(8000, new Sound(8000).silence(2000).noise(4000, 300).samples())
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"450, 450", "425, 425", "350, 440", "480, 620", "440, 480", "1100, 1100", "2100, 2100", "1400, 1400"})
    void callProgressTonesAreNoSpeech(double one, double two) {
        short[] tones = new Sound(8000)
                .silence(300)
                .tone(350, 4000, one, two)
                .silence(350)
                .tone(2000, 4000, one, two)
                .silence(500)
                .samples();

        assertThat(hear(8000, tones).events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void everyTelephoneKeyIsHeardOnceAndIsNoSpeech(int rate) {
        double[] low = {697, 770, 852, 941};
        double[] high = {1209, 1336, 1477, 1633};
        String keys = "123A456B789C*0#D";
        Sound sound = new Sound(rate).silence(500);
        for (int i = 0; i < keys.length(); i++) {
            sound.tone(80, 3000, low[i / 4], high[i % 4]).silence(80);
        }
        // The same key twice.
        sound.tone(80, 3000, 697, 1209).silence(60).tone(80, 3000, 697, 1209).silence(300);

        Heard heard = hear(rate, sound.samples());

        assertThat(heard.events()).allMatch(FrontEndEvent.Key.class::isInstance);
        StringBuilder pressed = new StringBuilder();
        heard.of(FrontEndEvent.Key.class).forEach(key -> pressed.append(key.key()));
        assertThat(pressed).hasToString(keys + "11");
        assertThat(heard.of(FrontEndEvent.Key.class).get(1).atMs()).isCloseTo(660, within(20L));
    }

    @Test
    void keysInNoiseAreHeard() {
        short[] keys = new Sound(8000)
                .silence(200)
                .tone(100, 2000, 770, 1336)
                .silence(300)
                .samples();
        short[] noise = new Sound(8000).noise(600, 300).samples();
        for (int i = 0; i < keys.length; i++) {
            keys[i] += noise[i];
        }

        assertThat(hear(8000, keys).of(FrontEndEvent.Key.class))
                .extracting(FrontEndEvent.Key::key)
                .containsExactly('5');
    }

    @Test
    void aToneEndsSpeechAndSpeechAfterItBeginsAnew() {
        Sound sound =
                new Sound(8000).silence(500).voice(500, 1500, FORMANT, 1800).tone(1000, 3000, 450);
        int again = sound.ms();
        sound.voice(500, 1500, FORMANT, 1800).silence(500);

        Heard heard = hear(8000, sound.samples());

        assertThat(heard.of(FrontEndEvent.Stopped.class).get(0).atMs()).isCloseTo(1000, within(60L));
        assertThat(heard.of(FrontEndEvent.Started.class)).hasSize(2);
        assertThat(heard.of(FrontEndEvent.Started.class).get(1).atMs()).isCloseTo(again, within(80L));
    }

    @Test
    void aClickIsNoSpeech() {
        assertThat(hear(
                                8000,
                                new Sound(8000)
                                        .silence(500)
                                        .noise(20, 8000)
                                        .silence(500)
                                        .samples())
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {40, 328, 1000, 5000, 10000})
    void speechOfAnyLevelComesOutAtOneLevel(double rms) {
        Heard heard = hear(
                8000,
                new Sound(8000)
                        .silence(1000)
                        .voice(2000, rms, FORMANT, 1800)
                        .silence(500)
                        .samples());

        // The pre-roll and what follows the speech are silent: about 490 of the 2490 ms.
        double spoken = Samples.power(heard.audio()) * heard.audio().length / (2000 * 8);
        assertThat(Math.sqrt(spoken)).isCloseTo(1000, within(300.0));
    }

    @Test
    void theGainCreepsWithinAnUtteranceAndIgnoresPauses() {
        short[] samples = new Sound(8000)
                .silence(500)
                .voice(1500, 1000, FORMANT, 1800)
                .silence(4000)
                .voice(1500, 1000, FORMANT, 1800)
                .silence(500)
                .samples();

        List<FrontEndEvent.Audio> pieces = hear(8000, samples).of(FrontEndEvent.Audio.class);
        double before = Samples.power(pieces.get(40).samples());
        double after = Samples.power(pieces.get(pieces.size() - 60).samples());

        assertThat(Samples.db(after) - Samples.db(before)).isCloseTo(0, within(6.0));
    }

    @Test
    void digitalSilenceBecomesFaintNoiseTheSameInEveryRun() {
        short[] samples = new Sound(8000)
                .silence(1000)
                .voice(500, 1500, FORMANT, 1800)
                .silence(500)
                .samples();

        short[] audio = hear(8000, samples).audio();
        short[] again = hear(8000, samples).audio();

        double quietest = Double.MAX_VALUE;
        for (int at = 0; at + 80 <= audio.length; at += 80) {
            quietest = Math.min(quietest, Samples.power(Arrays.copyOfRange(audio, at, at + 80)));
        }
        assertThat(Math.sqrt(quietest)).isBetween(2.0, 20.0);
        assertThat(again).isEqualTo(audio);
    }

    @Test
    void aConstantOffsetIsRemoved() {
        short[] samples = new Sound(8000)
                .noise(300, 10)
                .voice(600, 1500, FORMANT, 1800)
                .noise(500, 10)
                .samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += 3000;
        }

        short[] audio = hear(8000, samples).audio();

        double mean = 0;
        for (short sample : audio) {
            mean += sample;
        }
        assertThat(mean / audio.length).isCloseTo(0, within(30.0));
        assertThat(hear(8000, samples).of(FrontEndEvent.Started.class)).hasSize(1);
    }

    @Test
    void howTheAudioIsCutMakesNoDifference() {
        short[] samples = new Sound(8000)
                .noise(700, 20)
                .voice(600, 1500, FORMANT, 1800)
                .noise(500, 20)
                .samples();
        List<FrontEndEvent> whole;
        List<FrontEndEvent> cut = new ArrayList<>();
        try (SpeechFrontEnd one = new SpeechFrontEnd(8000, FrontEndSettings.DEFAULT);
                SpeechFrontEnd other = new SpeechFrontEnd(8000, FrontEndSettings.DEFAULT)) {
            whole = one.accept(samples);
            for (int at = 0; at < samples.length; at += 37) {
                cut.addAll(other.accept(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + 37))));
            }
        }

        assertThat(new Heard(cut, List.of()).audio()).isEqualTo(new Heard(whole, List.of()).audio());
        assertThat(cut).hasSameSizeAs(whole);
    }
}
