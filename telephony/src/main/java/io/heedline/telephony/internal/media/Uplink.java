package io.heedline.telephony.internal.media;

import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;
import io.netty.buffer.ByteBuf;

/** What comes from one leg: datagrams of its size go in, frames of 20 ms at 8 kHz come out. */
final class Uplink {

    private final MediaFormat format;
    private final UplinkBuffer buffer;
    private final Resampler resampler;
    private final short[] samples;
    private long received;

    Uplink(MediaFormat format, LegFilters filters) {
        this.format = format;
        buffer = new UplinkBuffer(format.ptimeMs());
        resampler = filters.in();
        samples = new short[format.samples()];
    }

    /** Takes one datagram of the format's size; returns whether it completes a frame. */
    boolean accept(ByteBuf datagram) {
        int at = datagram.readerIndex();
        for (int i = 0; i < samples.length; i++, at += 2 * format.channels()) {
            samples[i] = format.channels() == 1
                    ? datagram.getShortLE(at)
                    : (short) ((datagram.getShortLE(at) + datagram.getShortLE(at + 2)) / 2);
        }
        buffer.put(resampler == null ? samples : resampler.accept(samples));
        received++;
        return received * format.ptimeMs() % AudioFrame.DURATION_MS == 0;
    }

    UplinkBuffer buffer() {
        return buffer;
    }

    /** Datagrams taken. */
    long received() {
        return received;
    }
}
