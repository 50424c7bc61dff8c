package io.heedline.benchmarks.media;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.media.Lateness;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Prints how punctually many full-duplex streams are served, and what one costs. */
public final class MediaStreams {

    private static final int WARM_UP_S = 15;
    private static final Duration PUNCTUAL = Duration.ofMillis(5);
    private static final int FIRST_PORT = 26_000;

    private MediaStreams() {}

    /** Streams (1000), seconds to measure (30), and first port (26000), all optional. */
    public static void main(String[] arguments) throws Exception {
        int count = argument(arguments, 0, 1_000);
        int seconds = argument(arguments, 1, 30);
        int firstPort = argument(arguments, 2, FIRST_PORT);
        System.out.printf(
                "%d streams, 20 ms frames both ways, for %d s after %d s; load before: %.2f on %d processors%n",
                count,
                seconds,
                WARM_UP_S,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        Times alone = LoneThread.lateness();
        System.out.printf(
                "a lone thread is woken      %.1f ms late (p50), %.1f (p99), %.1f (max); within %d ms %.3f %%%n",
                alone.percentile(0.5),
                alone.percentile(0.99),
                alone.percentile(1),
                PUNCTUAL.toMillis(),
                100 * alone.shareWithin(PUNCTUAL));
        try (Streams streams = new Streams(count, firstPort, stream -> numbered())) {
            TimeUnit.SECONDS.sleep(WARM_UP_S);
            measure(streams, count, seconds);
        }
    }

    static int argument(String[] arguments, int index, int usual) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : usual;
    }

    /** Loud frames, each with its number. */
    private static Supplier<AudioFrame> numbered() {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) 2_000);
        int[] number = {0};
        return () -> {
            samples[0] = (short) number[0];
            samples[1] = (short) (number[0]++ >> 16);
            return AudioFrame.of(samples);
        };
    }

    private static void measure(Streams streams, int count, int seconds) throws InterruptedException {
        Lateness latenessBefore = streams.lateness();
        long frames = streams.frames();
        long missed = streams.missed();
        long losses = streams.losses();
        long collections = collectionMs();
        streams.peer().begin();
        ProcessUse before = ProcessUse.now();
        TimeUnit.SECONDS.sleep(seconds);
        ProcessUse after = ProcessUse.now();
        Map<String, String> peer = streams.peer().end();
        Lateness late = streams.lateness().since(latenessBefore);

        System.out.printf(
                "beats                       %d of %d due; the other side got %s frames%n",
                late.frames(), 50L * count * seconds, peer.get("received"));
        System.out.printf(
                "sent late by, ms            p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  max %.1f%n",
                ms(late, 0.5), ms(late, 0.9), ms(late, 0.99), ms(late, 0.999), ms(late, 1));
        System.out.printf(
                "within %d ms                 %10.3f %%%n", PUNCTUAL.toMillis(), 100 * late.shareWithin(PUNCTUAL));
        System.out.printf(
                "gaps seen by the other, ms  p50 %s  p90 %s  p99 %s  max %s%n",
                peer.get("gap0.5"), peer.get("gap0.9"), peer.get("gap0.99"), peer.get("gap1.0"));
        System.out.printf(
                "frames lost                 to us %d of %d, to the other %s of %s; streams taken for lost %d%n",
                streams.missed() - missed,
                streams.frames() - frames,
                peer.get("lost"),
                peer.get("received"),
                streams.losses() - losses);
        System.out.printf("wrong size                  %10s%n", peer.get("wrongSize"));
        cost("Heedline", after.cpuNanos() - before.cpuNanos(), after.residentKb(), count, seconds);
        cost(
                "the other side",
                Long.parseLong(peer.get("cpuNanos")),
                Long.parseLong(peer.get("residentKb")),
                count,
                seconds);
        System.out.printf(
                "the other side sent late by p50 %s  p99 %s  max %s ms%n",
                peer.get("late0.5"), peer.get("late0.99"), peer.get("late1.0"));
        System.out.printf("garbage collection          %10d ms in all%n", collectionMs() - collections);
    }

    private static double ms(Lateness lateness, double part) {
        return lateness.percentile(part).toNanos() / 1e6;
    }

    private static void cost(String who, long cpuNanos, long residentKb, int count, int seconds) {
        double core = cpuNanos / 1e9 / seconds;
        System.out.printf(
                "%-27s %.2f of a processor, %.3f %% for each stream; %d MB%n",
                who, core, 100 * core / count, residentKb / 1024);
    }

    private static long collectionMs() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
