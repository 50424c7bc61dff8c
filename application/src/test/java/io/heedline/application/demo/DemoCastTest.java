package io.heedline.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.heedline.application.bank.RoutedBackEnd;
import io.heedline.application.config.Settings;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.Conversation;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.Hotline;
import io.heedline.application.conversation.ScriptedRecognition;
import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.application.demo.DemoCaller.Step;
import io.heedline.application.demo.DemoCaller.Words;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.application.handover.HandoverSettings;
import io.heedline.application.handover.QueueDesk;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo's callers on the virtual exchange, with real voices, scenario and understanding, and a perfect recogniser. */
class DemoCastTest {

    private static final Map<Locale, Understander> UNDERSTANDERS = new HashMap<>();

    @TempDir
    Path directory;

    @BeforeAll
    static void learn() {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.US)) {
            UNDERSTANDERS.put(locale, Understanders.starter(locale, Clock.systemDefaultZone()));
        }
    }

    static Stream<Arguments> callers() {
        return UNDERSTANDERS.keySet().stream()
                .flatMap(locale -> DemoCast.callers().stream().map(caller -> arguments(caller, locale)));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void everyCallerReachesTheirAimWhenHeardRight(DemoCaller caller, Locale locale) {
        CallReport report = phone(caller, locale);

        assertThat(caller.reachedAim(report))
                .as("%s: %s %s", caller.name(), report.outcome(), report.turns())
                .isTrue();
    }

    private CallReport phone(DemoCaller caller, Locale locale) {
        try (Engine engine = new Engine(Settings.load(), line -> {});
                SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
                Recorder recorder = Recorder.holding(exchange::holdingTime)) {
            Hotline hotline = hotline(engine, exchange, recorder, caller, locale);
            exchange.registerPerson("8000", Answering.atOnce(), () -> ScriptedCaller.saying(List.of()));
            CompletableFuture<CallReport> report = new CompletableFuture<>();
            exchange.register("95500", call -> Conversation.start(call, hotline).thenAccept(report::complete));
            exchange.dial(caller.number(), "95500", caller.prepare(engine, locale));
            return report.orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    private Hotline hotline(
            Engine engine, SimulatedExchange exchange, Recorder recorder, DemoCaller caller, Locale locale) {
        Pcm words = Pcm.silence(20, 8_000);
        HandoverDesk desk = HandoverDesk.inMemory(HandoverSettings.defaults(), exchange.clock());
        return new Hotline(
                Scenario.load("hotline"),
                locale,
                UNDERSTANDERS.get(locale),
                new RoutedBackEnd(QueueDesk.OPERATIONS, desk.queueDesk(), new DemoLedger(exchange.clock())),
                new ScriptedRecognition(wordsOf(caller, locale)),
                engine.synthesizer(),
                exchange.holdingTime(engine.synthesis()),
                new Hotline.Emergency("8000", new Hotline.Line("", words), new Hotline.Line("", words)),
                TurnSettings.defaults(),
                recorder,
                directory,
                exchange.clock(),
                ConversationListener.none());
    }

    private static String[] wordsOf(DemoCaller caller, Locale locale) {
        return caller.script().stream()
                .flatMap(step -> words(step).stream())
                .map(words -> words.in(locale))
                .toArray(String[]::new);
    }

    private static Optional<Words> words(Step step) {
        if (step instanceof Step.Say say) {
            return Optional.of(say.words());
        }
        return step instanceof Step.Interrupt interrupt ? Optional.of(interrupt.words()) : Optional.empty();
    }
}
