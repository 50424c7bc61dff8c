package io.heedline.application.handover;

import io.heedline.recordings.Transcript.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call that was handed over to people, and what they are told of it.
 *
 * @param callId the call
 * @param caller the number of the person outside
 * @param target where it was handed to: a number, or {@code queue:} and a name
 * @param reason why, in the scenario's words
 * @param locale the language of the talk
 * @param startedAt when the call was answered
 * @param at when it was handed over
 * @param summary in three lines
 * @param identity who the caller has proved to be; empty if they have not
 * @param wishes what they came with, as intents, in their order
 * @param slots what is known, by name; nothing secret
 * @param turns who said what until then; digits the caller said in a row are masked
 * @param state how far it has come
 */
public record Handover(
        String callId,
        String caller,
        String target,
        String reason,
        Locale locale,
        Instant startedAt,
        Instant at,
        Summary summary,
        Optional<Identity> identity,
        List<String> wishes,
        Map<String, String> slots,
        List<Turn> turns,
        HandoverState state) {

    public Handover {
        wishes = List.copyOf(wishes);
        turns = List.copyOf(turns);
    }

    /**
     * A caller who has proved who they are.
     *
     * @param customer as the company's systems name them; may be empty
     * @param name may be empty
     */
    public record Identity(String customer, String name) {}

    Handover now(HandoverState next) {
        return new Handover(
                callId, caller, target, reason, locale, startedAt, at, summary, identity, wishes, slots, turns, next);
    }

    /** Whether the caller is still with it. */
    public boolean open() {
        return state instanceof HandoverState.Waiting || state instanceof HandoverState.Taken;
    }

    /** Without the number and what was said. */
    @Override
    public String toString() {
        return "Handover[" + callId + ", " + state + "]";
    }
}
