package io.heedline.telephony.internal.esl;

import java.util.Map;

/** Headers by name. Immutable. Of several with one name, the first counts, as it does for FreeSWITCH. */
sealed interface EslHeaders permits EslHeaders.Ready, WireHeaders {

    /** The decoded value; null when there is no such header. */
    String get(String name);

    /** All, in their order. Not modifiable. */
    Map<String, String> all();

    /** Empty when there is none. */
    String body();

    /** Headers that are decoded already. */
    record Ready(Map<String, String> all, String body) implements EslHeaders {
        @Override
        public String get(String name) {
            return all.get(name);
        }
    }
}
