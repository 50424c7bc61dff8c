package io.heedline.application.cli;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.Utterance;
import io.heedline.asr.Word;
import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns whole recordings into text, sentence by sentence as on a call. Not safe for several threads. */
final class Transcriber {

    private static final int PIECE_MS = 20;
    /** A longer pause ends a sentence; its words are then final. */
    private static final long SENTENCE_PAUSE_MS = 600;

    private static final int WARM_UP_MS = 3_000;
    private static final int WARM_UP_RATE = 8_000;

    private final SpeechModel model;
    private final Grammar grammar;

    Transcriber(SpeechModel model, Grammar grammar) {
        this.model = model;
        this.grammar = grammar;
    }

    /**
     * Recognises a buzz with syllables. The first recognition of a process compiles code and reads the model's memory,
     * which is part of loading and no cost of any file.
     */
    void warmUp() {
        short[] buzz = new short[WARM_UP_MS * WARM_UP_RATE / 1000];
        for (int i = 0; i < buzz.length; i++) {
            double syllable = 0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * i / WARM_UP_RATE);
            double pitch = (i % (WARM_UP_RATE / 125)) / (WARM_UP_RATE / 125.0) - 0.5;
            buzz[i] = (short) (8_000 * syllable * pitch);
        }
        recognise(new Pcm(buzz, WARM_UP_RATE));
    }

    /**
     * What was said, with what it cost.
     *
     * @param cpuSeconds processor time of the recognition, resampling included
     */
    record Transcription(String text, List<Word> words, double cpuSeconds, double audioSeconds) {}

    Transcription transcribe(Pcm recording) {
        long before = cpuNanos();
        List<Utterance> sentences = recognise(Resampler.resample(recording, rateFor(recording)));
        double cpuSeconds = (cpuNanos() - before) / 1e9;
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        for (Utterance sentence : sentences) {
            append(text, sentence.text());
            words.addAll(sentence.words());
        }
        double audioSeconds = recording.length() / (double) recording.sampleRate();
        return new Transcription(text.toString(), words, rounded(cpuSeconds), rounded(audioSeconds));
    }

    /** The recogniser takes these two rates; the higher one only where there is more to hear. */
    private static int rateFor(Pcm recording) {
        return recording.sampleRate() >= 16_000 ? 16_000 : 8_000;
    }

    private List<Utterance> recognise(Pcm speech) {
        List<Utterance> sentences = new ArrayList<>();
        try (RecognitionStream stream = model.stream(speech.sampleRate())) {
            stream.use(grammar);
            int piece = speech.sampleRate() * PIECE_MS / 1000;
            long stoppedMs = -1;
            for (int from = 0; from < speech.length(); from += piece) {
                short[] samples = Arrays.copyOfRange(speech.samples(), from, Math.min(from + piece, speech.length()));
                for (RecognitionEvent event : stream.accept(samples)) {
                    if (event instanceof RecognitionEvent.SpeechStarted) {
                        stoppedMs = -1;
                    } else if (event instanceof RecognitionEvent.SpeechStopped stopped) {
                        stoppedMs = stopped.atMs();
                    }
                }
                long nowMs = (from + piece) * 1000L / speech.sampleRate();
                if (stoppedMs >= 0 && nowMs - stoppedMs >= SENTENCE_PAUSE_MS) {
                    keep(stream.finish(), sentences);
                    stoppedMs = -1;
                }
            }
            keep(stream.finish(), sentences);
        }
        return sentences;
    }

    /** With a grammar, speech outside it is no result; without one, the best guess is. */
    private void keep(Utterance sentence, List<Utterance> sentences) {
        if (!sentence.isEmpty() && (grammar.isOpen() || !sentence.rejected())) {
            sentences.add(sentence);
        }
    }

    /** Sentences in letters are parted by a blank, Chinese ones by nothing. */
    private static void append(StringBuilder text, String sentence) {
        if (text.length() > 0 && isLetter(text.codePointBefore(text.length())) && isLetter(sentence.codePointAt(0))) {
            text.append(' ');
        }
        text.append(sentence);
    }

    private static boolean isLetter(int character) {
        return Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10_000) / 10_000.0;
    }
}
