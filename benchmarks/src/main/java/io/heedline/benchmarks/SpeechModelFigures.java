package io.heedline.benchmarks;

import io.heedline.application.config.Settings;
import io.heedline.application.engine.Engine;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.SpeechModels;
import io.heedline.audio.Pcm;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints what a speech model weighs and costs: size, time to load, processor time for one second of audio. */
public final class SpeechModelFigures {

    private static final int RATE = 8_000;
    private static final int FRAME = 160;
    private static final int LOADS = 5;
    private static final int ROUNDS = 3;
    private static final List<String> SENTENCES =
            List.of("我要查一下账单", "帮我查一下余额", "还款日是哪天", "我要转人工", "谢谢再见", "我想申请提前还款", "不用了", "好的");

    private SpeechModelFigures() {}

    /** The language, such as zh, as the only argument; zh without one. */
    public static void main(String[] arguments) {
        Locale locale = Locale.forLanguageTag(arguments.length == 0 ? "zh" : arguments[0]);
        try (Engine engine = new Engine(Settings.load(), System.err::println)) {
            SpeechModels.Found found = engine.models().find(locale);
            Pcm speech = speech(engine.callerVoice(), locale);
            // The first opening includes the trial run in a process of its own; it is not part of loading.
            engine.models().open(found).close();
            System.out.printf("model                       %s%n", found.describe());
            System.out.printf("size                        %8.2f MB%n", bytes(found.directory()) / 1e6);
            System.out.printf("load, median of %d           %8.3f s%n", LOADS, medianLoad(found.directory()));
            try (SpeechModel model = SpeechModel.open(found.directory())) {
                recognise(model, speech);
                System.out.printf("CPU, speech with pauses     %8.4f s for 1 s of audio%n", cost(model, speech));
                Pcm silence = Pcm.silence(speech.durationMs(), RATE);
                System.out.printf("CPU, digital silence        %8.4f s for 1 s of audio%n", cost(model, silence));
            }
        }
    }

    /** Sentences with the pauses of a call between them: a second after each. */
    private static Pcm speech(SpeechSynthesizer voice, Locale locale) {
        Pcm pause = Pcm.silence(1_000, RATE);
        return Pcm.concat(SENTENCES.stream()
                .flatMap(sentence -> Stream.of(voice.speak(Prompt.of(sentence, locale)), pause))
                .toList());
    }

    private static double medianLoad(Path directory) {
        double[] seconds = new double[LOADS];
        for (int i = 0; i < LOADS; i++) {
            long before = System.nanoTime();
            SpeechModel.open(directory).close();
            seconds[i] = (System.nanoTime() - before) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[LOADS / 2];
    }

    private static double cost(SpeechModel model, Pcm audio) {
        long before = cpuNanos();
        for (int round = 0; round < ROUNDS; round++) {
            recognise(model, audio);
        }
        return (cpuNanos() - before) / 1e6 / (ROUNDS * audio.durationMs());
    }

    private static void recognise(SpeechModel model, Pcm audio) {
        try (RecognitionStream stream = model.stream(RATE)) {
            for (int from = 0; from + FRAME <= audio.length(); from += FRAME) {
                stream.accept(Arrays.copyOfRange(audio.samples(), from, from + FRAME));
            }
            stream.finish();
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(SpeechModelFigures::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot measure the model in " + directory, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
