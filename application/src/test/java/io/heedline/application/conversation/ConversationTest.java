package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.application.trial.ResponseTimes;
import io.heedline.application.trial.ResponseTimes.Sound;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.nlu.Understanding;
import io.heedline.recordings.Recorder;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.simulated.Answering;
import io.heedline.telephony.simulated.CallerLeg;
import io.heedline.telephony.simulated.CallerReport;
import io.heedline.telephony.simulated.CallerTurn;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.ScriptedCaller;
import io.heedline.telephony.simulated.SimulatedCaller;
import io.heedline.telephony.simulated.SimulatedExchange;
import io.heedline.tts.SpeechSynthesisException;
import io.heedline.tts.SpeechSynthesizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole calls on the virtual exchange; recognition, dialog and voice are scripted. */
class ConversationTest {

    private static final String HOTLINE = "95500";
    private static final String OPERATOR = "8000";
    private static final String APOLOGY = "很抱歉";
    private static final String NOBODY = "没有人";
    private static final Pcm WORDS = ToneVoice.tone(800);

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
    void leadsACallToItsAimAndWritesDownBothSides() throws Exception {
        CallReport report = call(new ScriptedRecognition("我要查账单", "再见"), say(), say());

        assertThat(report.outcome()).isEqualTo("completed");
        assertThat(report.reachedAim()).isTrue();
        assertThat(report.turns())
                .extracting(Turn::text)
                .containsExactly(BillDialog.GREETING, "我要查账单", BillDialog.BILL, "再见", BillDialog.GOODBYE);
        assertThat(report.turns().get(1).intent()).contains("bill");
        assertThat(report.turns().get(2).intent()).isEmpty();
    }

    @Test
    void theTimesOfTheTurnsAreThoseOfTheSoundInTheRecordingToTwentyMilliseconds() throws Exception {
        CallReport report = call(new ScriptedRecognition("我要查账单", "再见"), say(), say());

        List<Pcm> channels = WavFile.readChannels(report.recording());
        assertAligned(report, Speaker.CALLER, ResponseTimes.sounds(channels.get(0)));
        assertAligned(report, Speaker.BOT, ResponseTimes.sounds(channels.get(1)));
    }

    private static void assertAligned(CallReport report, Speaker speaker, List<Sound> sounds) {
        List<Turn> turns = report.turns().stream()
                .filter(turn -> turn.speaker() == speaker)
                .toList();
        assertThat(sounds).hasSameSizeAs(turns);
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i).startMs()).isCloseTo(sounds.get(i).startMs(), within(20L));
            assertThat(turns.get(i).endMs()).isCloseTo(sounds.get(i).endMs(), within(20L));
        }
    }

    @Test
    void theRecordingHasTheCallerWhereTheCallerSpokeToTwentyMilliseconds() throws Exception {
        ScriptedCaller caller = ScriptedCaller.saying(List.of(WORDS, WORDS));
        CallReport report =
                phone(hotline(new ScriptedRecognition("我要查账单", "再见"), new ToneVoice(), new BillDialog(true)), caller);

        List<Sound> left =
                ResponseTimes.sounds(WavFile.readChannels(report.recording()).get(0));
        List<CallerReport.SpokenTurn> spoken = caller.report().join().spoken();
        assertThat(left).hasSameSizeAs(spoken);
        for (int i = 0; i < left.size(); i++) {
            assertThat(left.get(i).startMs()).isCloseTo(spoken.get(i).startMs(), within(20L));
            assertThat(left.get(i).endMs()).isCloseTo(spoken.get(i).endMs(), within(20L));
        }
    }

    @Test
    void leadsTheCallToItsEndWhenNothingCanBeRecordedAndTellsTheLoss() throws Exception {
        Path file = Files.createFile(directory.resolve("no-directory"));
        directory = file;

        CallReport report = call(new ScriptedRecognition("我要查账单", "再见"), say(), say());

        assertThat(report.outcome()).isEqualTo("completed");
        assertThat(report.lost()).hasSize(2).allSatisfy(loss -> assertThat(loss).contains(file.toString()));
    }

    @Test
    void answersWithinHalfASecondOfMediaTime() throws Exception {
        CallReport report = call(new ScriptedRecognition("我要查账单", "再见"), say(), say());

        assertThat(ResponseTimes.measure(report.recording())).hasSize(2).allMatch(wait -> wait >= 400 && wait <= 480);
    }

    @Test
    void asksAgainWhenTheCallerIsSilentOrNotUnderstood() {
        CallReport report = call(
                new ScriptedRecognition(ScriptedRecognition.REJECTED, "再见"),
                new CallerTurn.Say(Pcm.silence(100, 8_000)),
                say(),
                say());

        assertThat(texts(report, Speaker.BOT))
                .containsExactly(BillDialog.GREETING, BillDialog.STILL_THERE, BillDialog.AGAIN, BillDialog.GOODBYE);
    }

    @Test
    void doesNotTakeNoiseForAnAnswer() {
        CallReport report = call(new ScriptedRecognition(ScriptedRecognition.NOISE, "再见"), say(), say());

        assertThat(texts(report, Speaker.BOT))
                .containsExactly(BillDialog.GREETING, BillDialog.STILL_THERE, BillDialog.GOODBYE);
        assertThat(texts(report, Speaker.CALLER)).containsExactly("再见");
    }

    @Test
    void fallsSilentWhenInterruptedAndUnderstandsWhatWasSaid() {
        CallReport report = call(
                new ScriptedRecognition("查账单", "再见"), new CallerTurn.Interrupt(WORDS, Duration.ofMillis(500)), say());

        Turn greeting = report.turns().get(0);
        assertThat(greeting.endMs() - greeting.startMs())
                .as("the greeting would last %d ms", BillDialog.GREETING.length() * 100)
                .isBetween(500L, 1_000L);
        assertThat(report.turns().get(1).intent()).contains("bill");
        assertThat(report.reachedAim()).isTrue();
    }

    @Test
    void saysWhatMayNotBeInterruptedToItsEnd() {
        CallReport report = call(
                hotline(new ScriptedRecognition("查账单", "再见"), new ToneVoice(), new BillDialog(false)),
                new CallerTurn.Interrupt(WORDS, Duration.ofMillis(500)),
                say());

        Turn greeting = report.turns().get(0);
        assertThat(greeting.endMs() - greeting.startMs()).isCloseTo(BillDialog.GREETING.length() * 100L, within(20L));
        assertThat(texts(report, Speaker.BOT)).containsExactly(BillDialog.GREETING, BillDialog.GOODBYE);
    }

    @Test
    void takesKeysForAnAnswer() {
        CallReport report = call(new ScriptedRecognition("再见"), new CallerTurn.Press("12#"), say());

        assertThat(texts(report, Speaker.BOT)).contains("您按了12");
    }

    @Test
    void handsOverToAPersonWhoIsOnTheRecording() throws Exception {
        exchange.registerPerson("1000", new Answering.After(Duration.ofSeconds(1)), PersonWhoGreets::new);

        CallReport report = call(new ScriptedRecognition("转人工"), say());

        assertThat(report.outcome()).isEqualTo("transferred");
        List<Sound> bot =
                ResponseTimes.sounds(WavFile.readChannels(report.recording()).get(1));
        assertThat(bot).as("greeting, handing over, the person").hasSize(3);
    }

    @Test
    void talksOnWhenThePersonHasPutDownTheReceiver() {
        exchange.registerPerson("1000", Answering.atOnce(), PersonWhoLeaves::new);

        CallReport report = call(
                hotline(
                        // The end of what is said to the person is heard, and is not worth stopping for.
                        new ScriptedRecognition("转人工", "单", "查账单", "再见"),
                        new ToneVoice(),
                        BillDialog.thatGoesOnAfterAPerson()),
                say(),
                say(), // to the person
                say(),
                say());

        assertThat(texts(report, Speaker.BOT))
                .containsExactly(
                        BillDialog.GREETING,
                        BillDialog.HANDING_OVER,
                        BillDialog.BACK_AGAIN,
                        BillDialog.BILL,
                        BillDialog.GOODBYE);
        assertThat(report.outcome()).isEqualTo("completed");
        Turn back = report.turns().get(3);
        assertThat(back.startMs())
                .as("a second of ringing, two with the person")
                .isGreaterThan(3_000);
    }

    @Test
    void goesOnAsTheDialogWantsWhenNobodyTakesTheCallOver() {
        CallReport report = call(
                hotline(new ScriptedRecognition("转人工", "再见"), new ToneVoice(), BillDialog.thatGoesOnAfterAPerson()),
                say(),
                say());

        assertThat(texts(report, Speaker.BOT))
                .containsExactly(
                        BillDialog.GREETING, BillDialog.HANDING_OVER, BillDialog.NOBODY_FREE, BillDialog.GOODBYE);
    }

    @Test
    void saysSoWhenNobodyTakesTheCallOver() {
        CallReport report = call(new ScriptedRecognition("转人工"), say());

        assertThat(texts(report, Speaker.BOT)).containsExactly(BillDialog.GREETING, BillDialog.HANDING_OVER, NOBODY);
        assertThat(report.outcome()).isEqualTo("nobody-there");
    }

    @Test
    void apologisesAndHandsOverWhenTheRecogniserFails() {
        assertHandedOver(
                call(new ScriptedRecognition("我要查账单").failing(new IllegalStateException("decoder is broken")), say()));
    }

    @Test
    void apologisesAndHandsOverWhenThereIsNoRecogniser() {
        CallReport report = call(new ScriptedRecognition().withoutStreams());

        assertThat(report.outcome()).isEqualTo(CallReport.FAULT);
        assertThat(texts(report, Speaker.BOT)).containsExactly(APOLOGY);
    }

    @Test
    void apologisesAndHandsOverWhenTheDialogFails() {
        assertHandedOver(call(new ScriptedRecognition("什么"), say()));
    }

    @Test
    void apologisesAndHandsOverWhenTheDialogLeavesTheCallerWaitingForNothing() {
        assertHandedOver(call(new ScriptedRecognition(BillDialog.NO_ANSWER), say()));
    }

    @Test
    void apologisesAndHandsOverWhenTheVoiceFails() {
        ToneVoice voice = new ToneVoice();
        SpeechSynthesizer breaking = prompt -> {
            if (prompt.text().equals(BillDialog.BILL)) {
                throw new SpeechSynthesisException("espeak-ng is gone", false);
            }
            return voice.speak(prompt);
        };

        assertHandedOver(call(hotline(new ScriptedRecognition("我要查账单"), breaking, new BillDialog(true)), say()));
    }

    private static void assertHandedOver(CallReport report) {
        assertThat(report.outcome()).isEqualTo(CallReport.FAULT);
        assertThat(texts(report, Speaker.BOT)).containsExactly(BillDialog.GREETING, APOLOGY);
    }

    @Test
    void keepsWhatTheCallerSaidWhoHungUpInTheMiddleOfIt() {
        CallReport report = phone(
                hotline(new ScriptedRecognition("我要"), new ToneVoice(), new BillDialog(true)), new CallerWhoHangsUp());

        assertThat(report.outcome()).isEqualTo("caller-gone");
        assertThat(texts(report, Speaker.CALLER)).containsExactly("我要");
    }

    private static CallerTurn say() {
        return new CallerTurn.Say(WORDS);
    }

    private static List<String> texts(CallReport report, Speaker speaker) {
        return report.turns().stream()
                .filter(turn -> turn.speaker() == speaker)
                .map(Turn::text)
                .toList();
    }

    private CallReport call(ScriptedRecognition recognition, CallerTurn... turns) {
        return call(hotline(recognition, new ToneVoice(), new BillDialog(true)), turns);
    }

    private CallReport call(Hotline hotline, CallerTurn... turns) {
        return phone(hotline, new ScriptedCaller(List.of(turns)));
    }

    private CallReport phone(Hotline hotline, SimulatedCaller caller) {
        exchange.registerPerson(OPERATOR, Answering.atOnce(), PersonWhoGreets::new);
        CompletableFuture<CallReport> report = new CompletableFuture<>();
        exchange.register(HOTLINE, call -> Conversation.start(call, hotline).thenAccept(report::complete));
        exchange.dial("13800000001", HOTLINE, caller);
        return report.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private Hotline hotline(ScriptedRecognition recognition, SpeechSynthesizer voice, BillDialog dialog) {
        return new Hotline(
                dialog,
                Locale.SIMPLIFIED_CHINESE,
                text -> Understanding.nothing(),
                (operation, arguments) -> Map.of(),
                recognition,
                voice,
                Runnable::run,
                new Hotline.Emergency(
                        OPERATOR,
                        new Hotline.Line(APOLOGY, ToneVoice.tone(400)),
                        new Hotline.Line(NOBODY, ToneVoice.tone(400))),
                TurnSettings.defaults(),
                recorder,
                directory,
                exchange.clock(),
                ConversationListener.none());
    }

    private static class PersonWhoGreets implements SimulatedCaller {
        @Override
        public void onAnswered(CallerLeg leg) {
            leg.say(ToneVoice.tone(1_000));
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {}

        @Override
        public void onEnded(HangupCause cause) {}
    }

    /** Puts down the receiver after two seconds. */
    private static final class PersonWhoLeaves extends PersonWhoGreets {
        private static final long TWO_SECONDS = 100;

        private Optional<CallerLeg> answered = Optional.empty();

        @Override
        public void onAnswered(CallerLeg leg) {
            super.onAnswered(leg);
            answered = Optional.of(leg);
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {
            if (index == TWO_SECONDS) {
                answered.ifPresent(CallerLeg::hangUp);
            }
        }
    }

    /** Speaks and puts down the receiver in the middle of it. */
    private static final class CallerWhoHangsUp extends PersonWhoGreets {
        private static final long MIDDLE = 20;

        private Optional<CallerLeg> answered = Optional.empty();

        @Override
        public void onAnswered(CallerLeg leg) {
            super.onAnswered(leg);
            answered = Optional.of(leg);
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {
            if (index == MIDDLE) {
                answered.ifPresent(CallerLeg::hangUp);
            }
        }
    }
}
