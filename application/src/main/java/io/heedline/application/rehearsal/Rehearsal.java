package io.heedline.application.rehearsal;

import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.application.trial.CallResult;
import io.heedline.application.trial.TrialHotline;
import io.heedline.audio.WavFile;
import io.heedline.dialog.BotAction.Say;
import io.heedline.dialog.Scenario;
import io.heedline.dialog.demo.DemoLedger;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.tts.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets simulated people phone a scenario, several at once, and tells what came of it. */
public final class Rehearsal {

    /**
     * What is rehearsed.
     *
     * @param people how many call
     * @param atOnce how many calls are up at a time
     * @param seed decides who they are and what they do
     * @param kinds which kinds of people; each as often as the others
     * @param services what they call for; each as often as the others
     */
    public record Plan(int people, int atOnce, long seed, List<Kind> kinds, List<Service> services, Pacing pacing) {}

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /** So many of all have been done. */
        void at(String what, int done, int total);
    }

    private static final long FIRST_NUMBER = 19_900_000_000L;

    private final Engine engine;
    private final Progress progress;

    public Rehearsal(Engine engine, Progress progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * Runs it; returns when the last call is over and on disk.
     *
     * @throws IOException when what was recorded cannot be read, or the truth cannot be written beside it
     */
    public RehearsalReport run(Scenario scenario, Plan plan) throws IOException, InterruptedException {
        Locale locale = engine.settings().hotline().language();
        engine.model(locale);
        engine.warmUp(scenario);
        List<SimulatedPerson> people = people(plan, locale);
        if (plan.pacing() == Pacing.REAL_TIME) {
            // Virtual time waits while somebody's next words are spoken; real time does not.
            prepare(people);
        }
        Map<SimulatedPerson, CallReport> reports = call(scenario, plan, people);
        List<RehearsedCall> calls = new ArrayList<>();
        for (SimulatedPerson person : people) {
            calls.add(finished(person, reports.get(person)));
            progress.at("measuring recordings", calls.size(), people.size());
        }
        return RehearsalReport.of(
                scenario.name(), locale.toLanguageTag(), plan.seed(), plan.pacing() == Pacing.REAL_TIME, calls);
    }

    private List<SimulatedPerson> people(Plan plan, Locale locale) {
        Phrasebook book = Phrasebook.of(locale);
        Executor asking = plan.pacing() == Pacing.REAL_TIME ? engine.synthesis() : Runnable::run;
        List<SimulatedPerson> people = new ArrayList<>();
        for (Cast.Role role : Cast.of(plan.people(), plan.kinds(), plan.services(), locale, plan.seed())) {
            Random random = new Random(role.seed());
            Mind mind = new Mind(role.kind(), role.goal(), book, plan.services(), random);
            Mouth mouth = new Mouth(engine.callerVoice(role.variant(), role.speed(), role.pitch()), locale);
            people.add(new SimulatedPerson(
                    role,
                    mind,
                    mouth,
                    new DemoLedger(Clock.systemDefaultZone()),
                    random,
                    says -> CompletableFuture.supplyAsync(() -> length(says), asking)));
        }
        return people;
    }

    private void prepare(List<SimulatedPerson> people) {
        AtomicInteger done = new AtomicInteger();
        CompletableFuture.allOf(people.stream()
                        .map(person -> CompletableFuture.runAsync(person::prepare, engine.synthesis())
                                .thenRun(() -> progress.at("preparing voices", done.incrementAndGet(), people.size())))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private Map<SimulatedPerson, CallReport> call(Scenario scenario, Plan plan, List<SimulatedPerson> people)
            throws InterruptedException {
        WatchedScenario watched = new WatchedScenario(scenario);
        Semaphore lines = new Semaphore(plan.atOnce());
        AtomicInteger over = new AtomicInteger();
        Map<SimulatedPerson, CompletableFuture<CallReport>> calls = new LinkedHashMap<>();
        try (TrialHotline hotline = TrialHotline.open(plan.pacing(), engine, watched, ConversationListener.none())) {
            for (SimulatedPerson person : people) {
                lines.acquire();
                String number = Long.toString(FIRST_NUMBER + person.role().number());
                watched.expect(number, person);
                calls.put(person, hotline.call(number, person).whenComplete((report, fault) -> {
                    lines.release();
                    progress.at("calls", over.incrementAndGet(), people.size());
                }));
            }
            Map<SimulatedPerson, CallReport> reports = new LinkedHashMap<>();
            calls.forEach((person, call) -> reports.put(person, call.join()));
            return reports;
        }
    }

    private RehearsedCall finished(SimulatedPerson person, CallReport report) throws IOException {
        person.settle();
        CallResult result = CallResult.of(report);
        Path truth = report.recording()
                .resolveSibling(report.recording().getFileName().toString().replaceFirst("\\.wav$", "") + ".truth.tsv")
                .toAbsolutePath()
                .normalize();
        person.truth().write(truth, person.log().botTurns(), turn -> length(turn.says()));
        CallLog log = person.log();
        return new RehearsedCall(
                person.role().number(),
                person.role().kind().label(),
                person.goal().service().label(),
                person.role().variant(),
                report.outcome(),
                log.served(),
                log.transferTarget().isPresent(),
                person.ending() == SimulatedPerson.Ending.STUCK
                        || person.ending() == SimulatedPerson.Ending.NOT_CONNECTED,
                person.turns(),
                WavFile.readChannels(report.recording()).get(0).durationMs() / 1000.0,
                result.responseMs(),
                log.operations().stream()
                        .map(done -> done.name() + (done.outcome().isEmpty() ? "" : ": " + done.outcome()))
                        .toList(),
                log.hearings().stream().map(RehearsedCall.Heard::of).toList(),
                result.recording(),
                result.transcript(),
                truth.toString());
    }

    /** How long all of this sounds if it is not stopped; the voice has it at hand, for it was spoken in the call. */
    private long length(List<Say> says) {
        return says.stream()
                .mapToLong(say -> engine.synthesizer()
                        .speak(new Prompt(say.text(), say.locale(), say.recording()))
                        .durationMs())
                .sum();
    }
}
