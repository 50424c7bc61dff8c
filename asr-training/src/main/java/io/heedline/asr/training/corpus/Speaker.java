package io.heedline.asr.training.corpus;

import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.espeak.TimedSpeech;
import io.heedline.asr.training.kaldi.PhoneSet;
import io.heedline.asr.training.language.Pronunciations;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Speaks sentences by espeak-ng at 8 kHz and labels them. */
public final class Speaker {
    private final Espeak espeak;
    private final Pronunciations pronunciations;

    public Speaker(Espeak espeak, Pronunciations pronunciations) {
        this.espeak = espeak;
        this.pronunciations = pronunciations;
    }

    /**
     * Speaks words of the lexicon.
     *
     * @param stretch how much longer, and lower, all of it becomes; 1 for not at all
     * @return empty if espeak-ng said other sounds than the lexicon has, in which case the labels could not be trusted
     */
    public Optional<LabelledSpeech> say(
            List<String> words, EspeakVoice voice, double stretch, SplittableRandom random) {
        List<Pronunciations.Reading> readings = draw(words, random);
        LabelledSpeech speech = label(espeak.speak(text(readings, random), voice), stretch, false);
        int[] expected = readings.stream()
                .flatMapToInt(reading -> Arrays.stream(reading.classes()))
                .toArray();
        int[] said = Arrays.stream(speech.classes())
                .filter(sound -> sound != PhoneSet.SILENCE_CLASS)
                .toArray();
        return Arrays.equals(said, expected) ? Optional.of(speech) : Optional.empty();
    }

    /** Speaks words of the lexicon, whatever sounds come out; for measuring, which needs no labels. */
    public float[] sound(List<String> words, EspeakVoice voice, SplittableRandom random) {
        return label(espeak.speak(text(draw(words, random), random), voice), 1, false)
                .samples();
    }

    private List<Pronunciations.Reading> draw(List<String> words, SplittableRandom random) {
        return words.stream()
                .map(word -> pronunciations.anyReading(word, random))
                .toList();
    }

    private static String text(List<Pronunciations.Reading> readings, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (Pronunciations.Reading reading : readings) {
            // People run words together as often as they set them apart.
            text.append(text.length() == 0 || random.nextInt(10) < 4 ? "" : " ").append(reading.spoken());
        }
        return text.toString();
    }

    /** Speaks any text; all of it counts as speech that is no word of the model. */
    public LabelledSpeech sayGarbage(String text, EspeakVoice voice, double stretch) {
        return label(espeak.speak(text, voice), stretch, true);
    }

    private LabelledSpeech label(TimedSpeech speech, double stretch, boolean garbage) {
        double ratio = stretch * Mfcc.SAMPLE_RATE / speech.sampleRate();
        float[] samples = Signals.resample(speech.samples(), ratio);
        int count = speech.phones().size();
        int[] classes = new int[count];
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            TimedSpeech.Phone phone = speech.phones().get(i);
            classes[i] = phone.isPause()
                    ? PhoneSet.SILENCE_CLASS
                    : garbage ? PhoneSet.GARBAGE_CLASS : pronunciations.phones().classOf(phone.symbol());
            starts[i] = (int) (phone.startSample() * ratio);
        }
        return new LabelledSpeech(samples, classes, starts);
    }
}
