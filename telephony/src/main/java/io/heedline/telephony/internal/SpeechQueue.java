package io.heedline.telephony.internal;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Speech that waits to be sent, cut into frames; pieces follow each other without a gap. Safe for several threads: the
 * call's lane fills it and stops pieces, whoever sends takes the frames.
 */
public final class SpeechQueue {

    /** One piece; identity tells pieces apart. */
    public static final class Piece {
        private final short[] samples;
        private int sent;
        private double gain = 1;
        private double wantedGain = 1;

        /** Brings the speech to {@value AudioFrame#SAMPLE_RATE} Hz. */
        public Piece(Pcm speech) {
            samples = Resampler.resample(speech, AudioFrame.SAMPLE_RATE).samples();
        }

        /** All of it, at {@value AudioFrame#SAMPLE_RATE} Hz. */
        public Pcm speech() {
            return new Pcm(samples, AudioFrame.SAMPLE_RATE);
        }

        /** Copies what comes next; the gain goes to the one wanted within a frame. */
        private void copyTo(short[] frame, int at, int count) {
            if (gain == wantedGain && gain == 1) {
                System.arraycopy(samples, sent, frame, at, count);
            } else {
                double step = (wantedGain - gain) / AudioFrame.SAMPLES;
                for (int i = 0; i < count; i++) {
                    double louder = Math.rint(samples[sent + i] * (gain + step * (i + 1)));
                    frame[at + i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, louder));
                }
                gain = wantedGain;
            }
            sent += count;
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final List<Piece> finished = new ArrayList<>();

    /** Queues a piece behind the others. */
    public synchronized void add(Piece piece) {
        pieces.add(piece);
    }

    /** Drops what of the piece has not been sent. */
    public synchronized void remove(Piece piece) {
        pieces.remove(piece);
        finished.remove(piece);
    }

    /** Changes how loud what is left of a piece is sent, by so many dB against what was given. */
    public synchronized void setGain(Piece piece, double db) {
        piece.wantedGain = Math.pow(10, db / 20);
        if (piece.sent == 0) {
            piece.gain = piece.wantedGain;
        }
    }

    /** Drops everything. */
    public synchronized void clear() {
        pieces.clear();
    }

    /** Whether all was sent. */
    public synchronized boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** The next 20 ms; {@link AudioFrame#SILENCE} behind the last piece. */
    public synchronized AudioFrame next() {
        if (pieces.isEmpty()) {
            return AudioFrame.SILENCE;
        }
        short[] frame = new short[AudioFrame.SAMPLES];
        int filled = 0;
        while (filled < frame.length && !pieces.isEmpty()) {
            Piece piece = pieces.peek();
            int count = Math.min(frame.length - filled, piece.samples.length - piece.sent);
            piece.copyTo(frame, filled, count);
            filled += count;
            if (piece.sent == piece.samples.length) {
                finished.add(pieces.remove());
            }
        }
        return AudioFrame.of(frame);
    }

    /** The pieces whose last sample was in a frame since this was last asked. */
    public synchronized List<Piece> takeFinished() {
        if (finished.isEmpty()) {
            return List.of();
        }
        List<Piece> taken = List.copyOf(finished);
        finished.clear();
        return taken;
    }
}
