package io.heedline.tts;

import io.heedline.audio.Pcm;
import java.util.Collection;

/** Turns prompts into telephone sound. Safe for use by many threads at once. */
@FunctionalInterface
public interface SpeechSynthesizer {

    /** Samples per second of everything spoken. */
    int SAMPLE_RATE = 8_000;

    /**
     * Speaks a prompt; returns when all of it is there, so it may take some tens of milliseconds.
     *
     * @return sound at {@value #SAMPLE_RATE} Hz; empty if the text holds nothing that can be said
     * @throws SpeechSynthesisException if the engine is missing, fails or takes too long
     */
    Pcm speak(Prompt prompt);

    /**
     * Speaks prompts for nobody, so that caches are full and dictionaries loaded before the first call. Runs on the
     * thread of the caller.
     *
     * @param progress told after each prompt
     * @throws SpeechSynthesisException at the first prompt that cannot be spoken
     */
    default void warmUp(Collection<Prompt> prompts, WarmUpProgress progress) {
        int done = 0;
        for (Prompt prompt : prompts) {
            speak(prompt);
            progress.spoken(++done, prompts.size());
        }
    }

    /** Hears how far a warm-up has come. */
    @FunctionalInterface
    interface WarmUpProgress {

        /** So many of the prompts are spoken. */
        void spoken(int done, int total);
    }
}
