package io.heedline.asr.training.corpus;

import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.espeak.TimedSpeech;
import io.heedline.asr.training.kaldi.PhoneSet;
import io.heedline.asr.training.language.Pronunciations;
import io.heedline.asr.training.language.SpokenLanguage;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.Signals;
import java.util.ArrayList;
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
        LabelledSpeech speech = label(espeak.speak(text(readings, random), voice), voice, stretch, false);
        if (!language().saidAsFed()) {
            return Optional.of(speech);
        }
        int[] expected = readings.stream()
                .flatMapToInt(reading -> Arrays.stream(reading.classes()))
                .toArray();
        int[] said = Arrays.stream(speech.classes())
                .filter(sound -> sound != PhoneSet.SILENCE_CLASS)
                .toArray();
        return Arrays.equals(said, expected) ? Optional.of(speech) : Optional.empty();
    }

    public SpokenLanguage language() {
        return pronunciations.language();
    }

    /** Speaks words of the lexicon, whatever sounds come out; for measuring, which needs no labels. */
    public float[] sound(List<String> words, EspeakVoice voice, SplittableRandom random) {
        return label(espeak.speak(text(draw(words, random), random), voice), voice, 1, false)
                .samples();
    }

    private List<Pronunciations.Reading> draw(List<String> words, SplittableRandom random) {
        return words.stream()
                .map(word -> pronunciations.anyReading(word, random))
                .toList();
    }

    private String text(List<Pronunciations.Reading> readings, SplittableRandom random) {
        if (!language().saidAsFed()) {
            return language()
                    .written(readings.stream()
                            .map(Pronunciations.Reading::spoken)
                            .toList());
        }
        StringBuilder text = new StringBuilder();
        for (Pronunciations.Reading reading : readings) {
            // People run words together as often as they set them apart.
            text.append(text.length() == 0 || random.nextInt(10) < 4 ? "" : " ").append(reading.spoken());
        }
        return text.toString();
    }

    /** Speaks any text; all of it counts as speech that is no word of the model. */
    public LabelledSpeech sayGarbage(String text, EspeakVoice voice, double stretch) {
        return label(espeak.speak(text, voice), voice, stretch, true);
    }

    private LabelledSpeech label(TimedSpeech speech, EspeakVoice voice, double stretch, boolean garbage) {
        double ratio = stretch * Mfcc.SAMPLE_RATE / speech.sampleRate();
        float[] samples = Signals.resample(speech.samples(), ratio);
        List<Integer> classes = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<TimedSpeech.Phone> phones = speech.phones();
        for (int i = 0; i < phones.size(); i++) {
            int start = phones.get(i).startSample();
            int end = i + 1 < phones.size() ? phones.get(i + 1).startSample() : speech.samples().length;
            int[] heard = classes(phones.get(i), voice, garbage);
            for (int part = 0; part < heard.length; part++) {
                classes.add(heard[part]);
                starts.add((int) ((start + (long) (end - start) * part / heard.length) * ratio));
            }
        }
        return new LabelledSpeech(samples, toArray(classes), toArray(starts));
    }

    private int[] classes(TimedSpeech.Phone phone, EspeakVoice voice, boolean garbage) {
        if (phone.isPause()) {
            return new int[] {PhoneSet.SILENCE_CLASS};
        }
        if (garbage) {
            return new int[] {PhoneSet.GARBAGE_CLASS};
        }
        return language().sounds(voice.language(), phone.symbol()).stream()
                .mapToInt(pronunciations.phones()::classOf)
                .toArray();
    }

    private static int[] toArray(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
