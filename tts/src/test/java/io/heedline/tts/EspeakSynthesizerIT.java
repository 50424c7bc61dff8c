package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakSynthesizerIT {

    private static final Prompt GREETING = Prompt.of("您好，这里是和睦银行，请问有什么可以帮您？", Locale.SIMPLIFIED_CHINESE);

    private final EspeakSynthesizer espeak = new EspeakSynthesizer(EspeakSettings.standard());

    @ParameterizedTest
    @ValueSource(strings = {"好的", "您好，这里是和睦银行，请问有什么可以帮您？", "您尾号1234的信用卡本期应还1234.56元。", "四十四"})
    void speechIsTelephoneSoundThatStartsAtOnceAtTheLevelAskedFor(String text) {
        Pcm speech = espeak.speak(Prompt.of(text, Locale.SIMPLIFIED_CHINESE));

        assertThat(speech.sampleRate()).isEqualTo(8000);
        assertThat(silenceBefore(speech)).isBetween(10L, 20L);
        assertThat(Level.dbfs(speech)).isBetween(-24.0, -18.5);
        assertThat(Level.peak(speech.samples())).isLessThan(0.95);
    }

    @Test
    void englishIsSpoken() {
        Pcm speech = espeak.speak(Prompt.of("Your balance is $1,234.56.", Locale.US));

        assertThat(speech.durationMs()).isBetween(2000L, 6000L);
        assertThat(Level.dbfs(speech)).isBetween(-24.0, -18.5);
    }

    @Test
    void englishWordsInAChinesePromptAreSpokenInEnglish() {
        Pcm mixed = espeak.speak(Prompt.of("您的Visa卡", Locale.SIMPLIFIED_CHINESE));
        Pcm english = espeak.speak(Prompt.of("Visa", Locale.US));
        Pcm first = espeak.speak(Prompt.of("您的", Locale.SIMPLIFIED_CHINESE));

        assertThat(mixed.slice(first.durationMs(), first.durationMs() + english.durationMs())
                        .samples())
                .startsWith(english.slice(0, 300).samples());
    }

    @Test
    void aLanguageItCannotSpeakIsNamed() {
        assertThatThrownBy(() -> espeak.speak(Prompt.of("Guten Tag", Locale.GERMANY)))
                .hasMessageContaining("de-DE");
    }

    @Test
    void theSamePromptSoundsTheSameEachTime() {
        assertThat(espeak.speak(GREETING)).isEqualTo(espeak.speak(GREETING));
    }

    @Test
    void twiceTheSpeedTakesAboutHalfTheTime() {
        Pcm fast = new EspeakSynthesizer(EspeakSettings.standard().withSpeed(2)).speak(GREETING);

        assertThat((double) fast.length() / espeak.speak(GREETING).length()).isBetween(0.35, 0.65);
    }

    @Test
    void aVoiceVariantSoundsDifferent() {
        Pcm other = new EspeakSynthesizer(EspeakSettings.standard().withVariant("f2")).speak(GREETING);

        assertThat(other).isNotEqualTo(espeak.speak(GREETING));
        assertThat(other.durationMs()).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "。", "😀", "\n", "-"})
    void whatHoldsNothingToSayGivesNoSound(String text) {
        assertThat(espeak.speak(Prompt.of(text, Locale.SIMPLIFIED_CHINESE)).length())
                .isZero();
        assertThat(espeak.speak(Prompt.of(text, Locale.US)).length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v en hello", "[[phonemes]]", "<voice>hello</voice>", "a\nb\u0000c", "--help"})
    void textIsNeverTakenForOptionsOrMarkup(String text) {
        assertThat(espeak.speak(Prompt.of(text, Locale.US)).durationMs()).isGreaterThan(100);
    }

    @Test
    void aPromptTooLongToBeHandedOverIsRefused() {
        String endless = "您好".repeat(10_000);

        assertThatThrownBy(() -> espeak.speak(Prompt.of(endless, Locale.SIMPLIFIED_CHINESE)))
                .isInstanceOf(SpeechSynthesisException.class)
                .hasMessageContaining("at most 60000 bytes");
    }

    @Test
    void theFingerprintChangesWithTheSettings() {
        assertThat(espeak.fingerprint()).contains("eSpeak NG");
        assertThat(new EspeakSynthesizer(EspeakSettings.standard().withSpeed(1.1)).fingerprint())
                .isNotEqualTo(espeak.fingerprint());
        assertThat(new EspeakSynthesizer(EspeakSettings.standard().withVariant("f2")).fingerprint())
                .isNotEqualTo(espeak.fingerprint());
    }

    private static long silenceBefore(Pcm speech) {
        int at = 0;
        int loudest = (int) (Level.peak(speech.samples()) * 32768);
        while (Math.abs(speech.samples()[at]) < loudest / 50) {
            at++;
        }
        return at * 1000L / speech.sampleRate();
    }
}
