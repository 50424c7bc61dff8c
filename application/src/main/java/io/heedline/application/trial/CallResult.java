package io.heedline.application.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heedline.application.conversation.CallReport;
import io.heedline.audio.AudioFormatException;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * What the commands and the server print about one call. The names and their meaning are a contract.
 *
 * @param outcome how the call is filed
 * @param reachedAim whether the caller got what they called for
 * @param turns who said what; times in ms since the answer
 * @param responseMs how long the caller waited for each answer, measured on the recording
 * @param recording absolute path of the stereo WAV file
 * @param transcript absolute path of the JSON transcript
 * @param lost what could not be kept of recording and transcript, for people; left out when all is on disk
 */
public record CallResult(
        String outcome,
        boolean reachedAim,
        List<SpokenTurn> turns,
        List<Long> responseMs,
        String recording,
        String transcript,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> lost) {

    /**
     * One thing said.
     *
     * @param speaker "caller" or "bot"
     * @param intent what the caller was understood to want; absent for the bot
     * @param confidence how sure that is, 0 to 1; absent for the bot
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SpokenTurn(String speaker, String text, long startMs, long endMs, String intent, Double confidence) {}

    private static SpokenTurn spoken(Turn turn) {
        return new SpokenTurn(
                turn.speaker() == Speaker.CALLER ? "caller" : "bot",
                turn.text(),
                turn.startMs(),
                turn.endMs(),
                turn.intent().orElse(null),
                turn.confidence().orElse(null));
    }

    /** The result of a finished call; reads its recording. */
    public static CallResult of(CallReport report) throws IOException {
        return new CallResult(
                report.outcome(),
                report.reachedAim(),
                report.turns().stream().map(CallResult::spoken).toList(),
                responseTimes(report),
                report.recording().toAbsolutePath().normalize().toString(),
                report.transcript().toAbsolutePath().normalize().toString(),
                report.lost());
    }

    /** A recording of which something is known to be lost may be too short to measure; any other has to be readable. */
    private static List<Long> responseTimes(CallReport report) throws IOException {
        if (report.lost().isEmpty()) {
            return ResponseTimes.measure(report.recording());
        }
        try {
            return Files.isRegularFile(report.recording()) ? ResponseTimes.measure(report.recording()) : List.of();
        } catch (AudioFormatException nothingToMeasure) {
            return List.of();
        }
    }

    /** The same with another judgement of whether the caller got what they called for. */
    public CallResult withReachedAim(boolean reached) {
        return new CallResult(outcome, reached, turns, responseMs, recording, transcript, lost);
    }
}
