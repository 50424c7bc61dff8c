package io.heedline.telephony.internal.esl;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import link.thingscloud.freeswitch.esl.transport.message.EslMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Recorded events from bytes to seven values read of each, by our decoder and by that of
 * {@code link.thingscloud:freeswitch-esl}, each as its own client uses it. One operation is all events once. Both get the
 * same pieces, in pooled buffers as a socket gives them. It is in this package because the decoder is nobody else's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class EventSocketBenchmark {

    /** What a call reads of its events: plain and encoded values, from the first line to one of the last. */
    private static final String[] READ = {
        "Event-Name",
        "Unique-ID",
        "Channel-State",
        "Channel-Name",
        "Answer-State",
        "Caller-Destination-Number",
        "variable_sip_call_id"
    };

    private static final int THEIR_LONGEST_LINE = 8_192;

    private final List<byte[]> pieces = RecordedEvents.inPieces();

    private Consumer<String> reader = value -> {};
    private EmbeddedChannel ours;
    private EmbeddedChannel theirs;

    /** Connects both, and refuses to compare them if they do not read the same. */
    @Setup
    public void connect() {
        ours = new EmbeddedChannel(new EslFrameDecoder(EslLimits.DEFAULT, new Reading()), ourHandler());
        theirs = new EmbeddedChannel(
                new link.thingscloud.freeswitch.esl.transport.message.EslFrameDecoder(THEIR_LONGEST_LINE),
                theirHandler());
        List<String> ourValues = values(ours);
        List<String> theirValues = values(theirs);
        if (!ourValues.equals(theirValues) || ourValues.size() != RecordedEvents.count() * READ.length) {
            throw new IllegalStateException("the decoders do not read the same: " + ourValues.size() + " and "
                    + theirValues.size() + " values of " + RecordedEvents.count() + " events");
        }
    }

    private List<String> values(EmbeddedChannel channel) {
        List<String> values = new ArrayList<>();
        reader = values::add;
        feed(channel);
        return values;
    }

    /** Heedline's. */
    @Benchmark
    public void heedline(Blackhole sink) {
        reader = sink::consume;
        feed(ours);
    }

    /** The published client's. */
    @Benchmark
    public void thingscloud(Blackhole sink) {
        reader = sink::consume;
        feed(theirs);
    }

    private void feed(EmbeddedChannel channel) {
        for (byte[] piece : pieces) {
            channel.writeInbound(channel.alloc().directBuffer(piece.length).writeBytes(piece));
        }
    }

    private ChannelHandler ourHandler() {
        return new SimpleChannelInboundHandler<EslFrame.Event>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, EslFrame.Event frame) {
                for (String name : READ) {
                    reader.accept(frame.event().header(name).orElse(null));
                }
            }
        };
    }

    private ChannelHandler theirHandler() {
        return new SimpleChannelInboundHandler<EslMessage>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, EslMessage message) {
                Map<String, String> headers =
                        new link.thingscloud.freeswitch.esl.transport.event.EslEvent(message).getEventHeaders();
                for (String name : READ) {
                    reader.accept(headers.get(name));
                }
            }
        };
    }
}
