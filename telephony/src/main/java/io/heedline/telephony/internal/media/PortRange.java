package io.heedline.telephony.internal.media;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * The UDP ports we may use, given out in turn: a port that came back is the last to be used again, so that datagrams
 * still on their way to an ended call do not reach a new one. Safe for all threads.
 */
final class PortRange {

    private final int first;
    private final int size;
    private final BitSet taken;
    private int next;

    PortRange(int first, int last) {
        this.first = first;
        size = last - first + 1;
        taken = new BitSet(size);
    }

    /** The next port nobody has taken; empty when there is none. */
    synchronized OptionalInt take() {
        int free = taken.nextClearBit(next);
        if (free >= size) {
            free = taken.nextClearBit(0);
        }
        if (free >= size) {
            return OptionalInt.empty();
        }
        taken.set(free);
        next = (free + 1) % size;
        return OptionalInt.of(first + free);
    }

    synchronized void giveBack(int port) {
        taken.clear(port - first);
    }

    synchronized int taken() {
        return taken.cardinality();
    }

    int size() {
        return size;
    }

    @Override
    public String toString() {
        return first + " to " + (first + size - 1);
    }
}
