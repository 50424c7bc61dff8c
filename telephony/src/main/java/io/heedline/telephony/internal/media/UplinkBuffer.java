package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;

/**
 * Evens out what comes in: samples at 8 kHz in pieces of any length go in, a frame every 20 ms comes out, silence when
 * the samples are late. What has gathered in a burst is caught up by leaving out quiet frames, and loud ones only when
 * there is no end of it: the delay never grows for long.
 */
final class UplinkBuffer {

    /** More than this waits only until a quiet frame comes. */
    private static final int MUCH = AudioFrame.SAMPLES * 3;
    /** More than this does not wait. */
    private static final int TOO_MUCH = AudioFrame.SAMPLES * 10;
    /** Room for what has come during a standstill of ours and is made up, 2.2 s. */
    private static final int CAPACITY = AudioFrame.SAMPLES * 110;

    private static final int WINDOW = 50;
    /** Mean square below which a frame is quiet: -45 dBFS, the noise of a line. */
    private static final long QUIET = 184L * 184;

    private final int usual;
    private short[] samples = new short[AudioFrame.SAMPLES * 8];
    private int head;
    private int tail;
    private int least = Integer.MAX_VALUE;
    private int taken;
    private int surplusFrames;
    private long lateFrames;
    private long leftOutFrames;

    /** For pieces of so many milliseconds: what of a long piece waits for its turn is no surplus. */
    UplinkBuffer(int pieceMs) {
        usual = Math.max(0, pieceMs - AudioFrame.DURATION_MS) * AudioFrame.SAMPLE_RATE / 1000;
    }

    /** Takes a piece, of which it keeps a copy. */
    void put(short[] piece) {
        if (tail + piece.length > samples.length) {
            makeRoom(piece.length);
        }
        System.arraycopy(piece, 0, samples, tail, piece.length);
        tail += piece.length;
    }

    /** The next 20 ms. */
    AudioFrame take() {
        if (waiting() < AudioFrame.SAMPLES) {
            lateFrames++;
            least = 0;
            return AudioFrame.SILENCE;
        }
        AudioFrame frame = AudioFrame.at(samples, head);
        head += AudioFrame.SAMPLES;
        return frame;
    }

    /** Looks, after a frame was taken on time, whether too much waits. */
    void settle() {
        while (waiting() > usual + TOO_MUCH) {
            leaveOut();
        }
        while (waiting() > usual + MUCH && isHeadQuiet()) {
            leaveOut();
        }
        least = Math.min(least, waiting());
        if (++taken == WINDOW) {
            int surplus = least / AudioFrame.SAMPLES;
            // A whole window long no quiet frame was found: now a loud one must go.
            if (surplus > 0 && surplusFrames > 0) {
                leaveOut();
                surplus--;
            }
            surplusFrames = surplus;
            taken = 0;
            least = Integer.MAX_VALUE;
        }
        if (surplusFrames > 0 && isHeadQuiet()) {
            leaveOut();
            surplusFrames--;
        }
    }

    /** Forgets all but the newest 20 ms. */
    void keepNewest() {
        head = Math.max(head, tail - AudioFrame.SAMPLES);
    }

    /** Samples that wait. */
    int waiting() {
        return tail - head;
    }

    /** Frames of silence given because nothing had come in time. */
    long lateFrames() {
        return lateFrames;
    }

    /** Frames left out to catch up. */
    long leftOutFrames() {
        return leftOutFrames;
    }

    private void leaveOut() {
        head += AudioFrame.SAMPLES;
        leftOutFrames++;
    }

    private boolean isHeadQuiet() {
        if (waiting() < AudioFrame.SAMPLES) {
            return false;
        }
        long energy = 0;
        for (int i = head; i < head + AudioFrame.SAMPLES; i++) {
            energy += samples[i] * samples[i];
        }
        return energy < QUIET * AudioFrame.SAMPLES;
    }

    private void makeRoom(int length) {
        while (waiting() + length > CAPACITY) {
            leaveOut();
        }
        int size = samples.length;
        while (size < waiting() + length) {
            size *= 2;
        }
        short[] target = size == samples.length ? samples : new short[size];
        System.arraycopy(samples, head, target, 0, waiting());
        samples = target;
        tail -= head;
        head = 0;
    }
}
