package io.heedline.dialog.internal;

import io.heedline.dialog.BackEnd;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that what changes something is done once for each time the caller has asked for it. The back end gets a
 * key with it: the same as long as it is not known whether it was done, another one once the caller has asked anew. What
 * has been done is not asked for again; its answer is remembered.
 */
final class Confirmations {

    /** The argument that tells a back end whether it has been asked before. */
    static final String KEY = "key";

    private record Asked(
            int confirmation, Map<String, String> arguments, String key, Optional<Map<String, String>> got) {}

    private final String call;
    private final Map<String, Asked> last = new HashMap<>();
    private int confirmation;
    private int keys;

    /**
     * @param call a name no other call has
     */
    Confirmations(String call) {
        this.call = call;
    }

    /** The caller has said something that may ask for a change: a yes, a wish, an answer. */
    void anew() {
        confirmation++;
    }

    /**
     * Asks the back end, unless it has answered already.
     *
     * @return its answer, now or before
     */
    Map<String, String> once(String operation, Map<String, String> arguments, BackEnd backEnd) {
        Asked before = last.get(operation);
        boolean same = before != null && before.arguments().equals(arguments);
        if (same && before.got().isPresent() && before.confirmation() == confirmation) {
            return before.got().get();
        }
        boolean unknown = same && before.got().isEmpty();
        String key = unknown ? before.key() : call + "-" + ++keys;
        last.put(operation, new Asked(confirmation, arguments, key, Optional.empty()));
        Map<String, String> withKey = new HashMap<>(arguments);
        withKey.put(KEY, key);
        Map<String, String> got = Map.copyOf(backEnd.call(operation, Map.copyOf(withKey)));
        last.put(operation, new Asked(confirmation, arguments, key, Optional.of(got)));
        return got;
    }
}
