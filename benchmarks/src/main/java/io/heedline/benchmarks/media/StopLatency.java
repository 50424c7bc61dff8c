package io.heedline.benchmarks.media;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.SpeechQueue;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Prints how long it takes from the decision to stop speaking until the last loud frame has been sent, as seen by the
 * other side. All streams speak; every now and then one is stopped, at any moment of its 20 ms, by a task on its lane
 * that drops its piece of speech.
 */
public final class StopLatency {

    private static final int WARM_UP_S = 10;
    private static final int SPEECH_S = 600;
    private static final int PATIENCE_S = 5;
    private static final int FIRST_PORT = 28_000;

    private StopLatency() {}

    /** Streams (100), stops (1000), and first port (28000), all optional. */
    public static void main(String[] arguments) throws Exception {
        int count = MediaStreams.argument(arguments, 0, 100);
        int stops = MediaStreams.argument(arguments, 1, 1_000);
        int firstPort = MediaStreams.argument(arguments, 2, FIRST_PORT);
        System.out.printf(
                "%d stops on %d streams that speak; load before: %.2f on %d processors%n",
                stops,
                count,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        Pcm loud = loud();
        List<Speaker> speakers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            speakers.add(new Speaker(i, loud));
        }
        try (Streams streams = new Streams(count, firstPort, stream -> speakers.get(stream).queue::next)) {
            speakers.forEach(speaker -> speaker.speak(streams.lane(speaker.stream)));
            TimeUnit.SECONDS.sleep(WARM_UP_S);
            Times latencies = new Times();
            Random random = new Random(7);
            for (int i = 0; i < stops; i++) {
                latencies.add(stopOnce(streams, speakers.get(random.nextInt(count)), random));
                // Heard again by the other side before it may be stopped again.
                TimeUnit.MILLISECONDS.sleep(50);
            }
            System.out.printf(
                    "from the decision to the last loud frame, ms  p50 %.1f  p90 %.1f  p99 %.1f  max %.1f%n",
                    latencies.percentile(0.5),
                    latencies.percentile(0.9),
                    latencies.percentile(0.99),
                    latencies.percentile(1));
        }
    }

    private static Pcm loud() {
        short[] samples = new short[SPEECH_S * AudioFrame.SAMPLE_RATE];
        Arrays.fill(samples, (short) 2_000);
        return new Pcm(samples, AudioFrame.SAMPLE_RATE);
    }

    /** Stops one stream that speaks, at any moment, and lets it begin anew; returns the time in nanoseconds. */
    private static long stopOnce(Streams streams, Speaker speaker, Random random) throws InterruptedException {
        TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
        long decided = System.nanoTime();
        speaker.stop(streams.lane(speaker.stream));
        PeerProcess.Quiet quiet = streams.peer().quiets().poll(PATIENCE_S, TimeUnit.SECONDS);
        if (quiet == null || quiet.stream() != speaker.stream) {
            throw new IllegalStateException("stream " + speaker.stream + " was stopped, but the other side says "
                    + quiet + " within " + PATIENCE_S + " s");
        }
        speaker.speak(streams.lane(speaker.stream));
        return Math.max(0, quiet.lastLoudAt() - decided);
    }

    /** What one stream says. */
    private static final class Speaker {
        private final int stream;
        private final Pcm words;
        private final SpeechQueue queue = new SpeechQueue();
        /** For the lane alone. */
        private SpeechQueue.Piece piece;

        private Speaker(int stream, Pcm words) {
            this.stream = stream;
            this.words = words;
        }

        private void speak(Lane lane) {
            lane.execute(() -> {
                piece = new SpeechQueue.Piece(words);
                queue.add(piece);
            });
        }

        private void stop(Lane lane) {
            lane.execute(() -> queue.remove(piece));
        }
    }
}
