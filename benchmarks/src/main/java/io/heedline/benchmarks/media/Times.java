package io.heedline.benchmarks.media;

import java.time.Duration;
import java.util.Arrays;

/** Counts times in tenths of a millisecond, up to a second. */
final class Times {

    private static final long BUCKET_NANOS = 100_000;

    private final long[] buckets = new long[10_000];
    private long count;

    void add(long nanos) {
        buckets[(int) Math.max(0, Math.min(buckets.length - 1, nanos / BUCKET_NANOS))]++;
        count++;
    }

    void clear() {
        Arrays.fill(buckets, 0);
        count = 0;
    }

    long count() {
        return count;
    }

    /** The part, 0 to 1, of those shorter than this; 1 when there are none. */
    double shareWithin(Duration limit) {
        int buckets = (int) Math.min(this.buckets.length, limit.toNanos() / BUCKET_NANOS);
        return count == 0 ? 1 : (double) Arrays.stream(this.buckets, 0, buckets).sum() / count;
    }

    /** In milliseconds, rounded up to a tenth. */
    double percentile(double part) {
        long wanted = Math.max(1, (long) Math.ceil(part * count));
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= wanted) {
                return (i + 1) / 10.0;
            }
        }
        return buckets.length / 10.0;
    }
}
