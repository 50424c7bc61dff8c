package io.heedline.application.cli;

import io.heedline.application.text.SpeakableText;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns of a caller as given on the command line: sound files, or text that is spoken by a voice that is not the bot's. */
final class CallerTurns {

    /** Nobody speaks longer in one turn. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final SpeechSynthesizer voice;
    private final Locale locale;

    CallerTurns(SpeechSynthesizer voice, Locale locale) {
        this.voice = voice;
        this.locale = locale;
    }

    List<Pcm> sounds(List<String> turns) throws IOException {
        List<Pcm> sounds = new ArrayList<>();
        for (String turn : turns) {
            sounds.add(isFile(turn) ? WavFile.read(Path.of(turn), LONGEST) : spoken(turn));
        }
        return sounds;
    }

    /** What ends like a sound file is one, even if it is missing: nobody says "hello.wav", nor the name of a folder. */
    private static boolean isFile(String turn) {
        try {
            return turn.toLowerCase(Locale.ROOT).endsWith(".wav") || Files.exists(Path.of(turn));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    private Pcm spoken(String text) {
        SpeakableText.fault(text, locale).ifPresent(fault -> {
            throw CommandFailure.wrongUse(fault, "Give a text the voice can read, as in 我要查一下账单.");
        });
        return voice.speak(Prompt.of(text, locale));
    }
}
