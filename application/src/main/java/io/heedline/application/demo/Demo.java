package io.heedline.application.demo;

import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.application.trial.CallResult;
import io.heedline.application.trial.ResponseTimes;
import io.heedline.application.trial.TrialHotline;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.ScriptedCaller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Lets the callers of {@link DemoCast} phone the hotline, all at once. */
public final class Demo {

    private final Engine engine;
    private final Pacing pacing;
    private final Consumer<String> progress;

    /**
     * @param pacing real time to look on; virtual time for a quick trial
     * @param progress receives lines for people
     */
    public Demo(Engine engine, Pacing pacing, Consumer<String> progress) {
        this.engine = engine;
        this.pacing = pacing;
        this.progress = progress;
    }

    /** Runs it, in real time for some 40 seconds. What is said meanwhile goes to {@code listener}. */
    public DemoOutcome run(ConversationListener listener) throws IOException {
        Locale locale = engine.settings().hotline().language();
        engine.model(locale);
        Scenario scenario = engine.scenario(engine.settings().hotline().scenario());
        engine.warmUp(scenario);
        List<DemoCaller> cast = DemoCast.callers();
        progress.accept("Callers: preparing the voices of " + cast.size());
        Map<DemoCaller, ScriptedCaller> prepared = new LinkedHashMap<>();
        cast.forEach(caller -> prepared.put(caller, caller.prepare(engine, locale)));
        progress.accept("All " + cast.size() + " phone at once");
        Map<DemoCaller, CallReport> reports = new LinkedHashMap<>();
        try (TrialHotline hotline = TrialHotline.open(pacing, engine, scenario, listener)) {
            Map<DemoCaller, CompletableFuture<CallReport>> calls = new LinkedHashMap<>();
            prepared.forEach((caller, acting) -> calls.put(caller, hotline.call(caller.number(), acting)));
            calls.forEach((caller, call) -> reports.put(caller, call.join()));
        }
        return outcome(reports);
    }

    private static DemoOutcome outcome(Map<DemoCaller, CallReport> reports) throws IOException {
        List<DemoOutcome.DemoCall> calls = new ArrayList<>();
        List<Long> waits = new ArrayList<>();
        boolean all = true;
        for (Map.Entry<DemoCaller, CallReport> entry : reports.entrySet()) {
            boolean reached = entry.getKey().reachedAim(entry.getValue());
            CallResult result = CallResult.of(entry.getValue()).withReachedAim(reached);
            calls.add(new DemoOutcome.DemoCall(
                    entry.getKey().name(),
                    entry.getKey().wish(),
                    result,
                    entry.getValue().lost()));
            waits.addAll(result.responseMs());
            all &= reached;
        }
        Long median = ResponseTimes.median(waits).isPresent()
                ? ResponseTimes.median(waits).getAsLong()
                : null;
        return new DemoOutcome(calls, median, all);
    }

    /** The name of the caller with this number, as the lines show it. */
    public static String nameOf(String number) {
        return DemoCast.callers().stream()
                .filter(caller -> caller.number().equals(number))
                .map(DemoCaller::name)
                .findFirst()
                .orElse(number);
    }
}
