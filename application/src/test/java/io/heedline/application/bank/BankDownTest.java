package io.heedline.application.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.AskingSettings;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.Conversation;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.Hotline;
import io.heedline.application.conversation.ScriptedRecognition;
import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.application.handover.HandoverSettings;
import io.heedline.application.handover.QueueDesk;
import io.heedline.audio.Pcm;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.Scenario;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import io.heedline.recordings.Recorder;
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
import io.heedline.tts.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped hotline before a company's system that is of no use: the caller hears an apology and gets a person. */
class BankDownTest {

    private static final String WISH = "我要查一下账单";

    private static Understander understander;

    @TempDir
    Path directory;

    @BeforeAll
    static void learn() {
        understander = Understanders.starter(Locale.SIMPLIFIED_CHINESE, Clock.systemDefaultZone());
    }

    private static ScriptedBank.Behaviour behaviour(String name) {
        return switch (name) {
            case "hangs up" -> ScriptedBank.hangsUp();
            case "is silent" -> ScriptedBank.silent();
            case "breaks off" -> ScriptedBank.breakingOff("{\"outcome\": \"locked\"}");
            case "fails" -> ScriptedBank.says(500, "{}");
            case "talks nonsense" -> ScriptedBank.says(200, "{\"answers\": {\"customer\": 7}}");
            default -> ScriptedBank.says(200, "{\"outcome\": \"on holiday\"}");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs up", "is silent", "breaks off", "fails", "talks nonsense", "has an unknown outcome"})
    void theCallerHearsAnApologyAndGetsAPerson(String what) throws Exception {
        try (ScriptedBank bank = new ScriptedBank(behaviour(what))) {
            CompletableFuture<Boolean> person = new CompletableFuture<>();

            CallReport report = phone(new HttpBackEnd(BankFixture.impatient(bank.url()), Clock.systemUTC()), person);

            assertThat(report.turns()).extracting(Turn::text).anyMatch(text -> text.startsWith("非常抱歉"));
            assertThat(person).isCompletedWithValue(true);
            assertThat(bank.requests()).as("a code is tried once").hasSize(1);
        }
    }

    private CallReport phone(BackEnd company, CompletableFuture<Boolean> person) throws IOException {
        ExecutorService asking = Executors.newSingleThreadExecutor();
        try (Engine engine = new Engine(Settings.load(), line -> {});
                SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
                Recorder recorder = Recorder.holding(exchange::holdingTime)) {
            Hotline hotline = hotline(engine, exchange, recorder, company, asking);
            exchange.registerPerson("8000", Answering.atOnce(), () -> new Person(person));
            CompletableFuture<CallReport> report = new CompletableFuture<>();
            exchange.register("95500", call -> Conversation.start(call, hotline).thenAccept(report::complete));
            Pcm wish = engine.callerVoice().speak(Prompt.of(WISH, Locale.SIMPLIFIED_CHINESE));
            exchange.dial(
                    "13800000001",
                    "95500",
                    new ScriptedCaller(List.of(
                            new CallerTurn.Say(wish), new CallerTurn.Press("4321#"), new CallerTurn.Press("135790#"))));
            return report.orTimeout(60, TimeUnit.SECONDS).join();
        } finally {
            asking.shutdown();
        }
    }

    private Hotline hotline(
            Engine engine, SimulatedExchange exchange, Recorder recorder, BackEnd company, ExecutorService asking) {
        Hotline.Line words = new Hotline.Line("", Pcm.silence(20, 8_000));
        HandoverDesk desk = HandoverDesk.inMemory(HandoverSettings.defaults(), exchange.clock());
        return new Hotline(
                Scenario.load("hotline"),
                Locale.SIMPLIFIED_CHINESE,
                Map.of(
                        "zh",
                        new Hotline.Language(
                                Locale.SIMPLIFIED_CHINESE,
                                understander,
                                new ScriptedRecognition(WISH),
                                new Hotline.Emergency("8000", words, words))),
                new RoutedBackEnd(QueueDesk.OPERATIONS, desk.queueDesk(), company),
                exchange.holdingTime(asking),
                AskingSettings.defaults(),
                engine.synthesizer(),
                exchange.holdingTime(engine.synthesis()),
                TurnSettings.defaults(),
                recorder,
                directory,
                exchange.clock(),
                ConversationListener.none());
    }

    /** Answers and hangs up. */
    private record Person(CompletableFuture<Boolean> answered) implements SimulatedCaller {
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
