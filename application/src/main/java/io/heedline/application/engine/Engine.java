package io.heedline.application.engine;

import io.heedline.application.config.Settings;
import io.heedline.application.config.SpeechSettings;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.Hotline;
import io.heedline.asr.ModelInstaller;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.SpeechModels;
import io.heedline.audio.Pcm;
import io.heedline.dialog.PromptText;
import io.heedline.dialog.Scenario;
import io.heedline.dialog.demo.DemoLedger;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import io.heedline.recordings.Recorder;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;
import java.nio.file.Path;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
    private SpeechSynthesizer synthesizer;

    /**
     * @param progress receives lines for people
     */
    public Engine(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        SpeechModels.Settings places = placesOf(settings.speech());
        this.models = new SpeechModels(places);
        this.voices = new Voices(settings.voice(), places.cache());
        AtomicInteger named = new AtomicInteger();
        this.synthesis = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "synthesis-" + named.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
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
     * @param nameOrFile a YAML file, or the name of a scenario that comes with Heedline
     * @throws io.heedline.dialog.ScenarioException when it is not there or anything in it is wrong
     */
    public Scenario scenario(String nameOrFile) {
        boolean file = nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.contains("/");
        return file ? Scenario.load(Path.of(nameOrFile)) : Scenario.load(nameOrFile);
    }

    /** Where speech is made off the lanes of the calls. */
    public ExecutorService synthesis() {
        return synthesis;
    }

    /**
     * A hotline that leads this scenario in the language of the settings, with the demo's ledger behind it.
     *
     * @param clock what "today" is, and when calls began
     * @param holdingTime wraps the executors of speech synthesis and of the recorder, so that virtual time waits for them
     * @return the hotline; its recorder is to be closed when its last call is over
     */
    public Hotline hotline(
            Scenario scenario, Clock clock, UnaryOperator<Executor> holdingTime, ConversationListener listener) {
        Locale locale = settings.hotline().language();
        return new Hotline(
                scenario,
                locale,
                understander(locale),
                new DemoLedger(clock),
                model(locale),
                synthesizer(),
                holdingTime.apply(synthesis),
                emergency(locale),
                settings.turn(),
                Recorder.holding(holdingTime),
                settings.recordings().directory(),
                clock,
                listener);
    }

    private Hotline.Emergency emergency(Locale locale) {
        SpareWords words = SpareWords.in(locale);
        return new Hotline.Emergency(
                settings.hotline().operator(), line(words.apology(), locale), line(words.nobodyThere(), locale));
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
        hotline.scenario().open(hotline.understander(), hotline.backEnd()).start();
    }

    @Override
    public synchronized void close() {
        synthesis.shutdown();
        opened.values().forEach(SpeechModel::close);
        opened.clear();
    }
}
