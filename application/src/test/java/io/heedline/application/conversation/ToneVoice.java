package io.heedline.application.conversation;

import io.heedline.audio.Pcm;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;

/** Speaks every character as 100 ms of a tone. */
final class ToneVoice implements SpeechSynthesizer {

    private static final int MS_PER_CHARACTER = 100;

    @Override
    public Pcm speak(Prompt prompt) {
        return tone(prompt.text().length() * MS_PER_CHARACTER);
    }

    static Pcm tone(int ms) {
        short[] samples = new short[ms * SAMPLE_RATE / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i * 0.35));
        }
        return new Pcm(samples, SAMPLE_RATE);
    }
}
