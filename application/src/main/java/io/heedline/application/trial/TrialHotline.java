package io.heedline.application.trial;

import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.Conversation;
import io.heedline.application.conversation.Hotline;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.audio.Pcm;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.simulated.Answering;
import io.heedline.telephony.simulated.SimulatedCaller;
import io.heedline.telephony.simulated.SimulatedExchange;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hotline on a simulated exchange, with people at the numbers it hands calls over to. Safe for all threads; the
 * exchange is the caller's to close.
 */
public final class TrialHotline {

    private static final Duration OPERATOR_RINGS = Duration.ofSeconds(2);

    private final SimulatedExchange exchange;
    private final String number;
    private final Hotline hotline;
    private final Map<CallId, CompletableFuture<CallReport>> reports = new ConcurrentHashMap<>();
    private final Map<CallId, Call> live = new ConcurrentHashMap<>();

    TrialHotline(SimulatedExchange exchange, String number, Hotline hotline) {
        this.exchange = exchange;
        this.number = number;
        this.hotline = hotline;
        exchange.register(number, this::answer);
    }

    /** Opens the hotline of the settings on an exchange, with people behind it. */
    public static TrialHotline open(
            SimulatedExchange exchange, Engine engine, Scenario scenario, ConversationListener listener) {
        Hotline hotline = engine.hotline(scenario, exchange.clock(), exchange::holdingTime, listener);
        TrialHotline trial = new TrialHotline(exchange, engine.settings().hotline().number(), hotline);
        trial.staff(List.of(engine.settings().hotline().operator()), engine.operatorGreeting());
        return trial;
    }

    /** Puts a person who greets with these words at each of the numbers. */
    void staff(Collection<String> operators, Pcm greeting) {
        for (String operator : operators) {
            exchange.registerPerson(operator, new Answering.After(OPERATOR_RINGS), () -> new Operator(greeting));
        }
    }

    private void answer(Call call) {
        live.put(call.id(), call);
        CompletableFuture<CallReport> report = reportOf(call.id());
        Conversation.start(call, hotline).whenComplete((finished, fault) -> {
            live.remove(call.id());
            if (fault == null) {
                report.complete(finished);
            } else {
                report.completeExceptionally(fault);
            }
        });
    }

    private CompletableFuture<CallReport> reportOf(CallId id) {
        return reports.computeIfAbsent(id, fresh -> new CompletableFuture<>());
    }

    /** Lets somebody phone the hotline. */
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

    /** The calls going on at the moment. */
    public Collection<Call> live() {
        return List.copyOf(live.values());
    }
}
