package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each call of one event loop its beat of 20 ms. Time is cut into slots of 1 ms; a beat sits in one of the 20
 * slots of its round and may move to a neighbouring one, so that the calls' work is spread evenly and a call can follow
 * a foreign clock. Slots lie on one absolute scale: a late beat makes no later one late.
 *
 * <p>After a standstill the beats that were missed are made up at once and in order, a round at a time; before each the
 * loop reads what has come meanwhile. Of a standstill longer than {@value #MADE_UP_MS} ms the rest is left out as if time
 * had stopped.
 *
 * <p>Belongs to one thread, that of the event loop.
 */
final class Pacer {

    /** Sets a task to run on the event loop after so many nanoseconds. */
    interface Alarm {
        void set(long afterNanos, Runnable task);
    }

    /** What a call does every 20 ms. */
    interface OnBeat {
        /** What must be on time; returns by how many slots the next beat is to come later, or (negative) earlier. */
        int beat();

        /** What can wait until all calls of the same slot have done that. */
        default void afterBeat() {}
    }

    static final int BEAT_MS = AudioFrame.DURATION_MS;
    static final long SLOT_NANOS = 1_000_000;
    static final long BEAT_NANOS = BEAT_MS * SLOT_NANOS;

    private static final Logger log = LoggerFactory.getLogger(Pacer.class);

    private static final int MADE_UP_MS = 1_000;
    private static final long TOLD_EVERY_NANOS = 10_000 * SLOT_NANOS;
    private static final int WHEEL = 64;

    private final LongSupplier nanoTime;
    private final Alarm alarm;
    private final Lateness lateness = new Lateness();
    private final List<List<Beat>> wheel = new ArrayList<>(WHEEL);
    private long origin;
    /** The next slot to be served, counted from the origin. */
    private long slot;

    private long alarmSlot = Long.MAX_VALUE;
    private int beats;
    private boolean hasReadFirst;
    private long leftOutUntold;
    private long toldAt = Long.MIN_VALUE;

    Pacer(LongSupplier nanoTime, Alarm alarm) {
        this.nanoTime = nanoTime;
        this.alarm = alarm;
        this.origin = nanoTime.getAsLong();
        for (int i = 0; i < WHEEL; i++) {
            wheel.add(new ArrayList<>());
        }
    }

    /** Begins a beat within the next 20 ms, in the slot that has the fewest. */
    Beat begin(OnBeat onBeat) {
        if (beats++ == 0) {
            slot = slotNow();
        }
        long best = slot + 1;
        for (long candidate = best + 1; candidate <= slot + BEAT_MS; candidate++) {
            best = at(candidate).size() < at(best).size() ? candidate : best;
        }
        Beat beat = new Beat(onBeat, best);
        place(beat);
        return beat;
    }

    /** Of the frames sent at the beats of this pacer; for all threads. */
    Lateness lateness() {
        return lateness;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** An alarm that has been overtaken by an earlier one does nothing. */
    private void ring(long forSlot) {
        if (forSlot == alarmSlot) {
            serve();
        }
    }

    /** Serves the slots that are due, one round at most: the next then waits until the loop has read again. */
    private void serve() {
        long now = slotNow();
        if (now - slot > BEAT_MS && !hasReadFirst) {
            hasReadFirst = true;
            alarm.set(0, this::serve);
            return;
        }
        alarmSlot = Long.MAX_VALUE;
        now -= leaveOut(now - slot - MADE_UP_MS);
        long last = Math.min(now, slot + BEAT_MS - 1);
        hasReadFirst = last < now;
        for (; slot <= last; slot++) {
            List<Beat> due = at(slot);
            due.removeIf(beat -> !beat.fall(slot));
            due.forEach(beat -> beat.onBeat.afterBeat());
            due.clear();
        }
        setAlarm();
    }

    /** Stops time for whole rounds, so that every beat keeps its slot; returns for how many slots. */
    private long leaveOut(long slots) {
        if (slots <= 0 || beats == 0) {
            return 0;
        }
        long left = (slots + BEAT_MS - 1) / BEAT_MS * BEAT_MS;
        origin += left * SLOT_NANOS;
        tellLeftOut(left);
        return left;
    }

    /** Not each time: a machine that has too many calls leaves something out all the time. */
    private void tellLeftOut(long left) {
        leftOutUntold += left;
        long now = nanoTime.getAsLong();
        if (toldAt == Long.MIN_VALUE || now - toldAt >= TOLD_EVERY_NANOS) {
            log.warn(
                    "A media event loop with {} calls is late by more than {} ms: {} ms of their sound are left out;"
                            + " the machine stood still or has too many calls",
                    beats,
                    MADE_UP_MS,
                    leftOutUntold);
            leftOutUntold = 0;
            toldAt = now;
        }
    }

    private void place(Beat beat) {
        at(beat.due).add(beat);
        if (beat.due < alarmSlot) {
            setAlarmAt(beat.due);
        }
    }

    private void setAlarm() {
        if (beats == 0) {
            wheel.forEach(List::clear);
            return;
        }
        for (long next = slot; next < slot + WHEEL; next++) {
            if (!at(next).isEmpty()) {
                setAlarmAt(next);
                return;
            }
        }
    }

    private void setAlarmAt(long next) {
        alarmSlot = next;
        alarm.set(Math.max(0, origin + next * SLOT_NANOS - nanoTime.getAsLong()), () -> ring(next));
    }

    private List<Beat> at(long anySlot) {
        return wheel.get((int) (anySlot & (WHEEL - 1)));
    }

    private long slotNow() {
        return Math.floorDiv(nanoTime.getAsLong() - origin, SLOT_NANOS);
    }

    /** The beat of one call. */
    final class Beat {

        private final OnBeat onBeat;
        private long due;
        private boolean ended;

        private Beat(OnBeat onBeat, long due) {
            this.onBeat = onBeat;
            this.due = due;
        }

        /** The wheel may still hold this beat in a slot it has left; only the one it is due in counts. */
        private boolean fall(long now) {
            if (ended || due != now) {
                return false;
            }
            int later = onBeat.beat();
            if (!ended) {
                due += BEAT_MS + lessThanABeat(later);
                at(due).add(this);
            }
            return true;
        }

        /** Moves the next beat, from outside a beat, by so many slots to later or (negative) to earlier. */
        void move(int slots) {
            due = Math.max(slot, due + lessThanABeat(slots));
            place(this);
        }

        private int lessThanABeat(int slots) {
            return Math.max(1 - BEAT_MS, Math.min(BEAT_MS - 1, slots));
        }

        /** When the next beat is due, or during a beat when this one was due, on the scale of the pacer's clock. */
        long dueNanos() {
            return origin + due * SLOT_NANOS;
        }

        /** How much later than due it is now; negative before. */
        long lateNanos() {
            return nanoTime.getAsLong() - dueNanos();
        }

        /** The frame of this beat has just been sent. */
        void noteSent() {
            lateness.add(lateNanos());
        }

        /** No beat falls any more. */
        void end() {
            if (!ended) {
                ended = true;
                beats--;
            }
        }
    }
}
