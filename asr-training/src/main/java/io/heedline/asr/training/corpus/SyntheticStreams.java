package io.heedline.asr.training.corpus;

import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.espeak.RandomVoices;
import io.heedline.asr.training.language.SentenceGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Streams of generated speech without end: sentences of the grammar, words at random (so that sounds are learnt and not
 * sentences), other languages as garbage, and lines on which nobody speaks.
 */
public final class SyntheticStreams implements Supplier<SpeechStream> {
    private final Speaker speaker;
    private final SentenceGrammar grammar;
    private final List<String> words;
    private final List<String> foreignWords;
    private final RandomVoices voices;
    private final SplittableRandom random;
    private final LineConditions line = new LineConditions();
    private long mistrusted;
    private long spoken;

    public SyntheticStreams(
            Speaker speaker,
            SentenceGrammar grammar,
            List<String> words,
            List<String> foreignWords,
            RandomVoices voices,
            long seed) {
        this.speaker = speaker;
        this.grammar = grammar;
        this.words = List.copyOf(words);
        this.foreignWords = List.copyOf(foreignWords);
        this.voices = voices;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public SpeechStream get() {
        int kind = random.nextInt(100);
        if (kind < 3) {
            return line.put(List.of(), 2 + 4 * random.nextDouble(), random);
        }
        boolean foreign = kind < 7;
        EspeakVoice voice = voices.next(foreign ? speaker.language().foreignAccent() : accent(), random);
        double stretch = Math.pow(1.22, 2 * random.nextDouble() - 1);
        List<LabelledSpeech> utterances = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        while (utterances.size() < count) {
            spoken++;
            if (foreign) {
                utterances.add(speaker.sayGarbage(draw(foreignWords, 2 + random.nextInt(8), " "), voice, stretch));
            } else {
                speaker.say(text(), voice, stretch, random).ifPresentOrElse(utterances::add, () -> mistrusted++);
            }
        }
        return line.put(utterances, 0, random);
    }

    /** The share of utterances left out because espeak-ng said other sounds than the lexicon has. */
    public double mistrustedShare() {
        return spoken == 0 ? 0 : (double) mistrusted / spoken;
    }

    private String accent() {
        List<String> accents = speaker.language().accents();
        return accents.size() == 1 ? accents.get(0) : accents.get(random.nextInt(accents.size()));
    }

    private List<String> text() {
        if (random.nextInt(100) < 65) {
            List<String> sentence = grammar.sentence(random);
            if (!sentence.isEmpty()) {
                return sentence;
            }
        }
        List<String> drawn = new ArrayList<>();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            drawn.add(words.get(random.nextInt(words.size())));
        }
        return drawn;
    }

    private String draw(List<String> from, int count, String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : separator).append(from.get(random.nextInt(from.size())));
        }
        return text.toString();
    }
}
