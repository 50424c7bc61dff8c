package io.heedline.dialog;

import java.util.List;
import java.util.Map;

/**
 * What a person who takes a call over is told of the dialogue.
 *
 * @param reason why it is handed over, in the scenario's words
 * @param wishes the intents the caller has come with, in their order, without repeats
 * @param state the scenario's state the dialogue was in
 * @param verified whether the caller has proved who they are
 * @param slots what is known: what the caller has said and the back end has answered, by name; what the scenario calls
 *     secret is left out
 */
public record HandoverNote(
        String reason, List<String> wishes, String state, boolean verified, Map<String, String> slots) {
    public HandoverNote {
        wishes = List.copyOf(wishes);
        slots = Map.copyOf(slots);
    }
}
