package io.heedline.dialog.demo;

import io.heedline.dialog.BackEndException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers what was done under which key, so that asking twice does it once. Guarded by the ledger. */
final class OncePerKey {

    private static final int REMEMBERED = 10_000;

    private record Done(Asked asked, Map<String, String> answers) {}

    private final Map<String, Done> done = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Done> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Does it unless it has been done; either way the answers are those of the first time. */
    Map<String, String> answers(Asked asked, Supplier<Map<String, String>> change) {
        String key = asked.required("key");
        Done before = done.get(key);
        if (before == null) {
            Map<String, String> answers = change.get();
            done.put(key, new Done(asked, answers));
            return answers;
        }
        if (!before.asked().equals(asked)) {
            throw new BackEndException("Operation " + asked.operation()
                    + " came with the key of another asking; expected the same operation and arguments, or a new key");
        }
        return before.answers();
    }
}
