package io.heedline.telephony.internal.media;

import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;
import java.util.function.Consumer;

/**
 * What we say on one leg: frames of 20 ms at 8 kHz go in, datagrams of exactly the leg's size come out as soon as each
 * is full.
 *
 * <p>FreeSWITCH plays what it gets at its own pace and cannot be made to forget it. So it is estimated when it will have
 * played all that was sent, and nothing is sent that would put that off by more than {@value #LONGEST_LEAD_MS} ms. (A
 * leg with packets of 60 ms needs 80 ms.)
 */
final class Downlink {

    static final int LONGEST_LEAD_MS = 60;

    private static final int BEAT_MS = AudioFrame.DURATION_MS;

    private final Consumer<short[]> datagrams;
    private final Resampler resampler;
    private final int samplesPerBeat;
    private final long ptimeNanos;
    private final long longestLead;
    private final short[] silence;
    private final short[] samples = new short[AudioFrame.SAMPLES];
    private final short[] packet;
    private final short[] stereo;
    private int filled;
    private boolean begun;
    private long playedUntil;
    private boolean silentBefore = true;
    private long sent;
    private long heldBack;

    /** The consumer must not keep the array. */
    Downlink(MediaFormat format, LegFilters filters, Consumer<short[]> datagrams) {
        this.datagrams = datagrams;
        packet = new short[format.samples()];
        stereo = format.channels() == 1 ? null : new short[2 * format.samples()];
        samplesPerBeat = format.sampleRate() * BEAT_MS / 1000;
        silence = new short[samplesPerBeat];
        ptimeNanos = format.ptimeMs() * Pacer.SLOT_NANOS;
        longestLead = Math.max(LONGEST_LEAD_MS, format.ptimeMs() + BEAT_MS) * Pacer.SLOT_NANOS;
        resampler = filters.out();
    }

    /** Sends the head start, 20 ms of silence or one datagram if that is longer, so that a late beat is not heard. */
    void begin(long nowNanos) {
        begun = true;
        playedUntil = nowNanos;
        for (long head = 0; head < Pacer.BEAT_NANOS; head += ptimeNanos) {
            send(nowNanos);
        }
        // Of a packet that is no whole number of beats the rest goes ahead too, or the lead would now and then be nil.
        filled = ptimeNanos > Pacer.BEAT_NANOS ? packet.length % samplesPerBeat : 0;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Whether 20 ms more may be sent now. */
    boolean hasRoom(long nowNanos) {
        if (!begun) {
            return false;
        }
        long unsent = Pacer.BEAT_NANOS * filled / samplesPerBeat;
        return lead(nowNanos) + unsent + Pacer.BEAT_NANOS <= longestLead;
    }

    /** Takes 20 ms; left out when there is no room, and before the beginning. */
    void say(AudioFrame frame, long nowNanos) {
        if (!hasRoom(nowNanos)) {
            heldBack += begun ? 1 : 0;
            return;
        }
        short[] ready = atRateOfLeg(frame);
        for (int from = 0; from < ready.length; ) {
            int count = Math.min(ready.length - from, packet.length - filled);
            System.arraycopy(ready, from, packet, filled, count);
            from += count;
            filled += count;
            if (filled == packet.length) {
                send(nowNanos);
                filled = 0;
            }
        }
    }

    /** FreeSWITCH has played for so much less time than we thought: its clock is slow, or it stood still. Or more. */
    void playsLater(long nanos) {
        playedUntil += nanos;
    }

    /** For how long FreeSWITCH has something to play, as far as we know. */
    long lead(long nowNanos) {
        return Math.max(0, playedUntil - nowNanos);
    }

    long sent() {
        return sent;
    }

    /** Frames left out because FreeSWITCH had enough. */
    long heldBack() {
        return heldBack;
    }

    private void send(long nowNanos) {
        playedUntil = Math.max(playedUntil, nowNanos) + ptimeNanos;
        sent++;
        datagrams.accept(stereo == null ? packet : onBothSides());
    }

    private short[] onBothSides() {
        for (int i = 0; i < packet.length; i++) {
            stereo[2 * i] = packet[i];
            stereo[2 * i + 1] = packet[i];
        }
        return stereo;
    }

    /** Silence behind silence leaves the filter as it is, and need not go through it. */
    private short[] atRateOfLeg(AudioFrame frame) {
        boolean silent = frame == AudioFrame.SILENCE;
        boolean stillSilent = silent && silentBefore;
        silentBefore = silent;
        if (stillSilent) {
            return silence;
        }
        frame.copyTo(samples, 0);
        return resampler == null ? samples : resampler.accept(samples);
    }
}
