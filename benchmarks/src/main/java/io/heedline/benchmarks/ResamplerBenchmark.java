package io.heedline.benchmarks;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one second of sound costs to bring to the telephone's rate. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResamplerBenchmark {

    private static final int TELEPHONE = 8_000;

    /** The rates sound files and voices come in. */
    @Param({"16000", "22050", "44100", "48000"})
    public int fromRate;

    private Pcm second;

    @Setup
    public void makeSound() {
        short[] samples = new short[fromRate];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i * 0.1));
        }
        second = new Pcm(samples, fromRate);
    }

    @Benchmark
    public Pcm toTelephone() {
        return Resampler.resample(second, TELEPHONE);
    }
}
