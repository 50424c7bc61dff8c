package io.heedline.application.server;

import io.heedline.application.conversation.CallReport;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.application.trial.CallResult;
import io.heedline.application.trial.TrialRunner;
import io.heedline.audio.Pcm;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.tts.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Places trial calls for the API and remembers the last of them. Safe for several threads. */
final class CallDesk implements AutoCloseable {

    /** Calls at a time: more would only share the processor. */
    private static final int LINES = 4;

    private static final int REMEMBERED = 1_000;

    private final Engine engine;
    private final Clock clock;
    private final TrialRunner trials;
    private final HandoverDesk handovers;
    private final Semaphore lines = new Semaphore(LINES);
    private final Deque<FinishedCall> calls = new ArrayDeque<>();

    CallDesk(Engine engine, Clock clock, HandoverDesk handovers) {
        this.engine = engine;
        this.clock = clock;
        this.handovers = handovers;
        this.trials = new TrialRunner(engine, Pacing.VIRTUAL);
    }

    /**
     * A call that is over.
     *
     * @param from the caller's number
     * @param endedAt when it ended
     */
    record FinishedCall(String id, String from, Instant endedAt, CallResult result, Path recording) {}

    /** All lines are taken. */
    static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException() {
            super("All " + LINES + " lines for trial calls are taken; try again in a few seconds");
        }
    }

    /**
     * Phones the hotline and says the turns.
     *
     * @throws BusyException when all lines are taken
     */
    FinishedCall place(String from, String scenarioName, List<String> turns) {
        if (!lines.tryAcquire()) {
            throw new BusyException();
        }
        try {
            Scenario scenario = engine.scenario(scenarioName);
            CallReport report = trials.call(scenario, from, spoken(turns), handovers);
            FinishedCall call = new FinishedCall(
                    report.id().value(), from, clock.instant(), CallResult.of(report), report.recording());
            remember(call);
            return call;
        } catch (IOException e) {
            throw new UncheckedIOException("The recording of a trial call cannot be read", e);
        } finally {
            lines.release();
        }
    }

    private List<Pcm> spoken(List<String> turns) {
        Locale locale = engine.settings().hotline().language();
        return turns.stream()
                .map(text -> engine.callerVoice().speak(Prompt.of(text, locale)))
                .toList();
    }

    private synchronized void remember(FinishedCall call) {
        calls.addFirst(call);
        if (calls.size() > REMEMBERED) {
            calls.removeLast();
        }
    }

    /** The calls remembered, the newest first. */
    synchronized List<FinishedCall> calls() {
        return new ArrayList<>(calls);
    }

    synchronized Optional<FinishedCall> call(String id) {
        return calls.stream().filter(call -> call.id().equals(id)).findFirst();
    }

    @Override
    public void close() {
        trials.close();
    }
}
