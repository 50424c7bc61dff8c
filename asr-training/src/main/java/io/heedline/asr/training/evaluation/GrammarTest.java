package io.heedline.asr.training.evaluation;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.Utterance;
import io.heedline.asr.training.corpus.Speaker;
import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.language.SpokenLanguage;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.Noise;
import io.heedline.asr.training.signal.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a yes/no question makes of the right answers, of other speech, and of sounds that are no speech, heard as the
 * service hears them: front end, grammar and rejection.
 */
public final class GrammarTest {
    private static final int SOUNDS_OF_A_KIND = 60;
    private static final int FRAME = 160;

    /** How many of so many were accepted, and how many of those with the right text. */
    public record Score(String kind, int accepted, int right, int total, List<String> wrong) {}

    private record Sound(short[] samples, String said) {}

    private final Grammar grammar;
    private final List<String> accents;
    private final List<Sound> answers = new ArrayList<>();
    private final List<Sound> otherSpeech = new ArrayList<>();
    private final List<Sound> noises = new ArrayList<>();

    /**
     * @param phrases the grammar, segmented
     * @param other sentences that are not in it, segmented
     * @param readAloud other sentences as espeak-ng is fed with them
     * @param foreign sentences of another language
     */
    public GrammarTest(
            Speaker speaker,
            List<List<String>> phrases,
            List<List<String>> other,
            List<String> readAloud,
            List<String> foreign,
            List<String> voices) {
        SpokenLanguage language = speaker.language();
        accents = language.accents();
        grammar = Grammar.of(phrases.stream().map(language::written).toList());
        SplittableRandom random = new SplittableRandom(42);
        int number = 0;
        for (List<String> phrase : phrases) {
            for (Condition condition : Condition.values()) {
                for (int take = 0; take < 3; take++) {
                    EspeakVoice voice = voice(accent(number), voices, number, random);
                    float[] speech = speaker.sound(phrase, voice, random);
                    answers.add(new Sound(condition.apply(speech, number++), language.written(phrase)));
                }
            }
        }
        for (List<String> sentence : other) {
            if (!phrases.contains(sentence)) {
                EspeakVoice voice = voice(accent(number), voices, number, random);
                addOther(speaker.sound(sentence, voice, random), language.written(sentence), number++);
            }
        }
        for (String text : readAloud) {
            EspeakVoice voice = voice(accent(number), voices, number, random);
            addOther(speaker.sayGarbage(text, voice, 1).samples(), text, number++);
        }
        for (String sentence : foreign) {
            EspeakVoice voice = voice(language.foreignAccent(), voices, number, random);
            addOther(speaker.sayGarbage(sentence, voice, 1).samples(), sentence, number++);
        }
        for (int i = 0; i < SOUNDS_OF_A_KIND; i++) {
            noises.add(noise("silence", new float[samples(random)], 0));
            noises.add(noise("white noise", Noise.white(samples(random), random), level(random)));
            noises.add(noise("coloured noise", Noise.coloured(samples(random), random), level(random)));
            noises.add(noise("hum", Noise.hum(samples(random), random), level(random)));
            noises.add(noise("keys and tones", Noise.tones(samples(random), random), level(random)));
        }
    }

    private String accent(int number) {
        return accents.get(number % accents.size());
    }

    private static EspeakVoice voice(String language, List<String> voices, int number, SplittableRandom random) {
        return EspeakVoice.stock(language, voices.get(number % voices.size()), 150 + 15 * random.nextInt(4));
    }

    private void addOther(float[] speech, String said, int number) {
        Condition condition = Condition.values()[number % Condition.values().length];
        otherSpeech.add(new Sound(condition.apply(speech, number), said));
    }

    private static Sound noise(String kind, float[] unit, double level) {
        Signals.scale(unit, (float) level);
        return new Sound(Signals.toPcm(unit), kind);
    }

    private static int samples(SplittableRandom random) {
        return (int) (Mfcc.SAMPLE_RATE * (1 + 3 * random.nextDouble()));
    }

    private static double level(SplittableRandom random) {
        return 30 * Math.pow(100, random.nextDouble());
    }

    public int size() {
        return answers.size() + otherSpeech.size() + noises.size();
    }

    public List<Score> run(SpeechModel model, Runnable done) {
        return List.of(
                score("answers", answers, model, done),
                score("other speech", otherSpeech, model, done),
                score("noise, silence, keys", noises, model, done));
    }

    private Score score(String kind, List<Sound> sounds, SpeechModel model, Runnable done) {
        int accepted = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (Sound sound : sounds) {
            Utterance heard = hear(model, sound.samples());
            boolean taken = !heard.isEmpty() && !heard.rejected();
            boolean same = taken && heard.text().equals(sound.said());
            accepted += taken ? 1 : 0;
            right += same ? 1 : 0;
            if (sounds == answers ? !same : taken) {
                wrong.add("%s -> %s %.2f%s"
                        .formatted(
                                sound.said(), heard.text(), heard.confidence(), heard.rejected() ? " rejected" : ""));
            }
            done.run();
        }
        return new Score(kind, accepted, right, sounds.size(), wrong);
    }

    private Utterance hear(SpeechModel model, short[] samples) {
        try (RecognitionStream stream = model.stream(Mfcc.SAMPLE_RATE)) {
            stream.use(grammar);
            for (int from = 0; from < samples.length; from += FRAME) {
                stream.accept(Arrays.copyOfRange(samples, from, Math.min(samples.length, from + FRAME)));
            }
            stream.accept(new short[Mfcc.SAMPLE_RATE / 2]);
            return stream.finish();
        }
    }
}
