package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Recorded frames with bytes wrong, in pieces of any size, into decoder and connection: whatever comes, the connection
 * goes on or closes for a stated reason, nobody waits for ever, and every buffer is given back.
 *
 * <p>{@code -Dheedline.fuzz.frames=10000000} for a long run, {@code -Dheedline.fuzz.seed} to repeat one.
 */
class EslFuzzTest {

    private static final long FRAMES = Long.getLong("heedline.fuzz.frames", 40_000);
    private static final long SEED = Long.getLong("heedline.fuzz.seed", 20_261_122L);
    /** Of one connection, at most; most break long before. */
    private static final int FRAMES_EACH = 200;

    private static final EslLimits LIMITS = new EslLimits(64_000, 400_000, Duration.ofSeconds(10), 100);
    private static final EslTimes TIMES =
            new EslTimes(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(3));

    private final UnpooledByteBufAllocator buffers = new UnpooledByteBufAllocator(false);
    private final Map<String, Long> ends = new TreeMap<>();
    private long frames;
    private long connections;
    private long events;
    private long read;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whateverComesNothingCrashesHangsOrLeaks() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<byte[]> going = Corpus.frames().stream()
                .filter(frame -> !Mutations.isEnd(frame))
                .toList();
        List<byte[]> ending = Corpus.frames().stream().filter(Mutations::isEnd).toList();
        long began = System.nanoTime();
        long heapAfterFirst = 0;
        while (frames < FRAMES) {
            connection(new Mutations(going, ending, random), random);
            assertThat(buffers.metric().usedHeapMemory() + buffers.metric().usedDirectMemory())
                    .as("bytes of buffers not given back after connection %d, seed %d", connections, SEED)
                    .isZero();
            if (heapAfterFirst == 0 && frames > FRAMES / 10) {
                heapAfterFirst = usedHeap();
            }
        }
        long grown = usedHeap() - heapAfterFirst;
        System.out.printf(
                "fuzzed frames=%d seed=%d connections=%d eventsRead=%d headersRead=%d seconds=%d heapGrownKiB=%d ends=%s%n",
                frames,
                SEED,
                connections,
                events,
                read,
                (System.nanoTime() - began) / 1_000_000_000,
                grown / 1024,
                ends);
        assertThat(grown).as("bytes of heap more than after a tenth of the run").isLessThan(16 << 20);
        assertThat(ends.keySet()).contains("Garbled", "Announced", "Lost");
        assertThat(events).isGreaterThan(FRAMES / 100);
    }

    /** One connection, from its opening until it is closed by what came, or by the other side in the end. */
    private void connection(Mutations mutations, SplittableRandom random) {
        connections++;
        List<EslClosed> closed = new ArrayList<>();
        EslConnection connection = new EslConnection("fuzz", opening(closed), TIMES, LIMITS);
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.config().setAllocator(buffers);
        channel.freezeTime();
        EslPipeline.install(channel, connection, LIMITS, Duration.ofSeconds(15));
        // As after the password: what is fuzzed is a connection in use.
        connection.opened(reader(closed));
        List<CompletableFuture<?>> waiting = new ArrayList<>();
        for (int i = 0; i < FRAMES_EACH && closed.isEmpty(); i++) {
            if (random.nextInt(3) > 0) {
                waiting.add(connection.send(EslCommand.api("status")));
            } else if (random.nextInt(4) == 0) {
                waiting.add(connection.background(EslCommand.api("originate")));
            }
            feed(channel, mutations.frame(), random);
            frames++;
        }
        if (closed.isEmpty() && random.nextBoolean()) {
            channel.advanceTimeBy(1, TimeUnit.HOURS);
            channel.runPendingTasks();
        }
        channel.outboundMessages().forEach(ReferenceCountUtil::release);
        channel.outboundMessages().clear();
        channel.finishAndReleaseAll();
        assertThat(closed)
                .as("ends of connection %d, seed %d", connections, SEED)
                .hasSize(1);
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        ends.merge(closed.get(0).getClass().getSimpleName(), 1L, Long::sum);
    }

    private void feed(EmbeddedChannel channel, byte[] frame, SplittableRandom random) {
        int pieces = random.nextInt(4) == 0 ? 2 + random.nextInt(4) : 1;
        int from = 0;
        for (int piece = 1; piece <= pieces && channel.isOpen(); piece++) {
            int to = piece == pieces ? frame.length : from + random.nextInt(frame.length - from + 1);
            ByteBuf bytes = buffers.heapBuffer(Math.max(1, to - from)).writeBytes(frame, from, to - from);
            channel.writeInbound(bytes);
            from = to;
        }
    }

    private static EslOpening opening(List<EslClosed> closed) {
        return new PasswordOpening("secret", ready -> {}, closed::add);
    }

    /** Asks of an event whatever can be asked. */
    private EslEventHandler reader(List<EslClosed> closed) {
        return new EslEventHandler() {
            @Override
            public void onEvent(EslEvent event) {
                events++;
                event.name();
                event.channel();
                event.variable("sip_call_id");
                event.header("");
                event.body();
                read += event.headers().size();
            }

            @Override
            public void onClosed(EslClosed why) {
                closed.add(why);
            }
        };
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
