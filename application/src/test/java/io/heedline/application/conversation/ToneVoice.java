package io.heedline.application.conversation;

import io.heedline.audio.Pcm;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;

/** Speaks every character as 100 ms of a tone, a comma as as much silence. */
final class ToneVoice implements SpeechSynthesizer {

    private static final int MS_PER_CHARACTER = 100;

    @Override
    public Pcm speak(Prompt prompt) {
        return Pcm.concat(prompt.text()
                .chars()
                .mapToObj(c -> c == '，' ? Pcm.silence(MS_PER_CHARACTER, SAMPLE_RATE) : tone(MS_PER_CHARACTER))
                .toList());
    }

    static Pcm tone(int ms) {
        short[] samples = new short[ms * SAMPLE_RATE / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i * 0.35));
        }
        return new Pcm(samples, SAMPLE_RATE);
    }
}
