package io.heedline.telephony.internal.esl;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/** Feeds a decoder. */
final class Decoding {

    private Decoding() {}

    static EmbeddedChannel channel() {
        return new EmbeddedChannel(new EslFrameDecoder(EslLimits.DEFAULT, new Reading()));
    }

    static void feed(EmbeddedChannel channel, byte[] bytes, int from, int to) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, from, to - from));
    }

    static List<EslFrame> frames(EmbeddedChannel channel) {
        List<EslFrame> frames = new ArrayList<>();
        for (EslFrame next = channel.readInbound(); next != null; next = channel.readInbound()) {
            frames.add(next);
        }
        return frames;
    }

    static List<EslFrame> whole(byte[] bytes) {
        EmbeddedChannel channel = channel();
        feed(channel, bytes, 0, bytes.length);
        List<EslFrame> frames = frames(channel);
        channel.finishAndReleaseAll();
        return frames;
    }

    /** All that a frame tells, so that two can be compared. */
    static String told(EslFrame frame) {
        if (frame instanceof EslFrame.Event event) {
            return "event " + event.event().headers() + event.event().body();
        }
        if (frame instanceof EslFrame.Reply reply) {
            return "reply " + reply.reply().text() + reply.reply().data().headers();
        }
        return frame.toString();
    }
}
