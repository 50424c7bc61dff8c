package io.heedline.application.conversation;

import java.util.Optional;

/** Gathers telephone keys into one answer: complete at {@code #}, or when no key follows. Used on the call's lane. */
final class KeyCollector {

    private final StringBuilder keys = new StringBuilder();
    private final long betweenKeysMs;
    private long lastKeyMs;
    private boolean closed;

    KeyCollector(TurnSettings settings) {
        betweenKeysMs = settings.betweenKeys().toMillis();
    }

    void press(char key, long nowMs) {
        if (key == '#' && keys.length() > 0) {
            closed = true;
        } else {
            keys.append(key);
        }
        lastKeyMs = nowMs;
    }

    /** Whether keys were pressed that are not yet an answer. */
    boolean collecting() {
        return keys.length() > 0;
    }

    /** The digits, once they are complete; then it starts anew. */
    Optional<String> complete(long nowMs) {
        if (!collecting() || !closed && nowMs - lastKeyMs < betweenKeysMs) {
            return Optional.empty();
        }
        String digits = keys.toString();
        keys.setLength(0);
        closed = false;
        return Optional.of(digits);
    }
}
