package io.heedline.telephony.internal.media;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How much later than their time frames were sent. Written by one event loop, read by all threads; a reading may miss
 * what is written meanwhile.
 */
public final class Lateness {

    private static final int BUCKETS_PER_MS = 10;
    private static final int LONGEST_MS = 1_000;
    private static final long BUCKET_NANOS = 1_000_000 / BUCKETS_PER_MS;

    private final AtomicLongArray buckets;

    Lateness() {
        this(new AtomicLongArray(LONGEST_MS * BUCKETS_PER_MS));
    }

    private Lateness(AtomicLongArray buckets) {
        this.buckets = buckets;
    }

    void add(long nanos) {
        int bucket = (int) Math.max(0, Math.min(buckets.length() - 1, nanos / BUCKET_NANOS));
        buckets.lazySet(bucket, buckets.get(bucket) + 1);
    }

    /** Both together, as they are now. */
    Lateness plus(Lateness other) {
        return combined(other, 1);
    }

    /** What has come since an earlier reading. */
    public Lateness since(Lateness earlier) {
        return combined(earlier, -1);
    }

    private Lateness combined(Lateness other, int sign) {
        AtomicLongArray sum = new AtomicLongArray(buckets.length());
        for (int i = 0; i < sum.length(); i++) {
            sum.set(i, buckets.get(i) + sign * other.buckets.get(i));
        }
        return new Lateness(sum);
    }

    /** Frames counted. */
    public long frames() {
        return upTo(buckets.length());
    }

    /** The part of the frames, 0 to 1, that was late by less than this; 1 when there are none. */
    public double shareWithin(Duration limit) {
        long all = frames();
        long bucket = Math.min(buckets.length(), limit.toNanos() / BUCKET_NANOS);
        return all == 0 ? 1 : (double) upTo((int) bucket) / all;
    }

    /**
     * The lateness that this part of the frames, 0 to 1, did not exceed; to a tenth of a millisecond, rounded up, and
     * never more than 1 s.
     */
    public Duration percentile(double part) {
        long wanted = (long) Math.ceil(part * frames());
        long seen = 0;
        for (int i = 0; i < buckets.length(); i++) {
            seen += buckets.get(i);
            if (seen >= wanted) {
                return Duration.ofNanos((i + 1) * BUCKET_NANOS);
            }
        }
        return Duration.ofMillis(LONGEST_MS);
    }

    private long upTo(int end) {
        long sum = 0;
        for (int i = 0; i < end; i++) {
            sum += buckets.get(i);
        }
        return sum;
    }
}
