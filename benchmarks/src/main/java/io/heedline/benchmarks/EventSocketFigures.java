package io.heedline.benchmarks;

import io.heedline.telephony.internal.esl.EventSocketBenchmark;
import io.heedline.telephony.internal.esl.RecordedEvents;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints what an event of FreeSWITCH costs to decode, beside what it costs the published client. */
public final class EventSocketFigures {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** @param events a second; @param bytes allocated for each */
    private record Figures(double events, double bytes) {}

    private EventSocketFigures() {}

    /** Without arguments. Takes about half a minute; its own processes do the measuring. */
    public static void main(String[] arguments) throws RunnerException {
        System.err.println("measuring, about half a minute");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(EventSocketBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Figures ours = figures(results, "heedline");
        Figures theirs = figures(results, "thingscloud");
        int count = RecordedEvents.count();
        System.out.printf(
                "recorded events                       %8d, of %d bytes on average, 7 headers read of each%n",
                count, RecordedEvents.bytes() / count);
        System.out.printf(
                "heedline                              %8.0f events/s %8.0f bytes/event%n",
                ours.events(), ours.bytes());
        System.out.printf(
                "link.thingscloud:freeswitch-esl 2.2.0 %8.0f events/s %8.0f bytes/event%n",
                theirs.events(), theirs.bytes());
        System.out.printf(
                "ratio                                 %8.1f times    %8.1f times fewer%n",
                ours.events() / theirs.events(), theirs.bytes() / ours.bytes());
    }

    private static Figures figures(Collection<RunResult> results, String method) {
        RunResult result = results.stream()
                .filter(one -> one.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the benchmark of " + method + " gave no result"));
        int count = RecordedEvents.count();
        double seconds = result.getPrimaryResult().getScore() / 1e6;
        double bytes = result.getSecondaryResults().get(ALLOCATED).getScore();
        return new Figures(count / seconds, bytes / count);
    }
}
