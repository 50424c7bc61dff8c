package io.heedline.benchmarks;

import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import io.heedline.nlu.Understanding;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the meaning of a sentence takes: part of every caller's wait. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UnderstandingBenchmark {

    private final Understander understander =
            Understanders.starter(Locale.SIMPLIFIED_CHINESE, Clock.systemDefaultZone());

    /** A short wish, a long one, and one out of scope. */
    @Param({"查账单", "你好我想问一下我这个月的账单什么时候要还", "今天天气怎么样"})
    public String sentence;

    @Benchmark
    public Understanding understand() {
        return understander.understand(sentence);
    }
}
