package io.heedline.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.Conversation;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.Hotline;
import io.heedline.application.conversation.ScriptedRecognition;
import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.application.demo.DemoCaller.Step;
import io.heedline.application.engine.Engine;
import io.heedline.audio.Pcm;
import io.heedline.dialog.Scenario;
import io.heedline.dialog.demo.DemoLedger;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import io.heedline.recordings.Recorder;
import io.heedline.telephony.simulated.Answering;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.ScriptedCaller;
import io.heedline.telephony.simulated.SimulatedExchange;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo's callers on the virtual exchange, with real voices, scenario and understanding, and a perfect recogniser. */
class DemoCastTest {

    private static final Locale LOCALE = Locale.SIMPLIFIED_CHINESE;

    private static Understander understander;

    @TempDir
    Path directory;

    @BeforeAll
    static void learn() {
        understander = Understanders.starter(LOCALE, Clock.systemDefaultZone());
    }

    static List<DemoCaller> callers() {
        return DemoCast.callers();
    }

    @ParameterizedTest
    @MethodSource("callers")
    void everyCallerReachesTheirAimWhenHeardRight(DemoCaller caller) {
        CallReport report = phone(caller);

        assertThat(caller.reachedAim(report))
                .as("%s: %s %s", caller.name(), report.outcome(), report.turns())
                .isTrue();
    }

    private CallReport phone(DemoCaller caller) {
        try (Engine engine = new Engine(Settings.load(), line -> {});
                SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
                Recorder recorder = Recorder.holding(exchange::holdingTime)) {
            Hotline hotline = hotline(engine, exchange, recorder, caller);
            exchange.registerPerson("8000", Answering.atOnce(), () -> ScriptedCaller.saying(List.of()));
            CompletableFuture<CallReport> report = new CompletableFuture<>();
            exchange.register("95500", call -> Conversation.start(call, hotline).thenAccept(report::complete));
            exchange.dial(caller.number(), "95500", caller.prepare(engine, LOCALE));
            return report.orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    private Hotline hotline(Engine engine, SimulatedExchange exchange, Recorder recorder, DemoCaller caller) {
        Pcm words = Pcm.silence(20, 8_000);
        return new Hotline(
                Scenario.load("hotline"),
                LOCALE,
                understander,
                new DemoLedger(exchange.clock()),
                new ScriptedRecognition(wordsOf(caller)),
                engine.synthesizer(),
                exchange.holdingTime(engine.synthesis()),
                new Hotline.Emergency("8000", new Hotline.Line("", words), new Hotline.Line("", words)),
                TurnSettings.defaults(),
                recorder,
                directory,
                exchange.clock(),
                ConversationListener.none());
    }

    private static String[] wordsOf(DemoCaller caller) {
        return caller.script().stream()
                .filter(step -> !(step instanceof Step.StaySilent))
                .map(step -> step instanceof Step.Say say ? say.words() : ((Step.Interrupt) step).words())
                .toArray(String[]::new);
    }
}
