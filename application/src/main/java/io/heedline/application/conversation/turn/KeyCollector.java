package io.heedline.application.conversation.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Gathers telephone keys into one answer: complete at {@code #}, when there are as many as were
 * asked for, or when no key follows. A key that arrives both as a
 * sign and as a sound counts once: some networks send both. Used on the call's lane.
 */
public final class KeyCollector {

    /** How a key came. */
    public enum Way {
        /** Told by the exchange, apart from the sound (RFC 4733, SIP INFO). */
        SIGNALLED,
        /** Heard in the sound of the call. */
        HEARD
    }

    /** The sign of a key and its sound are at most so far apart: nobody presses longer than that by habit. */
    private static final long SAME_PRESS_MS = 500;

    private record Press(char key, Way way, long atMs) {}

    private final StringBuilder keys = new StringBuilder();
    private final Deque<Press> single = new ArrayDeque<>();
    private final long betweenKeysMs;
    private long lastKeyMs;
    private boolean closed;
    private int wanted;

    public KeyCollector(TurnSettings settings) {
        betweenKeysMs = settings.betweenKeys().toMillis();
    }

    /** From now on so many keys make an answer; 0 if that is not known. */
    public void expect(int digits) {
        wanted = digits;
    }

    /** Takes a key; returns whether it is a press of its own. */
    public boolean press(char key, Way way, long nowMs) {
        if (sameAsBefore(key, way, nowMs)) {
            return false;
        }
        if (key == '#' && keys.length() > 0) {
            closed = true;
        } else {
            keys.append(key);
            closed = wanted > 0 && keys.length() >= wanted;
        }
        lastKeyMs = nowMs;
        return true;
    }

    private boolean sameAsBefore(char key, Way way, long nowMs) {
        single.removeIf(press -> nowMs - press.atMs() > SAME_PRESS_MS);
        for (Press press : single) {
            if (press.key() == key && press.way() != way) {
                return single.remove(press);
            }
        }
        single.add(new Press(key, way, nowMs));
        return false;
    }

    /** Whether keys were pressed that are not yet an answer. */
    public boolean collecting() {
        return keys.length() > 0;
    }

    /** The digits, once they are complete; then it starts anew. */
    public Optional<String> complete(long nowMs) {
        if (!collecting() || !closed && nowMs - lastKeyMs < betweenKeysMs) {
            return Optional.empty();
        }
        String digits = keys.toString();
        keys.setLength(0);
        closed = false;
        return Optional.of(digits);
    }
}
