package io.heedline.telephony.internal.links;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.media.MediaLink.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Holds back what was read from a growing file just long enough that a frame is there every 20 ms although reading comes
 * in bursts. When more waits than that, because the file's writer is faster or has caught up, quiet frames are left out
 * until the delay is small again; a frame with sound never is. One thread fills it, another one takes.
 */
final class TailBuffer {

    /** What was meant to be heard while nothing has come: silence of both sides. */
    static final Heard SILENCE = new Heard(AudioFrame.SILENCE, AudioFrame.SILENCE);

    /** Frames it has room for, 1 s; what is more waits in the file. */
    static final int CAPACITY = 50;

    /** How long the first frame is held back, in frames: one reading interval of 100 ms, and some that it may be late. */
    static final int HELD_BACK = 8;

    /** Frames over which the smallest number waiting is observed, 2 s. */
    private static final int WINDOW = 100;

    /** Frames that may be left at the worst moment before the delay counts as too long, and what it is brought to. */
    private static final int MUCH = 10;

    private static final int ENOUGH = 5;

    private static final double QUIET_DBFS = -45;

    private final BlockingQueue<Heard> frames = new ArrayBlockingQueue<>(CAPACITY);

    // Of the thread that takes.
    private boolean flowing;
    private int heldBack;
    private int lowest = CAPACITY;
    private int observed;
    private int tooMany;

    int room() {
        return frames.remainingCapacity();
    }

    /** Adds frames for which there is {@linkplain #room room}. */
    void add(List<Heard> more) {
        frames.addAll(more);
    }

    /** The next 20 ms. */
    Heard next() {
        if (!flowing && !begin()) {
            return SILENCE;
        }
        observe(frames.size());
        Heard next = frames.poll();
        if (next == null) {
            flowing = false;
            return SILENCE;
        }
        if (tooMany > 0 && quiet(next)) {
            Heard after = frames.poll();
            tooMany--;
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
        if (frames.isEmpty() || ++heldBack <= HELD_BACK) {
            return false;
        }
        flowing = true;
        heldBack = 0;
        lowest = CAPACITY;
        observed = 0;
        return true;
    }

    private void observe(int waiting) {
        lowest = Math.min(lowest, waiting);
        if (++observed == WINDOW) {
            tooMany = lowest > MUCH ? lowest - ENOUGH : 0;
            lowest = CAPACITY;
            observed = 0;
        }
    }

    private static boolean quiet(Heard heard) {
        return heard.caller().levelDbfs() < QUIET_DBFS && heard.person().levelDbfs() < QUIET_DBFS;
    }
}
