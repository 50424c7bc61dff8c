package io.heedline.tts;

import io.heedline.audio.AudioFormatException;
import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.audio.WavFile;
import io.heedline.tts.internal.EspeakProcess;
import io.heedline.tts.internal.LanguagePart;
import io.heedline.tts.internal.SpeechLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Speaks by running {@code espeak-ng} once for each prompt. The program is free software under the GPL and runs as a
 * process of its own; the text goes to it over standard input, the sound comes back in a temporary file.
 *
 * <p>Chinese is handed over as pinyin to the voice {@code cmn-latn-pinyin}, because the engine's own reading of
 * characters is wrong too often; English goes to {@code en-us}, also where it stands in a Chinese prompt.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {

    /** Changes whenever the same prompt and settings would sound different; part of every cache key. */
    private static final int VERSION = 1;

    /** Paces at which a telephone prompt is easy to follow, in the engine's words per minute. */
    private static final int CHINESE_PACE = 210;

    private static final int ENGLISH_PACE = 170;

    private final EspeakSettings settings;
    private final EspeakProcess espeak;

    public EspeakSynthesizer(EspeakSettings settings) {
        this.settings = settings;
        this.espeak = new EspeakProcess(settings.command(), settings.timeout());
    }

    @Override
    public Pcm speak(Prompt prompt) {
        requireSpoken(prompt.locale());
        List<Pcm> parts = new ArrayList<>(List.of(Pcm.silence(0, SAMPLE_RATE)));
        LanguagePart.of(prompt.text(), prompt.locale()).forEach(part -> parts.add(speak(part, prompt.speed())));
        return Pcm.concat(parts);
    }

    private Pcm speak(LanguagePart part, double speed) {
        boolean chinese = part.locale().getLanguage().equals(Locale.CHINESE.getLanguage());
        String spoken = SpokenText.of(part.text(), part.locale(), settings.one());
        String line = chinese ? Pinyin.standard().phrase(spoken) : spoken;
        if (line.chars().noneMatch(Character::isLetter)) {
            return Pcm.silence(0, SAMPLE_RATE);
        }
        double pace = (chinese ? CHINESE_PACE : ENGLISH_PACE) * settings.speed() * speed;
        Pcm voice = synthesise(line, chinese ? "cmn-latn-pinyin" : "en-us", pace);
        return SpeechLevel.trimmedAndLevelled(Resampler.resample(voice, SAMPLE_RATE), settings.level());
    }

    private static void requireSpoken(Locale locale) {
        SpokenText.of("", locale);
    }

    private Pcm synthesise(String line, String voice, double pace) {
        String variant = settings.variant().isEmpty() ? "" : "+" + settings.variant();
        Path wav = temporaryFile();
        try {
            espeak.run(
                    line,
                    List.of(
                            "-b",
                            "1",
                            "-v",
                            voice + variant,
                            "-s",
                            "" + Math.round(pace),
                            "-p",
                            "" + settings.pitch(),
                            "-w",
                            wav.toString()));
            return WavFile.read(wav);
        } catch (AudioFormatException e) {
            throw new SpeechSynthesisException("espeak-ng gave no usable sound: " + e.getMessage(), true, e);
        } catch (IOException e) {
            throw new SpeechSynthesisException("the sound of espeak-ng cannot be read: " + e.getMessage(), true, e);
        } finally {
            delete(wav);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("heedline-speech", ".wav");
        } catch (IOException e) {
            throw new SpeechSynthesisException(
                    "no temporary file for speech can be made in " + System.getProperty("java.io.tmpdir") + ": "
                            + e.getMessage(),
                    true,
                    e);
        }
    }

    private static void delete(Path wav) {
        try {
            Files.deleteIfExists(wav);
        } catch (IOException e) {
            wav.toFile().deleteOnExit();
        }
    }

    /**
     * The name and version the engine gives itself.
     *
     * @throws SpeechSynthesisException if it is missing or does not run; the message names the command that installs it
     */
    public String engineVersion() {
        return espeak.version();
    }

    /** What, beside text and language, decides how a prompt sounds: engine, settings, and the version of this class. */
    public String fingerprint() {
        return String.join(
                "|",
                "espeak",
                "" + VERSION,
                engineVersion(),
                settings.variant(),
                "" + settings.speed(),
                "" + settings.pitch(),
                "" + settings.level(),
                settings.one().name());
    }
}
