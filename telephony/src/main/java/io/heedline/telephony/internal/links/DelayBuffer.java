package io.heedline.telephony.internal.links;

import io.heedline.telephony.internal.media.MediaLink.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Holds back what comes in bursts just long enough that a frame is there every 20 ms. When more waits than that, because
 * the sender is faster or has caught up, quiet frames are left out until the delay is small again; a frame with sound is
 * left out only when there is no room for it. One thread fills it, another one takes.
 */
final class DelayBuffer {

    /** Frames over which the smallest number waiting is observed, 2 s. */
    private static final int WINDOW = 100;

    private static final double QUIET_DBFS = -45;

    private final Heard silence;
    private final int holdBack;
    private final BlockingQueue<Heard> frames;

    // Of the thread that takes.
    private boolean flowing;
    private int heldBack;
    private int lowest;
    private int observed;
    private int tooMany;

    /**
     * @param silence given while nothing has come
     * @param holdBack how long the first frame is held back, in frames: as long as the next may take to come
     * @param capacity frames it has room for
     */
    DelayBuffer(Heard silence, int holdBack, int capacity) {
        this.silence = silence;
        this.holdBack = holdBack;
        this.frames = new ArrayBlockingQueue<>(capacity);
    }

    int room() {
        return frames.remainingCapacity();
    }

    /** Adds frames for which there is {@linkplain #room room}. */
    void add(List<Heard> more) {
        frames.addAll(more);
    }

    /** Adds a frame, in place of the oldest when there is no room. */
    void push(Heard newest) {
        while (!frames.offer(newest)) {
            frames.poll();
        }
    }

    /** The next 20 ms. */
    Heard next() {
        if (!flowing && !begin()) {
            return silence;
        }
        observe(frames.size());
        Heard next = frames.poll();
        if (next == null) {
            flowing = false;
            return silence;
        }
        if (tooMany > 0 && quiet(next)) {
            tooMany--;
            Heard after = frames.poll();
            return after == null ? next : after;
        }
        return next;
    }

    /** Takes all that waits. */
    List<Heard> drain() {
        List<Heard> all = new ArrayList<>();
        frames.drainTo(all);
        return all;
    }

    private boolean begin() {
        if (frames.isEmpty() || ++heldBack <= holdBack) {
            return false;
        }
        flowing = true;
        heldBack = 0;
        tooMany = 0;
        startWindow();
        return true;
    }

    /** Never fewer than this wait: the delay is longer than needed, unless it is only what was held back at first. */
    private void observe(int waiting) {
        lowest = Math.min(lowest, waiting);
        if (++observed == WINDOW) {
            tooMany = lowest > holdBack + 2 ? lowest - holdBack / 2 - 1 : 0;
            startWindow();
        }
    }

    private void startWindow() {
        lowest = Integer.MAX_VALUE;
        observed = 0;
    }

    private static boolean quiet(Heard heard) {
        return heard.caller().levelDbfs() < QUIET_DBFS
                && (heard.person() == null || heard.person().levelDbfs() < QUIET_DBFS);
    }
}
