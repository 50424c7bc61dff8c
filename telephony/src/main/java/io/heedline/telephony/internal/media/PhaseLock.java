package io.heedline.telephony.internal.media;

import java.util.Arrays;

/**
 * Keeps a call's beat at a steady distance behind the datagrams of a foreign clock, which counts its 20 ms a little
 * faster or slower than ours. Only the place of the datagrams within the 20 ms counts, not their number: one that is
 * lost, or comes twice as fast, moves nothing.
 *
 * <p>Datagrams come late at times, but never early; so a window's time is that of its earlier quarter. When it has
 * wandered off by two slots, the beat follows by one; a clock that wanders by 200 parts in a million moves a slot in 5 s.
 * A jump, such as that of a leg set up anew, is followed at one slot a beat.
 */
final class PhaseLock {

    /** From the earlier datagrams to the beat; a datagram may be late by so much and still have its beat. */
    static final int MARGIN_MS = 7;

    private static final int BEAT_MS = Pacer.BEAT_MS;
    private static final int FIRST_WINDOW = 10;
    private static final int WINDOW = 50;
    /** A datagram that waits longer than this is taken for one that has missed the beat before, by up to 9 ms. */
    private static final int LONGEST_WAIT_MS = MARGIN_MS + 4;

    /** Datagrams of this window, by the whole milliseconds they have to wait for the beat. */
    private final int[] waits = new int[BEAT_MS];

    private int seen;
    private int window = FIRST_WINDOW;
    private int pending;

    /** Of a first datagram: by how many slots the next beat has to move to be the first in its place behind it. */
    static int jump(long waitNanos) {
        return MARGIN_MS - waitMs(waitNanos);
    }

    /** Forgets what it knows: another clock is to be followed. */
    void restart() {
        window = FIRST_WINDOW;
        seen = 0;
        pending = 0;
        Arrays.fill(waits, 0);
    }

    /** A datagram that completes a frame has come, and so long before the next beat (any number of beats more or less). */
    void arrived(long waitNanos) {
        if (pending != 0) {
            return;
        }
        waits[waitMs(waitNanos)]++;
        if (++seen == window) {
            judge();
        }
    }

    /** By how many slots the next beat is to come later, or (negative) earlier: -1, 0 or 1. */
    int step() {
        int step = Integer.signum(pending);
        pending -= step;
        return step;
    }

    private void judge() {
        int wait = earlierQuarter();
        int error = MARGIN_MS - (wait > LONGEST_WAIT_MS ? wait - BEAT_MS : wait);
        if (Math.abs(error) >= 2) {
            pending = error - Integer.signum(error);
        }
        window = WINDOW;
        seen = 0;
        Arrays.fill(waits, 0);
    }

    private int earlierQuarter() {
        int wait = LONGEST_WAIT_MS;
        int earlier = waits[wait];
        while (earlier * 4 < seen) {
            wait = Math.floorMod(wait - 1, BEAT_MS);
            earlier += waits[wait];
        }
        return wait;
    }

    private static int waitMs(long waitNanos) {
        return (int) (Math.floorMod(waitNanos, Pacer.BEAT_NANOS) / Pacer.SLOT_NANOS);
    }
}
