package io.heedline.application.trial;

import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.Conversation;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.Hotline;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.audio.Pcm;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.simulated.Answering;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.SimulatedCaller;
import io.heedline.telephony.simulated.SimulatedExchange;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The hotline of the settings on a simulated exchange of its own, with a person at the number it hands calls over to.
 * Safe for all threads. Closing ends the calls under way; their recordings are whole.
 */
public final class TrialHotline implements AutoCloseable {

    private static final Duration OPERATOR_RINGS = Duration.ofSeconds(2);

    private final SimulatedExchange exchange;
    private final String number;
    private final Hotline hotline;
    private final Map<CallId, CompletableFuture<CallReport>> reports = new ConcurrentHashMap<>();

    private TrialHotline(SimulatedExchange exchange, String number, Hotline hotline) {
        this.exchange = exchange;
        this.number = number;
        this.hotline = hotline;
    }

    /** Opens the hotline; {@code listener} watches its calls. */
    public static TrialHotline open(Pacing pacing, Engine engine, Scenario scenario, ConversationListener listener) {
        return open(
                pacing,
                engine,
                exchange -> engine.hotline(scenario, exchange.clock(), exchange::holdingTime, listener));
    }

    /** Opens the hotline with a desk for those of its callers who are handed over. */
    public static TrialHotline open(Pacing pacing, Engine engine, Scenario scenario, HandoverDesk desk) {
        return open(
                pacing,
                engine,
                exchange -> engine.hotline(
                        scenario, exchange.clock(), exchange::holdingTime, desk.watch(), desk.queueDesk()));
    }

    private static TrialHotline open(Pacing pacing, Engine engine, Function<SimulatedExchange, Hotline> parts) {
        SimulatedExchange exchange = new SimulatedExchange(pacing);
        try {
            Hotline hotline = parts.apply(exchange);
            Pcm greeting = engine.operatorGreeting();
            engine.rehearse(hotline, greeting);
            exchange.registerPerson(
                    hotline.emergency().operator(), new Answering.After(OPERATOR_RINGS), () -> new Operator(greeting));
            TrialHotline trial =
                    new TrialHotline(exchange, engine.settings().hotline().number(), hotline);
            exchange.register(trial.number, trial::answer);
            return trial;
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private void answer(Call call) {
        CompletableFuture<CallReport> report = reportOf(call.id());
        Conversation.start(call, hotline).whenComplete((finished, fault) -> {
            if (fault == null) {
                report.complete(finished);
            } else {
                report.completeExceptionally(fault);
            }
        });
    }

    /** The call is told of as answered before its conversation has begun, so either side may be first to ask. */
    private CompletableFuture<CallReport> reportOf(CallId id) {
        return reports.computeIfAbsent(id, fresh -> new CompletableFuture<>());
    }

    /** Lets somebody phone the hotline; completes when the call is over and on disk. */
    public CompletableFuture<CallReport> call(String from, SimulatedCaller caller) {
        return exchange.dial(from, number, caller).thenCompose(this::report);
    }

    private CompletableFuture<CallReport> report(DialOutcome outcome) {
        if (outcome instanceof DialOutcome.Answered answered) {
            CallId id = answered.callId();
            return reportOf(id).whenComplete((finished, fault) -> reports.remove(id));
        }
        return CompletableFuture.failedFuture(
                new IllegalStateException("Hotline " + number + " did not answer: " + outcome.cause()));
    }

    @Override
    public void close() {
        exchange.close();
        hotline.recorder().close();
    }
}
