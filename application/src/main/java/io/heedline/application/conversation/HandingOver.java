package io.heedline.application.conversation;

import io.heedline.dialog.HandoverNote;
import io.heedline.recordings.Transcript.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A conversation at the moment it wants a person.
 *
 * @param target where the call is handed to: a number, or {@code queue:} and a name
 * @param reason why, in the scenario's words, or {@link CallReport#FAULT}
 * @param note what the dialogue knows
 * @param locale the language it was led in
 * @param startedAt when the call was answered
 * @param turns who said what so far, in the order of their beginnings
 * @param transcript where the transcript of the call is going to be written
 */
public record HandingOver(
        String target,
        String reason,
        HandoverNote note,
        Locale locale,
        Instant startedAt,
        List<Turn> turns,
        Path transcript) {
    public HandingOver {
        turns = List.copyOf(turns);
    }
}
