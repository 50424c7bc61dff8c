package io.heedline.telephony.internal.esl;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Turns what FreeSWITCH sends into {@link EslFrame}s. A frame is a head, lines of {@code Name: value} up to an empty
 * line, and a body of as many bytes as its {@code Content-Length} says, or none.
 *
 * <pre>
 *   Head --empty line--> Body --all its bytes--> Head
 *     \------ no body, or all of it there already --^
 *   Head, Body --{@link EslGarbledException}--> Broken (everything further is dropped)
 * </pre>
 *
 * <p>Once broken there is no way to tell where the next frame begins, so the connection has to be closed. The same
 * exception is raised when a frame has begun and does not go on, while we do read.
 */
final class EslFrameDecoder extends ByteToMessageDecoder {

    private sealed interface State {}

    /** @param seen how many of the bytes from the frame's beginning hold no empty line */
    private record Head(int seen) implements State {}

    private record Body(WireHeaders head, int length) implements State {}

    private record Broken() implements State {}

    private static final Head BEGINNING = new Head(0);
    private static final byte[] CHANNEL_DATA = "Event-Name:".getBytes(StandardCharsets.US_ASCII);

    private final EslLimits limits;
    private final Reading reading;
    private State state = BEGINNING;
    private long frames;
    private Future<?> watch;

    EslFrameDecoder(EslLimits limits, Reading reading) {
        this.limits = limits;
        this.reading = reading;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        try {
            EslFrame frame =
                    state instanceof Body body ? body(in, body) : state instanceof Head head ? head(in, head) : null;
            if (frame != null) {
                frames++;
                out.add(frame);
            }
        } catch (EslGarbledException fault) {
            state = new Broken();
            throw fault;
        } finally {
            if (state instanceof Broken) {
                in.skipBytes(in.readableBytes());
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        super.channelReadComplete(context);
        if (watch == null && inFrame()) {
            watch(context);
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (watch != null) {
            watch.cancel(false);
        }
    }

    private void watch(ChannelHandlerContext context) {
        long before = frames;
        watch = context.executor()
                .schedule(() -> look(context, before), limits.frame().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Looks whether a frame has come to its end in time.
     *
     * @param before how many had when it was noticed
     */
    private void look(ChannelHandlerContext context, long before) {
        watch = null;
        if (!inFrame()) {
            return;
        }
        if (frames != before || !reading.lasts(context.channel(), limits.frame())) {
            watch(context);
            return;
        }
        String where = state instanceof Body body ? "body of " + body.length() + " bytes" : "head";
        int arrived = actualReadableBytes();
        state = new Broken();
        context.fireExceptionCaught(new EslGarbledException("a frame of whose " + where + " only " + arrived
                + " bytes came within " + limits.frame().toMillis() + " ms"));
    }

    private boolean inFrame() {
        return !(state instanceof Broken) && state != BEGINNING;
    }

    private EslFrame head(ByteBuf in, Head head) {
        while (head.seen() == 0 && in.isReadable() && isLineBreak(in.getByte(in.readerIndex()))) {
            in.skipBytes(1);
        }
        int start = in.readerIndex();
        int end = endOfHead(in, start, start + head.seen());
        if (end < 0) {
            if (in.readableBytes() > limits.head()) {
                throw new EslGarbledException("a head longer than " + limits.head() + " bytes");
            }
            state = in.isReadable() ? new Head(in.readableBytes()) : BEGINNING;
            return null;
        }
        byte[] lines = new byte[end - start];
        if (lines.length > limits.head()) {
            throw new EslGarbledException("a head of " + lines.length + " bytes; expected at most " + limits.head());
        }
        in.readBytes(lines);
        WireHeaders headers = new WireHeaders(lines, startsWith(lines, CHANNEL_DATA));
        return body(in, new Body(headers, length(headers)));
    }

    private EslFrame body(ByteBuf in, Body body) {
        if (in.readableBytes() < body.length()) {
            state = body;
            return null;
        }
        state = BEGINNING;
        byte[] content = ByteBufUtil.getBytes(in, in.readerIndex(), body.length());
        in.skipBytes(body.length());
        return frame(body.head(), content);
    }

    private static EslFrame frame(WireHeaders head, byte[] body) {
        String type = head.get("Content-Type");
        if (type == null) {
            throw new EslGarbledException("a head without Content-Type, with " + body.length + " bytes of body");
        }
        return switch (type) {
            case "text/event-plain" -> new EslFrame.Event(new EslEvent(new WireHeaders(body, true)));
            case "text/event-json" -> new EslFrame.Event(new EslEvent(JsonEvent.read(body)));
            case "command/reply" -> {
                String text = head.get("Reply-Text");
                yield new EslFrame.Reply(new EslReply(text == null ? "" : text.strip(), new EslEvent(head)));
            }
            case "api/response" -> new EslFrame.Reply(new EslReply(text(body), new EslEvent(head)));
            case "auth/request" -> new EslFrame.Greeting();
            case "text/disconnect-notice" ->
                new EslFrame.Notice(EslReply.brief(text(body)), "linger".equals(head.get("Content-Disposition")));
            case "text/rude-rejection" -> new EslFrame.Rejection(EslReply.brief(text(body)));
            default -> new EslFrame.Unasked(EslReply.brief(type));
        };
    }

    private int length(WireHeaders head) {
        String text = head.get("Content-Length");
        if (text == null) {
            return 0;
        }
        int length = WireNumber.parse(text.strip());
        if (length < 0 || length > limits.body()) {
            throw new EslGarbledException("a Content-Length that is " + (length < 0 ? "no length" : length + " bytes")
                    + "; expected 0 to " + limits.body());
        }
        return length;
    }

    /** The index behind the first empty line; -1 when there is none yet. */
    private static int endOfHead(ByteBuf in, int start, int from) {
        int end = in.writerIndex();
        for (int at = in.indexOf(from, end, (byte) '\n'); at >= 0; at = in.indexOf(at + 1, end, (byte) '\n')) {
            int before = at > start && in.getByte(at - 1) == '\r' ? at - 2 : at - 1;
            if (before >= start && in.getByte(before) == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    private static boolean isLineBreak(byte b) {
        return b == '\n' || b == '\r';
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
