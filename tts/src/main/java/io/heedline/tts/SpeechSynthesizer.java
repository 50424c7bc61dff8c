package io.heedline.tts;

import io.heedline.audio.Pcm;

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
}
