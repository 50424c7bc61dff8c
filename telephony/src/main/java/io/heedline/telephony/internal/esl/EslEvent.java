package io.heedline.telephony.internal.esl;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * One event, or the data of a channel: headers and a body. Immutable; values are decoded when they are asked for. A
 * header's name is written as FreeSWITCH writes it. Of several headers with one name, the first counts.
 */
public final class EslEvent {

    private static final String VARIABLE = "variable_";

    private final EslHeaders headers;

    /** Found once; any thread may do so, with the same result. */
    private String name;

    /**
     * @param headers not copied; must not change afterwards
     */
    public EslEvent(Map<String, String> headers, String body) {
        this(new EslHeaders.Ready(Collections.unmodifiableMap(headers), body));
    }

    EslEvent(EslHeaders headers) {
        this.headers = headers;
    }

    /** {@code CHANNEL_ANSWER} and the like; empty when it is no event. */
    public String name() {
        String found = name;
        if (found == null) {
            found = headers.get("Event-Name");
            name = found == null ? found = "" : found;
        }
        return found;
    }

    /** The channel it is about. */
    public Optional<String> channel() {
        return header("Unique-ID");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A channel variable. */
    public Optional<String> variable(String name) {
        return header(VARIABLE + name);
    }

    /** All headers, in their order. Not modifiable. */
    public Map<String, String> headers() {
        return headers.all();
    }

    /** Empty when there is none. */
    public String body() {
        return headers.body();
    }

    @Override
    public String toString() {
        return "EslEvent[" + name() + " " + channel().orElse("-") + "]";
    }
}
