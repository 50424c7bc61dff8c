package io.heedline.application.conversation;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.SpeechModelException;
import io.heedline.asr.Utterance;
import io.heedline.asr.Word;
import io.heedline.audio.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Hears sound by its level, as the real front end does, and takes the words from a list: one text for each turn. */
public final class ScriptedRecognition implements SpeechModel {

    /** A text that is recognised but outside the grammar. */
    public static final String REJECTED = "(rejected)";
    /** Sound without words. */
    public static final String NOISE = "";

    private static final double SPEECH_DBFS = -35;
    private static final long HANGOVER_MS = 200;

    private final Deque<String> texts;
    private RuntimeException fault;
    private boolean streams = true;

    public ScriptedRecognition(String... texts) {
        this.texts = new ArrayDeque<>(List.of(texts));
    }

    /** From now on every turn fails with this. */
    public ScriptedRecognition failing(RuntimeException why) {
        fault = why;
        return this;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int sampleRate() {
        return 8_000;
    }

    @Override
    public boolean knows(String word) {
        return true;
    }

    @Override
    public Set<String> unknownWords(Grammar grammar) {
        return Set.of();
    }

    @Override
    public boolean decodesGrammars() {
        return true;
    }

    /** From now on no stream can be had. */
    public ScriptedRecognition withoutStreams() {
        streams = false;
        return this;
    }

    @Override
    public RecognitionStream stream(int sampleRate) {
        if (!streams) {
            throw new SpeechModelException("the recogniser cannot be made");
        }
        return new Stream();
    }

    @Override
    public void close() {}

    private final class Stream implements RecognitionStream {

        private long nowMs;
        private long startMs = -1;
        private long lastSoundMs = -1;
        private boolean speech;

        @Override
        public List<RecognitionEvent> accept(short[] pcm) {
            List<RecognitionEvent> events = new ArrayList<>();
            boolean sound = Level.dbfs(pcm) > SPEECH_DBFS;
            if (sound && !speech) {
                speech = true;
                startMs = startMs < 0 ? nowMs : startMs;
                events.add(new RecognitionEvent.SpeechStarted(nowMs));
            }
            nowMs += pcm.length / 8;
            if (sound) {
                lastSoundMs = nowMs;
                if (!texts.isEmpty() && !texts.peek().isEmpty()) {
                    events.add(new RecognitionEvent.Partial(texts.peek()));
                }
            } else if (speech && nowMs - lastSoundMs >= HANGOVER_MS) {
                speech = false;
                events.add(new RecognitionEvent.SpeechStopped(lastSoundMs));
            }
            return events;
        }

        @Override
        public void use(Grammar grammar) {}

        @Override
        public Utterance finish() {
            if (startMs < 0) {
                return Utterance.EMPTY;
            }
            if (fault != null) {
                throw fault;
            }
            String text = texts.isEmpty() ? NOISE : texts.poll();
            List<Word> words = text.isEmpty() ? List.of() : List.of(new Word(text, startMs, lastSoundMs, 0.9));
            startMs = -1;
            return new Utterance(text, words, 0.9, text.equals(REJECTED));
        }

        @Override
        public void close() {}
    }
}
