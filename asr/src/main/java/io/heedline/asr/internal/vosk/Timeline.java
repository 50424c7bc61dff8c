package io.heedline.asr.internal.vosk;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps the decoder's time back to the stream's: the decoder was not given the silence, so its time runs short. Each
 * stretch given without a gap is one line of the table.
 */
final class Timeline {

    private record Stretch(double given, double stream) {}

    private final List<Stretch> stretches = new ArrayList<>();
    private double given;

    /** The decoder is given a stretch of audio; times in ms. */
    void append(double streamStart, double duration) {
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last == null || Math.abs(last.stream() + given - last.given() - streamStart) > 0.5) {
            stretches.add(new Stretch(given, streamStart));
        }
        given += duration;
    }

    /** Where in the stream a word starts: at the join of two stretches, in the later. */
    long start(double givenMs) {
        return map(givenMs, 0.5);
    }

    /** Where in the stream a word ends: at the join of two stretches, in the earlier. */
    long end(double givenMs) {
        return map(givenMs, -0.5);
    }

    private long map(double givenMs, double lean) {
        Stretch in = new Stretch(0, 0);
        for (Stretch stretch : stretches) {
            if (stretch.given() <= Math.max(0, givenMs + lean)) {
                in = stretch;
            }
        }
        return Math.max(0, Math.round(in.stream() + givenMs - in.given()));
    }

    /** Forgets stretches that lie before everything still to be mapped. */
    void forgetPast() {
        if (stretches.size() > 1) {
            stretches.subList(0, stretches.size() - 1).clear();
        }
    }

    /** Another decoder, which has been given so much audio before. */
    void reset(double givenBefore) {
        stretches.clear();
        given = givenBefore;
    }
}
