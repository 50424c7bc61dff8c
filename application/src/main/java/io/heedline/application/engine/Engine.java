package io.heedline.application.engine;

import io.heedline.application.bank.HttpBackEnd;
import io.heedline.application.bank.RoutedBackEnd;
import io.heedline.application.config.SettingException;
import io.heedline.application.config.Settings;
import io.heedline.application.config.SpeechSettings;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.Hotline;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.application.handover.HandoverSettings;
import io.heedline.application.handover.QueueDesk;
import io.heedline.application.scenarios.ScenarioLibrary;
import io.heedline.application.scenarios.ScenarioSettings;
import io.heedline.application.scenarios.ScenarioStore;
import io.heedline.asr.ModelInstaller;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.SpeechModelException;
import io.heedline.asr.SpeechModels;
import io.heedline.audio.Pcm;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import io.heedline.dialog.PromptText;
import io.heedline.dialog.Scenario;
import io.heedline.dialog.demo.DemoLedger;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import io.heedline.recordings.Recorder;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Makes the parts of a hotline from the settings, each when it is first wanted: a command that only speaks loads no
 * speech model. Says on {@code progress} what it loads. Safe for several threads.
 */
public final class Engine implements AutoCloseable {

    private final Settings settings;
    private final Consumer<String> progress;
    private final SpeechModels models;
    private final Voices voices;
    private final Map<String, SpeechModel> opened = new HashMap<>();
    private final Map<String, Understander> understanders = new HashMap<>();
    private final ExecutorService synthesis;
    private final ExecutorService asking;
    private final ScenarioLibrary scenarios;
    private SpeechSynthesizer synthesizer;
    private BackEnd company;

    /**
     * @param progress receives lines for people
     */
    public Engine(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        SpeechModels.Settings places = placesOf(settings.speech());
        this.models = new SpeechModels(places);
        this.voices = new Voices(settings.voice(), places.cache());
        this.synthesis =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemons("synthesis-"));
        ScenarioSettings kept = settings.scenarios();
        this.scenarios = new ScenarioLibrary(
                new ScenarioStore(kept.directory(), Clock.systemDefaultZone(), kept.reviewedByAnother()), this::warmUp);
        // A call asks one thing at a time, so there are never more threads than calls.
        this.asking = Executors.newCachedThreadPool(daemons("dialogue-"));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger named = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + named.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static SpeechModels.Settings placesOf(SpeechSettings speech) {
        SpeechModels.Settings user = SpeechModels.Settings.ofUser();
        return new SpeechModels.Settings(
                Objects.requireNonNullElse(speech.dataDirectory(), user.data()),
                Objects.requireNonNullElse(speech.cacheDirectory(), user.cache()),
                speech.models());
    }

    /** Where speech models are found and installed. */
    public SpeechModels models() {
        return models;
    }

    /** Installs official models. */
    public ModelInstaller installer() {
        return new ModelInstaller(
                placesOf(settings.speech()),
                Optional.ofNullable(settings.speech().officialModels()));
    }

    /** The settings it was made with. */
    public Settings settings() {
        return settings;
    }

    /**
     * The speech model of a language, loaded.
     *
     * @throws io.heedline.asr.SpeechModelException when there is none, or it is damaged
     */
    public synchronized SpeechModel model(Locale locale) {
        return opened.computeIfAbsent(locale.getLanguage(), language -> {
            progress.accept("Speech model: " + models.find(locale).describe());
            return models.open(locale);
        });
    }

    /** What tells the callers' wishes in a language; takes about a second the first time. */
    public synchronized Understander understander(Locale locale) {
        return understanders.computeIfAbsent(
                locale.getLanguage(), language -> Understanders.starter(locale, Clock.systemDefaultZone()));
    }

    /** The bot's voice. */
    public synchronized SpeechSynthesizer synthesizer() {
        if (synthesizer == null) {
            synthesizer = voices.bot();
        }
        return synthesizer;
    }

    /** The voice of a trial's caller, which is not the bot's. */
    public SpeechSynthesizer callerVoice() {
        return voices.caller();
    }

    /**
     * Another caller's voice.
     *
     * @param variant one of the engine's voice variants
     * @param speed 1 is the normal pace
     * @param pitch 0 to 99
     */
    public SpeechSynthesizer callerVoice(String variant, double speed, int pitch) {
        return voices.caller(variant, speed, pitch);
    }

    /** What the person says who takes over on the simulated exchange. */
    public Pcm operatorGreeting() {
        Locale locale = settings.hotline().language();
        return callerVoice().speak(Prompt.of(SpareWords.in(locale).operatorGreeting(), locale));
    }

    /**
     * A scenario.
     *
     * @param nameOrFile a YAML file, the name of a scenario that was published, or of one that comes with Heedline
     * @throws io.heedline.dialog.ScenarioException when it is not there or anything in it is wrong
     */
    public Scenario scenario(String nameOrFile) {
        return scenarios.scenario(nameOrFile);
    }

    /** Looks for other live versions of the scenarios in use; calls under way keep theirs. */
    public void refreshScenarios() {
        scenarios.refresh();
    }

    /** Where speech is made off the lanes of the calls. */
    public ExecutorService synthesis() {
        return synthesis;
    }

    /**
     * A hotline that leads this scenario, with a queue desk of its own that keeps nothing: for trial calls.
     *
     * @param clock what "today" is, and when calls began
     * @param holdingTime wraps the executors that calls wait for, so that virtual time waits for them
     * @return the hotline; its recorder is to be closed when its last call is over
     */
    public Hotline hotline(
            Scenario scenario, Clock clock, UnaryOperator<Executor> holdingTime, ConversationListener listener) {
        BackEnd desk = HandoverDesk.inMemory(HandoverSettings.defaults(), clock).queueDesk();
        return hotline(scenario, clock, holdingTime, listener, desk);
    }

    /**
     * A hotline that leads this scenario, beginning in the language of the settings, with the company's system behind it
     * or, where none is named, the demo's ledger.
     *
     * @param queueDesk performs the operations of {@link QueueDesk#OPERATIONS}
     * @throws SettingException when the scenario does not speak the language, or the company's system cannot be asked as
     *     the settings say
     * @throws io.heedline.asr.SpeechModelException when there is no speech model for it
     */
    public Hotline hotline(
            Scenario scenario,
            Clock clock,
            UnaryOperator<Executor> holdingTime,
            ConversationListener listener,
            BackEnd queueDesk) {
        return new Hotline(
                scenario,
                settings.hotline().language(),
                languages(scenario),
                new RoutedBackEnd(QueueDesk.OPERATIONS, queueDesk, company(clock)),
                holdingTime.apply(asking),
                settings.bank().patience(),
                synthesizer(),
                holdingTime.apply(synthesis),
                settings.turn(),
                Recorder.holding(holdingTime),
                settings.recordings().directory(),
                clock,
                listener);
    }

    /** What is needed for the language of the settings, and for all others of the scenario that can be heard. */
    private Map<String, Hotline.Language> languages(Scenario scenario) {
        Locale first = settings.hotline().language();
        Map<String, Hotline.Language> languages = new HashMap<>(Map.of(first.getLanguage(), language(first)));
        for (Locale other : scenario.languages()) {
            if (!languages.containsKey(other.getLanguage()) && canHear(other)) {
                languages.put(other.getLanguage(), language(other));
            }
        }
        if (scenario.languages().stream()
                .noneMatch(spoken -> spoken.getLanguage().equals(first.getLanguage()))) {
            throw new SettingException(
                    "heedline.hotline.language is " + first.toLanguageTag() + ", but scenario '" + scenario.name()
                            + "' speaks "
                            + scenario.languages().stream()
                                    .map(Locale::toLanguageTag)
                                    .collect(Collectors.joining(", ")),
                    "Choose one of these, or a scenario in that language.");
        }
        return languages;
    }

    /** A language without a model is not offered; a model that was named and is not there is a fault. */
    private boolean canHear(Locale locale) {
        if (settings.speech().models().containsKey(locale.getLanguage())) {
            return true;
        }
        try {
            models.find(locale);
            return true;
        } catch (SpeechModelException none) {
            progress.accept("Not offered to callers: " + locale.toLanguageTag() + ", there is no speech model for it");
            return false;
        }
    }

    private Hotline.Language language(Locale locale) {
        return new Hotline.Language(locale, understander(locale), model(locale), emergency(locale));
    }

    /** One for all hotlines, because it counts what fails; a ledger of its own for each trial. */
    private synchronized BackEnd company(Clock clock) {
        if (!settings.bank().enabled()) {
            return new DemoLedger(clock);
        }
        if (company == null) {
            company = new HttpBackEnd(settings.bank(), Clock.systemUTC());
        }
        return company;
    }

    private Hotline.Emergency emergency(Locale locale) {
        SpareWords words = SpareWords.in(locale);
        return new Hotline.Emergency(
                settings.hotline().operator(),
                line(words.apology(), locale),
                line(words.nobodyThere(), locale),
                line(words.oneMoment(), locale));
    }

    private Hotline.Line line(String text, Locale locale) {
        return new Hotline.Line(text, synthesizer().speak(Prompt.of(text, locale)));
    }

    /** Speaks every prompt whose words are always the same, so that no caller waits for them. */
    public void warmUp(Scenario scenario) {
        Locale locale = settings.hotline().language();
        List<PromptText> fixed =
                scenario.prompts(locale).stream().filter(PromptText::fixed).toList();
        progress.accept("Voice: speaking " + fixed.size() + " prompts ahead");
        CompletableFuture.allOf(fixed.stream()
                        .map(prompt -> new Prompt(prompt.text(), prompt.locale(), prompt.recording()))
                        .map(prompt ->
                                CompletableFuture.runAsync(() -> synthesizer().speak(prompt), synthesis))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /**
     * Listens, understands and opens a dialogue once, so that the first caller does not wait for code to be loaded.
     *
     * @param speech something a caller may say, 8 kHz
     */
    public void rehearse(Hotline hotline, Pcm speech) {
        try (RecognitionStream stream = hotline.model().stream(speech.sampleRate())) {
            stream.accept(speech.samples());
            hotline.understander().understand(stream.finish().text());
        }
        BackEnd nobody = (operation, arguments) -> {
            throw new BackEndException("Operation " + operation + " is not performed in a rehearsal");
        };
        hotline.scenario()
                .open(hotline.understander(), nobody, hotline.locale(), Map.of())
                .start();
    }

    @Override
    public synchronized void close() {
        synthesis.shutdown();
        asking.shutdown();
        opened.values().forEach(SpeechModel::close);
        opened.clear();
    }
}
