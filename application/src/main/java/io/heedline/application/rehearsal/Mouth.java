package io.heedline.application.rehearsal;

import io.heedline.audio.Pcm;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One person's voice. What was prepared is at hand at once, so that no call waits for its caller's voice. */
final class Mouth {

    private final SpeechSynthesizer voice;
    private final Locale locale;
    private final Map<String, Pcm> spoken = new ConcurrentHashMap<>();

    Mouth(SpeechSynthesizer voice, Locale locale) {
        this.voice = voice;
        this.locale = locale;
    }

    /** Speaks these words for nobody. */
    void prepare(String words) {
        spoken.computeIfAbsent(words, text -> voice.speak(Prompt.of(text, locale)));
    }

    Utterance speak(Line line) {
        List<Pcm> sounds = new ArrayList<>();
        for (Line.Chunk chunk : line.chunks()) {
            prepare(chunk.words());
            sounds.add(spoken.get(chunk.words()));
        }
        return Utterance.of(line, sounds, SpeechSynthesizer.SAMPLE_RATE);
    }
}
