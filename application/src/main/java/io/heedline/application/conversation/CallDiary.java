package io.heedline.application.conversation;

import io.heedline.asr.Utterance;
import io.heedline.nlu.Understanding;
import io.heedline.recordings.CallRecorder;
import io.heedline.recordings.Recording;
import io.heedline.recordings.RecordingFiles;
import io.heedline.recordings.RecordingLoss;
import io.heedline.recordings.Transcript;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one call: the sound of both sides as it comes, and who said what. Trouble with the disk never reaches the call;
 * it is told in the report. Used on the call's lane.
 */
final class CallDiary {

    private static final Logger log = LoggerFactory.getLogger(CallDiary.class);

    /** The recorder logs a loss when it happens; the caller of this class hears of it in the report. */
    private static final Consumer<RecordingLoss> NOT_TOLD_YET = loss -> {};

    private final Call call;
    private final Hotline hotline;
    private final Instant startedAt;
    private final RecordingFiles files;
    private final CallRecorder recorder;
    private final List<Turn> turns = new ArrayList<>();

    CallDiary(Call call, Hotline hotline) {
        this.call = call;
        this.hotline = hotline;
        this.startedAt = hotline.clock().instant();
        this.files = RecordingFiles.of(
                hotline.recordings(),
                call.id().value(),
                startedAt.atZone(hotline.clock().getZone()));
        this.recorder = hotline.recorder().start(files.audio(), AudioFrame.SAMPLE_RATE, NOT_TOLD_YET);
    }

    void record(AudioFrame heard, AudioFrame said) {
        recorder.record(heard.samples(), said.samples());
    }

    /** Writes down what the caller said; nothing if it was no speech. Times in ms since the answer. */
    void callerSaid(Utterance said, long startMs, long endMs, Optional<Understanding> meaning) {
        if (said.isEmpty() && !said.rejected()) {
            return;
        }
        add(new Turn(
                Speaker.CALLER,
                said.text(),
                startMs,
                endMs,
                said.words().stream()
                        .map(word -> new Transcript.Word(word.word(), word.startMs(), word.endMs(), word.confidence()))
                        .toList(),
                meaning.map(Understanding::intent),
                meaning.map(Understanding::confidence)));
    }

    /** Writes down what the bot said. Times in ms since the answer. */
    void botSaid(String text, long startMs, long endMs) {
        add(new Turn(Speaker.BOT, text, startMs, endMs, List.of(), Optional.empty(), Optional.empty()));
    }

    private void add(Turn turn) {
        turns.add(turn);
        hotline.listener().turn(call, turn);
    }

    /** When the call was answered. */
    Instant startedAt() {
        return startedAt;
    }

    /** Who said what so far, in the order of their beginnings. */
    List<Turn> soFar() {
        return turns.stream().sorted(Comparator.comparingLong(Turn::startMs)).toList();
    }

    /** Where the transcript is going to be written. */
    Path transcript() {
        return files.transcript();
    }

    /**
     * Ends the recording and writes the transcript.
     *
     * @return what was kept, completed on the recorder's thread when all of it is on disk or known to be lost
     */
    CompletionStage<CallReport> close(String outcome, boolean reachedAim) {
        turns.sort(Comparator.comparingLong(Turn::startMs));
        return recorder.finish().thenApply(recording -> report(recording, outcome, reachedAim));
    }

    private CallReport report(Recording recording, String outcome, boolean reachedAim) {
        List<String> lost = new ArrayList<>();
        recording.losses().forEach(loss -> lost.add("Recording " + recording.file() + ": " + loss));
        Transcript transcript = new Transcript(
                call.id().value(),
                startedAt,
                hotline.locale().toLanguageTag(),
                outcome,
                recording.file().getFileName().toString(),
                turns,
                recording.losses());
        try {
            transcript.write(files.transcript());
        } catch (IOException e) {
            log.error("Transcript is lost callId={} reason={}", call.id(), e.toString());
            lost.add("Transcript " + files.transcript() + " could not be written: " + e.getMessage());
        }
        return new CallReport(
                call.id(),
                call.caller(),
                startedAt,
                outcome,
                reachedAim,
                turns,
                recording.file(),
                files.transcript(),
                lost);
    }
}
