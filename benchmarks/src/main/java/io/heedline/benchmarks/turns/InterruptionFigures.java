package io.heedline.benchmarks.turns;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.application.trial.TrialHotline;
import io.heedline.application.trial.TrialRunner;
import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.benchmarks.turns.TalkingCaller.Line;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.tts.Prompt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Lets callers of several voices speak into a long prompt: interruptions, signs of attention, noises, echoes. Prints how
 * often each stopped it, and how soon it was quiet.
 */
public final class InterruptionFigures {

    private static final int RATE = 8_000;
    private static final int STEP_MS = 10;
    /** The prompt is loud above this; it is spoken at -20 dBFS. */
    private static final double LOUD_DBFS = -45;
    /** A pause of the prompt is no end of it. */
    private static final int ENDED_MS = 150;

    private static final double VOICE_DBFS = -45;

    private static final Map<String, String> PROMPTS = Map.of(
            "zh",
            "您本期的账单金额是三百五十八元二角，最低还款额是三十五元，最后还款日是十二月五日，" + "请您在还款日以前把钱存到绑定的银行卡里，也可以在手机银行里还款，谢谢您的配合。",
            "en",
            "Your statement balance is three hundred and fifty eight dollars, the minimum payment is thirty five dollars,"
                    + " and the payment is due on the fifth of December. You can pay in the app or at any branch.");

    private static final Map<String, List<String>> INTERRUPTIONS = Map.of(
            "zh", List.of("等一下", "我要转人工", "不是", "我想查余额", "别说了", "帮我查一下账单", "我要还款", "停一下"),
            "en", List.of("wait", "stop", "I want to speak to a person", "what is my balance", "hold on", "no"));

    private static final Map<String, List<String>> BACKCHANNELS = Map.of(
            "zh", List.of("嗯", "好", "好的", "对", "是的", "哦", "嗯嗯"),
            "en", List.of("okay", "uh huh", "yes", "right", "mm"));

    private static final String[] VOICES = {"f2", "m3", "f4", "m7"};

    private final Engine engine;
    private final TrialHotline hotline;
    private final Locale locale;
    private final String only;
    private final Random random = new Random(11);
    private final Map<String, Pcm> spoken = new java.util.HashMap<>();

    private InterruptionFigures(Engine engine, TrialHotline hotline, Locale locale, String only) {
        this.only = only;
        this.engine = engine;
        this.hotline = hotline;
        this.locale = locale;
    }

    /** What came of one call. */
    private record Result(boolean finished, long quietAfterMs) {}

    /**
     * The language as the first argument, such as zh, how many calls of each kind as the second, and part of the name of
     * the kinds wanted as the third.
     */
    public static void main(String[] arguments) throws IOException {
        String language = arguments.length == 0 ? "zh" : arguments[0];
        int calls = arguments.length < 2 ? 40 : Integer.parseInt(arguments[1]);
        System.setProperty("heedline.hotline.language", language.equals("zh") ? "zh-CN" : "en-US");
        Locale locale = language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.US;
        try (Engine engine = new Engine(Settings.load(), System.err::println);
                TrialHotline hotline = TrialHotline.open(
                        Pacing.VIRTUAL,
                        engine,
                        new LongPrompt(PROMPTS.get(language), locale),
                        ConversationListener.none())) {
            String only = arguments.length < 3 ? "" : arguments[2];
            InterruptionFigures figures = new InterruptionFigures(engine, hotline, locale, only);
            figures.measure("interruptions", INTERRUPTIONS.get(language), calls, new Line(-65, 0, 200));
            figures.measure("interruptions, noisy line", INTERRUPTIONS.get(language), calls, new Line(-45, 0, 200));
            figures.measure("interruptions, echo", INTERRUPTIONS.get(language), calls, new Line(-65, 120, 26));
            figures.measure("signs of attention", BACKCHANNELS.get(language), calls, new Line(-65, 0, 200));
            figures.measure("signs of attention, echo", BACKCHANNELS.get(language), calls, new Line(-65, 120, 26));
            figures.measure("echo 20 dB alone", List.of(), 4, new Line(-65, 160, 20));
            figures.measure("echo 30 dB alone", List.of(), 4, new Line(-65, 40, 30));
            figures.measure("noise -40 dBFS alone", List.of(), 4, new Line(-40, 0, 200));
        }
    }

    private void measure(String what, List<String> phrases, int calls, Line line) throws IOException {
        if (!what.contains(only)) {
            return;
        }
        int stopped = 0;
        List<Long> quiet = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            String phrase = phrases.isEmpty() ? "" : phrases.get(i % phrases.size());
            Result result = call(phrase, i, line);
            stopped += result.finished() ? 0 : 1;
            if (result.quietAfterMs() >= 0) {
                quiet.add(result.quietAfterMs());
            }
            if (result.finished() != what.startsWith("signs")) {
                odd.add(phrase);
            }
        }
        quiet.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-28s stopped %3d of %3d   quiet after the onset: median %s, 95%% %s ms   %s%n",
                what,
                stopped,
                calls,
                quantile(quiet, 0.5),
                quantile(quiet, 0.95),
                odd.isEmpty() || phrases.isEmpty() ? "" : odd);
    }

    private static String quantile(List<Long> sorted, double part) {
        return sorted.isEmpty() ? "-" : "" + sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    private Result call(String phrase, int number, Line line) throws IOException {
        Pcm speech = phrase.isEmpty()
                ? Pcm.silence(0, RATE)
                : Level.normalise(said(phrase, VOICES[number / 3 % VOICES.length]), -18 - random.nextInt(12));
        long atMs = 1_500 + random.nextInt(4_500);
        CallReport report = hotline.call(TrialRunner.USUAL_CALLER, new TalkingCaller(speech, atMs, line, number))
                .join();
        List<Pcm> channels = WavFile.readChannels(report.recording());
        long wholeMs = engine.synthesizer()
                .speak(Prompt.of(PROMPTS.get(locale.getLanguage()), locale))
                .durationMs();
        long saidMs = report.turns().stream()
                .filter(turn -> turn.text().equals(PROMPTS.get(locale.getLanguage())))
                .mapToLong(turn -> turn.endMs() - turn.startMs())
                .max()
                .orElse(0);
        boolean finished = saidMs > wholeMs - 300;
        return new Result(finished, phrase.isEmpty() ? -1 : quietAfter(channels.get(1), atMs + onset(speech)));
    }

    private Pcm said(String phrase, String voice) {
        return spoken.computeIfAbsent(
                phrase + voice, key -> engine.callerVoice(voice, 1, 50).speak(Prompt.of(phrase, locale)));
    }

    /** When the caller's voice is first heard, in ms of their speech. */
    private static long onset(Pcm speech) {
        for (int step = 0; step * STEP_MS < speech.durationMs(); step++) {
            if (level(speech, step) > VOICE_DBFS) {
                return (long) step * STEP_MS;
            }
        }
        return 0;
    }

    /** How long after a moment the bot was last loud before it was quiet for longer than a pause. */
    private static long quietAfter(Pcm bot, long fromMs) {
        long lastLoudMs = fromMs;
        for (int step = (int) (fromMs / STEP_MS); step * STEP_MS < bot.durationMs(); step++) {
            if (level(bot, step) > LOUD_DBFS) {
                lastLoudMs = (step + 1L) * STEP_MS;
            } else if ((long) step * STEP_MS - lastLoudMs >= ENDED_MS) {
                break;
            }
        }
        return lastLoudMs - fromMs;
    }

    private static double level(Pcm sound, int step) {
        int window = RATE * STEP_MS / 1000;
        int from = Math.min(sound.length(), step * window);
        return Level.dbfs(Arrays.copyOfRange(sound.samples(), from, Math.min(sound.length(), from + window)));
    }
}
