package io.heedline.recordings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who said what on a call, and when, in milliseconds of its recording.
 *
 * @param callId names the call
 * @param startedAt when it was answered
 * @param language the language of the call as a tag of BCP 47, such as {@code zh-CN}
 * @param outcome how the call came out, in the scenario's words
 * @param recording name of the recording beside this file
 * @param turns in the order of their beginnings
 * @param missing what is not in the recording; left out of the file when nothing is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Transcript(
        String callId,
        Instant startedAt,
        String language,
        String outcome,
        String recording,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Turn> turns,
        List<RecordingLoss> missing) {

    public Transcript {
        turns = turns == null ? List.of() : List.copyOf(turns);
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** Who speaks. */
    public enum Speaker {
        /** The person on the other side. */
        @JsonProperty("caller")
        CALLER,
        /** Heedline. */
        @JsonProperty("bot")
        BOT,
        /** A person of the house who took the call over. */
        @JsonProperty("agent")
        AGENT
    }

    /**
     * What one side said without the other taking over.
     *
     * @param words single words with their times, as far as they are known
     * @param intent what the caller was understood to want
     * @param confidence of the intent, 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Turn(
            Speaker speaker,
            @JsonInclude(JsonInclude.Include.ALWAYS) String text,
            long startMs,
            long endMs,
            List<Word> words,
            Optional<String> intent,
            Optional<Double> confidence) {

        public Turn {
            words = words == null ? List.of() : List.copyOf(words);
            intent = intent == null ? Optional.empty() : intent;
            confidence = confidence == null ? Optional.empty() : confidence;
        }
    }

    /** One word; its confidence is the recogniser's, 0 to 1. */
    public record Word(String word, long startMs, long endMs, double confidence) {}

    /**
     * Writes JSON in UTF-8. The file is there as a whole or not at all: what was there before stays if writing fails.
     */
    public void write(Path file) throws IOException {
        TranscriptJson.write(this, file);
    }

    /**
     * Reads what {@link #write} wrote; fields of later versions are passed over.
     *
     * @throws TranscriptFormatException if it is no transcript; the message has file, line and column
     */
    public static Transcript read(Path file) throws IOException {
        return TranscriptJson.read(file);
    }
}
