package io.heedline.application.bank;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes requests and reads replies. Only what the operation wants is sent, though the dialogue knows more; only what
 * the operation promises is taken. What is wrong is told by its name, never by its value: it may be a customer's.
 */
final class Messages {

    private static final int DEEPEST = 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Messages() {}

    /**
     * The body of a request.
     *
     * @throws BackEndException if an argument is missing
     */
    static byte[] request(Operation operation, Map<String, String> facts) {
        Map<String, String> sent = new TreeMap<>();
        for (String name : Operations.ALWAYS) {
            given(facts, name).ifPresent(value -> sent.put(name, value));
        }
        Optional<String> customer = given(facts, Operations.CUSTOMER);
        if (operation.verified() && customer.isEmpty()) {
            throw new BackEndException("Operation " + operation.name()
                    + " is asked for verified callers only; expected 'customer' as identify answered it");
        }
        customer.ifPresent(value -> sent.put(Operations.CUSTOMER, value));
        for (String name : operation.arguments()) {
            sent.put(name, required(operation, facts, name));
        }
        return JSON.writeValueAsBytes(sent);
    }

    /** The key under which a changing operation is done once; empty for the others. */
    static String key(Operation operation, Map<String, String> facts) {
        return operation.keyed() ? required(operation, facts, "key") : "";
    }

    private static String required(Operation operation, Map<String, String> facts, String name) {
        return given(facts, name)
                .orElseThrow(() -> new BackEndException(
                        "Operation " + operation.name() + " cannot be asked without '" + name + "'"));
    }

    private static Optional<String> given(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * What a reply says.
     *
     * @throws BackEndException if it is not what the operation promises
     */
    static Map<String, String> answers(Operation operation, byte[] reply) {
        JsonNode message = parse(operation, reply);
        JsonNode outcome = message.get("outcome");
        JsonNode answers = message.get("answers");
        if ((outcome == null) == (answers == null)) {
            throw nonsense(
                    operation,
                    "has " + (outcome == null ? "neither" : "both") + " of 'answers' and 'outcome'",
                    "one of them");
        }
        return outcome == null ? taken(operation, answers) : Map.of(BackEnd.OUTCOME, known(operation, outcome));
    }

    private static JsonNode parse(Operation operation, byte[] reply) {
        JsonNode message;
        try {
            message = JSON.readTree(reply);
        } catch (JacksonException e) {
            // Its words quote the reply.
            throw nonsense(operation, "is no JSON", "one object, each name once, and nothing behind it");
        }
        if (!message.isObject()) {
            throw nonsense(operation, "is JSON, but no object", "one object");
        }
        return message;
    }

    private static String known(Operation operation, JsonNode outcome) {
        if (!outcome.isString() || !operation.outcomes().contains(outcome.asString())) {
            throw nonsense(
                    operation,
                    "has an unknown 'outcome'",
                    "one of " + operation.outcomes().stream().sorted().toList());
        }
        return outcome.asString();
    }

    private static Map<String, String> taken(Operation operation, JsonNode answers) {
        if (!answers.isObject()) {
            throw nonsense(operation, "has 'answers' that are no object", "an object");
        }
        Map<String, String> taken = new HashMap<>();
        operation.answers().forEach((name, kind) -> {
            JsonNode answer = answers.get(name);
            if (answer != null) {
                taken.put(
                        name,
                        kind.read(answer)
                                .orElseThrow(() ->
                                        nonsense(operation, "has a wrong answer '" + name + "'", kind.expected())));
            } else if (!operation.optional().contains(name)) {
                throw nonsense(operation, "has no answer '" + name + "'", kind.expected());
            }
        });
        return Map.copyOf(taken);
    }

    private static BackEndException nonsense(Operation operation, String fault, String expected) {
        return new BackEndException(
                "The reply to operation " + operation.name() + " " + fault + "; expected " + expected);
    }
}
