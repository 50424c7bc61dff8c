package io.heedline.benchmarks.media;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.WorkInFlight;
import io.heedline.telephony.internal.media.CallMedia;
import io.heedline.telephony.internal.media.Lateness;
import io.heedline.telephony.internal.media.MediaLine;
import io.heedline.telephony.internal.media.MediaServer;
import io.heedline.telephony.internal.media.MediaSettings;
import io.heedline.telephony.internal.media.UnicastLink;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Our side of many streams: for each a call's media and a lane with a listener that only counts. */
final class Streams implements AutoCloseable {

    private static final int EVENT_LOOPS = 1;
    private static final int LONGEST_START_S = 30;
    /** Longer than in service: on a machine that stands still at times, it is lateness that is to be seen. */
    private static final Duration LOST_AFTER = Duration.ofSeconds(1);

    private final MediaServer server;
    private final ExecutorService workers;
    private final List<Lane> lanes = new ArrayList<>();
    private final PeerProcess peer;
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();

    /** Opens so many on ports from this one on, and waits until all are up; what each says comes from its source. */
    Streams(int count, int firstPort, IntFunction<Supplier<AudioFrame>> speech) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // A tenth more ports than streams, for some may be held by other programs.
        server = new MediaServer(new MediaSettings(
                loopback,
                loopback,
                firstPort,
                firstPort + count + count / 10 + 10,
                EVENT_LOOPS,
                Duration.ofMillis(200)));
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        WorkInFlight work = new WorkInFlight();
        List<UnicastLink> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Lane lane = new Lane(workers, work, Throwable::printStackTrace);
            lanes.add(lane);
            CallMedia media = server.open(new Line(lane, speech.apply(i)));
            media.start();
            links.add(media.unicast(8_000, 20));
        }
        peer = new PeerProcess(
                links.stream().map(link -> link.address().getPort()).toList());
        links.forEach(
                link -> link.up().orTimeout(LONGEST_START_S, TimeUnit.SECONDS).join());
    }

    /** One stream: hands each pair of frames to its lane, as a call does. */
    private final class Line implements MediaLine {
        private final Lane lane;
        private final Supplier<AudioFrame> speech;
        /** For the lane alone. */
        private final short[] samples = new short[AudioFrame.SAMPLES];

        private int expected;

        private Line(Lane lane, Supplier<AudioFrame> speech) {
            this.lane = lane;
            this.speech = speech;
        }

        @Override
        public AudioFrame nextSaid() {
            return speech.get();
        }

        @Override
        public void onFrames(AudioFrame heard, AudioFrame said) {
            lane.execute(() -> count(heard));
        }

        private void count(AudioFrame heard) {
            frames.incrementAndGet();
            heard.copyTo(samples, 0);
            if (samples[2] == 0) {
                missed.incrementAndGet();
                return;
            }
            int number = (samples[0] & 0xffff) | samples[1] << 16;
            missed.addAndGet(expected == 0 ? 0 : Math.max(0, number - expected));
            expected = number + 1;
        }

        @Override
        public void onUplinkLost(Duration silentFor) {
            losses.incrementAndGet();
        }
    }

    Lane lane(int stream) {
        return lanes.get(stream);
    }

    PeerProcess peer() {
        return peer;
    }

    Lateness lateness() {
        return server.lateness();
    }

    /** Pairs of frames heard so far. */
    long frames() {
        return frames.get();
    }

    /** Frames of the other side that were not heard, silence in their place included. */
    long missed() {
        return missed.get();
    }

    /** Times a stream was taken for lost. */
    long losses() {
        return losses.get();
    }

    @Override
    public void close() {
        server.close();
        peer.close();
        workers.shutdownNow();
    }
}
