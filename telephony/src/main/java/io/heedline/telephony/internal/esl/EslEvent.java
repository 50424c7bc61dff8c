package io.heedline.telephony.internal.esl;

import java.util.Map;
import java.util.Optional;

/** One event, or the data of a channel: headers, decoded, and a body. Immutable. */
public final class EslEvent {

    private static final String VARIABLE = "variable_";

    private final Map<String, String> headers;
    private final String body;

    /**
     * @param headers not copied; must not change afterwards
     */
    public EslEvent(Map<String, String> headers, String body) {
        this.headers = headers;
        this.body = body;
    }

    /** {@code CHANNEL_ANSWER} and the like; empty when it is no event. */
    public String name() {
        return headers.getOrDefault("Event-Name", "");
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

    public Map<String, String> headers() {
        return headers;
    }

    /** Empty when there is none. */
    public String body() {
        return body;
    }

    @Override
    public String toString() {
        return "EslEvent[" + name() + " " + channel().orElse("-") + "]";
    }
}
