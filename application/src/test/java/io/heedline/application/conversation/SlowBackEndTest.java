package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.audio.WavFile;
import io.heedline.nlu.Understanding;
import io.heedline.recordings.Recorder;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.simulated.Answering;
import io.heedline.telephony.simulated.CallerLeg;
import io.heedline.telephony.simulated.CallerTurn;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.ScriptedCaller;
import io.heedline.telephony.simulated.SimulatedCaller;
import io.heedline.telephony.simulated.SimulatedExchange;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose dialogue has to wait for the company's system; the wait is in media time. */
class SlowBackEndTest {

    private static final String ONE_MOMENT = "请稍等";
    private static final String APOLOGY = "很抱歉";
    private static final long FRAMES_A_SECOND = 50;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
    private final Recorder recorder = Recorder.holding(exchange::holdingTime);

    @TempDir
    Path directory;

    @AfterEach
    void closeExchange() {
        exchange.close();
        recorder.close();
    }

    @Test
    void aShortWaitPassesInSilence() {
        CallReport report = call(new Waiting(FRAMES_A_SECOND), "我要查账单", "再见");

        assertThat(bot(report)).containsExactly(BillDialog.GREETING, BillDialog.BILL, BillDialog.GOODBYE);
        assertThat(report.outcome()).isEqualTo("completed");
    }

    @Test
    void aLongWaitIsTold() {
        CallReport report = call(new Waiting(3 * FRAMES_A_SECOND), "我要查账单", "再见");

        assertThat(bot(report))
                .containsExactly(BillDialog.GREETING, ONE_MOMENT, BillDialog.BILL, ONE_MOMENT, BillDialog.GOODBYE);
        assertThat(report.turns().get(1).intent())
                .as("what the caller said is written down with what it meant")
                .contains("bill");
        assertThat(report.outcome()).isEqualTo("completed");
    }

    @Test
    void theCallIsRecordedWhileTheSystemThinks() throws Exception {
        CallReport report = call(new Waiting(3 * FRAMES_A_SECOND), "我要查账单", "再见");

        Turn last = report.turns().get(report.turns().size() - 1);
        assertThat(WavFile.readChannels(report.recording()).get(0).durationMs()).isGreaterThanOrEqualTo(last.endMs());
        Turn asked = report.turns().get(1);
        Turn answered = report.turns().get(3);
        assertThat(answered.startMs() - asked.endMs())
                .as("three seconds, most of which the caller hears")
                .isGreaterThan(2_500);
    }

    @Test
    void whoWaitsTooLongHearsAnApologyAndGetsAPerson() {
        CompletableFuture<Boolean> person = new CompletableFuture<>();
        exchange.registerPerson("8000", Answering.atOnce(), () -> new Present(person));

        Waiting waiting = new Waiting(FOR_EVER);
        CallReport report = phone(waiting, new Patient(new StaysOnTheLine(), waiting), "我要查账单")
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(bot(report)).containsExactly(BillDialog.GREETING, ONE_MOMENT, ONE_MOMENT, ONE_MOMENT, APOLOGY);
        assertThat(report.outcome()).isEqualTo(CallReport.FAULT);
        assertThat(person).isCompletedWithValue(true);
    }

    @Test
    void whoHangsUpWhileTheSystemThinksIsFiledOnceItHasAnswered() {
        Waiting waiting = new Waiting(FOR_EVER);
        CompletableFuture<CallReport> report =
                phone(waiting, new HangsUp(new StaysOnTheLine(), 8 * FRAMES_A_SECOND, waiting), "我要查账单");

        assertThat(report.orTimeout(30, TimeUnit.SECONDS).join().outcome()).isEqualTo("caller-gone");
        assertThat(report.join().turns()).extracting(Turn::text).contains("我要查账单");
    }

    private static List<String> bot(CallReport report) {
        return report.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.BOT)
                .map(Turn::text)
                .toList();
    }

    private CallReport call(Waiting waiting, String... texts) {
        List<CallerTurn> turns = Stream.of(texts)
                .<CallerTurn>map(text -> new CallerTurn.Say(ToneVoice.tone(800)))
                .toList();
        return phone(waiting, new Patient(new ScriptedCaller(turns), waiting), texts)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private CompletableFuture<CallReport> phone(Waiting waiting, SimulatedCaller caller, String... texts) {
        Hotline.Line words = new Hotline.Line(APOLOGY, ToneVoice.tone(400));
        Hotline.Emergency emergency =
                new Hotline.Emergency("8000", words, words, new Hotline.Line(ONE_MOMENT, ToneVoice.tone(400)));
        Hotline hotline = new Hotline(
                new BillDialog(true),
                Locale.SIMPLIFIED_CHINESE,
                Map.of(
                        "zh",
                        new Hotline.Language(
                                Locale.SIMPLIFIED_CHINESE,
                                text -> Understanding.nothing(),
                                new ScriptedRecognition(texts),
                                emergency)),
                (operation, arguments) -> Map.of(),
                waiting,
                AskingSettings.defaults(),
                new ToneVoice(),
                Runnable::run,
                TurnSettings.defaults(),
                recorder,
                directory,
                exchange.clock(),
                ConversationListener.none());
        CompletableFuture<CallReport> report = new CompletableFuture<>();
        exchange.register("95500", call -> Conversation.start(call, hotline).thenAccept(report::complete));
        exchange.dial("13800000001", "95500", caller);
        return report;
    }

    /** Does the first task, the greeting, at once, and each further one after so many frames. Used on one lane. */
    private static final class Waiting implements Executor {
        private final long frames;
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean greeted;
        private long left;

        Waiting(long frames) {
            this.frames = frames;
        }

        @Override
        public synchronized void execute(Runnable task) {
            if (greeted) {
                tasks.add(task);
                left = frames;
            } else {
                greeted = true;
                task.run();
            }
        }

        synchronized void frame() {
            if (!tasks.isEmpty() && left-- <= 0) {
                tasks.poll().run();
            }
        }

        synchronized void answer() {
            left = 0;
            frame();
        }
    }

    /** Lets the system's time pass with the frames of the call. */
    private static class Patient implements SimulatedCaller {
        private final SimulatedCaller caller;
        private final Waiting waiting;

        Patient(SimulatedCaller caller, Waiting waiting) {
            this.caller = caller;
            this.waiting = waiting;
        }

        @Override
        public void onAnswered(CallerLeg leg) {
            caller.onAnswered(leg);
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {
            waiting.frame();
            caller.onFrame(index, heard);
        }

        @Override
        public void onEnded(HangupCause cause) {
            caller.onEnded(cause);
        }
    }

    /** Speaks once, after the greeting, and then only listens. */
    private static final class StaysOnTheLine implements SimulatedCaller {
        private CallerLeg leg;

        @Override
        public void onAnswered(CallerLeg answered) {
            leg = answered;
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {
            if (index == 4 * FRAMES_A_SECOND) {
                leg.say(ToneVoice.tone(800));
            }
        }

        @Override
        public void onEnded(HangupCause cause) {}
    }

    /** Puts down the receiver at a frame, and only then lets the system answer. */
    private static final class HangsUp extends Patient {
        private final long at;
        private final Waiting waiting;
        private CallerLeg leg;

        HangsUp(SimulatedCaller caller, long at, Waiting waiting) {
            super(caller, waiting);
            this.at = at;
            this.waiting = waiting;
        }

        @Override
        public void onAnswered(CallerLeg answered) {
            super.onAnswered(answered);
            leg = answered;
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {
            super.onFrame(index, heard);
            if (index == at) {
                leg.hangUp();
            }
        }

        @Override
        public void onEnded(HangupCause cause) {
            super.onEnded(cause);
            waiting.answer();
        }
    }

    /** A person who answers. */
    private record Present(CompletableFuture<Boolean> answered) implements SimulatedCaller {
        @Override
        public void onAnswered(CallerLeg leg) {
            answered.complete(true);
            leg.hangUp();
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {}

        @Override
        public void onEnded(HangupCause cause) {}
    }
}
