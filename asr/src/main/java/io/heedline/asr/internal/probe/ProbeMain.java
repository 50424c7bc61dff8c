package io.heedline.asr.internal.probe;

import java.nio.file.Path;
import java.util.Arrays;
import org.vosk.LibVosk;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * The child process of the trial run: loads a model, decodes three seconds of a made-up voice, and does so again with
 * a grammar. Prints the stage it is in, so that the parent knows where it died. Needs nothing but libvosk and JNA.
 *
 * <p>Arguments: the model's directory, its sample rate, and the words of a small grammar if it takes one.
 */
final class ProbeMain {

    static final String STAGE = "stage ";
    static final String PASSED = "probe passed";
    static final int FAILED = 3;

    private ProbeMain() {}

    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments.length > 2 ? arguments[2] : null);
        } catch (Exception e) {
            System.out.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(Path directory, int sampleRate, String grammar) throws Exception {
        LibVosk.vosk_set_log_level(0);
        stage("load");
        try (Model model = new Model(directory.toString())) {
            stage("recogniser");
            try (Recognizer recognizer = new Recognizer(model, sampleRate)) {
                decode(recognizer, sampleRate);
            }
            if (grammar != null) {
                stage("grammar");
                try (Recognizer recognizer = new Recognizer(model, sampleRate, grammar)) {
                    decode(recognizer, sampleRate);
                }
            }
        }
        System.out.println(PASSED);
        System.out.flush();
        // The library's threads and exit handlers have nothing to do here, and could only spoil the verdict.
        Runtime.getRuntime().halt(0);
    }

    private static void decode(Recognizer recognizer, int sampleRate) {
        if (recognizer.getPointer() == null) {
            throw new IllegalStateException("the recogniser could not be made");
        }
        recognizer.setWords(true);
        stage("decode");
        short[] sound = voice(sampleRate);
        int piece = sampleRate / 10;
        for (int at = 0; at + piece <= sound.length; at += piece) {
            short[] samples = Arrays.copyOfRange(sound, at, at + piece);
            if (recognizer.acceptWaveForm(samples, piece)) {
                recognizer.getResult();
            }
            recognizer.getPartialResult();
        }
        stage("result");
        recognizer.getFinalResult();
    }

    private static void stage(String stage) {
        System.out.println(STAGE + stage);
        System.out.flush();
    }

    /** Pulses of a gliding pitch through a resonance that moves from vowel to vowel, with gaps. */
    private static short[] voice(int sampleRate) {
        short[] samples = new short[3 * sampleRate];
        double phase = 0;
        double one = 0;
        double two = 0;
        for (int i = 0; i < samples.length; i++) {
            double seconds = (double) i / sampleRate;
            phase += (120 + 30 * Math.sin(seconds * 4)) / sampleRate;
            boolean pulse = phase >= 1;
            phase -= pulse ? 1 : 0;
            double formant = 700 + 500 * Math.sin(seconds * 9);
            double next = (pulse && seconds % 0.7 < 0.5 ? 3000 : 0)
                    + 1.9 * Math.cos(2 * Math.PI * formant / sampleRate) * one
                    - 0.9 * two;
            two = one;
            one = next;
            samples[i] = (short) Math.max(-20_000, Math.min(20_000, next));
        }
        return samples;
    }
}
