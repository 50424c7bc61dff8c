package io.heedline.asr.testing;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mandarin spoken by the espeak-ng program. */
public final class Espeak {

    private Espeak() {}

    /** Whether the program is there. */
    public static boolean present() {
        try {
            return new ProcessBuilder("espeak-ng", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @param variant of the voice, such as "f2"; empty for the plain one */
    public static short[] say(String text, String variant, int rate) {
        return speak("cmn-latn-pinyin" + (variant.isEmpty() ? "" : "+" + variant), text, rate);
    }

    /** @param voice of espeak-ng's, such as "en-us+f2" */
    public static short[] speak(String voice, String text, int rate) {
        try {
            Path file = Files.createTempFile("spoken", ".wav");
            try {
                int status = new ProcessBuilder("espeak-ng", "-v", voice, "-b", "1", "-w", file.toString(), text)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                if (status != 0) {
                    throw new IllegalStateException("espeak-ng ended with status " + status);
                }
                return Resampler.resample(WavFile.read(file), rate).samples();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same, so many decibels below full scale (RMS). */
    public static short[] atLevel(short[] samples, double dbfs) {
        double gain = Math.pow(10, (dbfs - Level.dbfs(new Pcm(samples, 8000))) / 20);
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.max(-32768, Math.min(32767, Math.round(samples[i] * gain)));
        }
        return out;
    }
}
