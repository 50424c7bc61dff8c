import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures turn-taking on finished stereo recordings (left the caller, right the bot), without a class of Heedline:
 *
 * <pre>
 *   java benchmarks/scripts/ResponseTimes.java DIR [--verbose] [--expect [--p95 MS]]
 * </pre>
 *
 * DIR and what is below it holds WAV files, 16-bit PCM, and beside each, where there is one, NAME.truth.tsv, written by
 * "./heedline scenario rehearse":
 *
 * <pre>
 *   caller  answer|interruption|backchannel  START  END  FROM-TO,... (pauses within, or -)  TEXT
 *   bot     DECIDED  LENGTH  interruptible|whole  TEXT
 * </pre>
 *
 * all in ms of the recording. --verbose names every case that counts against a figure. With --expect it ends with
 * status 1 unless every figure reaches the limit that is printed beside it; --p95 gives that of the response time.
 *
 * How each figure is taken:
 *
 *   Sound: 10 ms steps whose level is above a threshold of that channel: 8 dB above the noise (the level of the quietest
 *   tenth of the steps), at most 20 dB below the loudest step, at least -50 dBFS. Sounds with up to 300 ms between them
 *   are one; those shorter than 60 ms are clicks.
 *
 *   Response time, by the recording alone: from the end of a sound on the left to the first step of sound on the right
 *   that begins after it, if the caller says nothing in between and the bot was silent when the caller ended. Answers
 *   later than 5 s follow silence, not speech, and are not counted.
 *
 *   Response time, by the truth: the same from the END of an answer or interruption. It is right where noise on the line
 *   blurs the end of speech in the recording, and is given beside the first.
 *
 *   Cut off: the bot begins to sound (out of at least 300 ms of silence) while an answer has more than 100 ms to go.
 *   When both begin within 250 ms of each other, nobody could have known; that is counted apart, as begun together.
 *
 *   Barge-in: for every interruption that begins while the bot sounds, with at least 700 ms of the bot's sound still to
 *   come had it not been stopped, at an interruptible prompt. Loud means within 30 dB of the prompt's own level (the
 *   level of its loudest 100 ms before the onset). The time is from START to the end of the last loud step that is
 *   followed by 400 ms without one; an interruption is caught if that is reached before the interruption's END + 500 ms
 *   and 300 ms before the prompt would have ended by itself.
 *
 *   Backchannel: under the same conditions; it stopped the bot if the bot falls silent for 700 ms or more before the
 *   prompt would have ended, within 1.5 s of the word. A prompt that becomes quiet for a moment and goes on was not
 *   stopped.
 */
public final class ResponseTimes {

    private static final int STEP_MS = 10;
    private static final double QUIETEST_DBFS = -50;
    private static final double ABOVE_NOISE_DB = 8;
    private static final double BELOW_LOUDEST_DB = 20;
    private static final int BRIDGED_MS = 300;
    private static final int SHORTEST_MS = 60;
    private static final int LATEST_MS = 5_000;
    private static final int CUT_OFF_REST_MS = 100;
    private static final int TOGETHER_MS = 250;
    private static final double LOUD_DB = 30;
    private static final int REST_OF_PROMPT_MS = 700;
    private static final int STOPPED_SILENCE_MS = 400;
    private static final int HALTED_SILENCE_MS = 700;

    record Sound(int from, int to) {}

    record Said(String reason, int start, int end, String text) {}

    record Prompt(int decided, int length, boolean interruptible, String text) {}

    /** One channel: the level of each step in dBFS, and its sounds. */
    record Channel(double[] levels, List<Sound> sounds) {}

    private final List<Integer> waits = new ArrayList<>();
    private final List<Integer> trueWaits = new ArrayList<>();
    private final List<Integer> stops = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int answers;
    private int cutOffs;
    private int together;
    private int interruptions;
    private int caught;
    private int backchannels;
    private int halted;

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("usage: java ResponseTimes.java DIR [--verbose] [--expect [--p95 MS]] (DIR holds stereo recordings)");
            System.exit(2);
        }
        ResponseTimes figures = new ResponseTimes();
        List<Path> recordings;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            recordings = files.filter(file -> file.toString().endsWith(".wav")).sorted().collect(Collectors.toList());
        }
        for (Path recording : recordings) {
            figures.measure(recording);
        }
        List<String> options = Arrays.asList(arguments);
        int p95 = options.indexOf("--p95") < 0 ? 700 : Integer.parseInt(options.get(options.indexOf("--p95") + 1));
        boolean reached = figures.print(recordings.size(), p95, options.contains("--verbose"));
        if (options.contains("--expect") && !reached) {
            System.exit(1);
        }
    }

    private void measure(Path recording) throws IOException {
        short[][] samples = read(recording);
        if (samples.length != 2) {
            System.err.println(recording + ": " + samples.length + " channels, expected 2; left out");
            return;
        }
        int rate = rateOf(recording);
        Channel caller = channel(samples[0], rate);
        Channel bot = channel(samples[1], rate);
        for (Sound said : caller.sounds()) {
            answerAfter(said.to(), bot, nextStart(caller.sounds(), said)).ifPresent(waits::add);
        }
        Path truth = Path.of(recording.toString().replaceFirst("\\.wav$", ".truth.tsv"));
        if (!Files.isRegularFile(truth)) {
            return;
        }
        List<Said> said = new ArrayList<>();
        List<Prompt> prompts = new ArrayList<>();
        for (String line : Files.readAllLines(truth, StandardCharsets.UTF_8)) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("caller")) {
                said.add(new Said(fields[1], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]));
            } else if (fields[0].equals("bot")) {
                prompts.add(new Prompt(
                        Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), fields[3].equals("interruptible"), fields[4]));
            }
        }
        for (int i = 0; i < said.size(); i++) {
            Said one = said.get(i);
            int next = i + 1 < said.size() ? said.get(i + 1).start() : Integer.MAX_VALUE;
            if (!one.reason().equals("backchannel")) {
                answerAfter(one.end(), bot, next).ifPresent(wait -> {
                    trueWaits.add(wait);
                    if (wait > 900) {
                        notes.add("late     " + recording.getFileName() + " " + one.end() + " ms: " + wait + " ms after " + one.text());
                    }
                });
            }
            if (one.reason().equals("answer")) {
                answer(one, bot, recording);
            } else {
                into(one, bot, prompts, recording);
            }
        }
    }

    private static int nextStart(List<Sound> sounds, Sound said) {
        return sounds.stream().mapToInt(Sound::from).filter(from -> from > said.from()).findFirst().orElse(Integer.MAX_VALUE);
    }

    private static Optional<Integer> answerAfter(int end, Channel bot, int callerGoesOn) {
        boolean speaksOn = bot.sounds().stream().anyMatch(sound -> sound.from() <= end && end < sound.to());
        return bot.sounds().stream()
                .map(Sound::from)
                .filter(from -> from > end)
                .findFirst()
                .filter(from -> !speaksOn && from <= callerGoesOn && from - end <= LATEST_MS)
                .map(from -> from - end);
    }

    private void answer(Said said, Channel bot, Path recording) {
        answers++;
        bot.sounds().stream()
                .filter(sound -> sound.from() > said.start() && sound.from() < said.end() - CUT_OFF_REST_MS)
                .findFirst()
                .ifPresent(sound -> {
                    if (sound.from() - said.start() <= TOGETHER_MS) {
                        together++;
                        return;
                    }
                    cutOffs++;
                    notes.add("cut off  " + recording.getFileName() + " " + sound.from() + " ms: " + (said.end() - sound.from())
                            + " ms to go of " + said.text());
                });
    }

    /** Something said while the bot spoke, if it did. */
    private void into(Said said, Channel bot, List<Prompt> prompts, Path recording) {
        Prompt prompt = prompts.stream()
                .filter(one -> one.decided() <= said.start())
                .reduce((before, after) -> after)
                .orElse(null);
        if (prompt == null || !prompt.interruptible()) {
            return;
        }
        Optional<Sound> first = bot.sounds().stream().filter(sound -> sound.to() > prompt.decided()).findFirst();
        if (first.isEmpty()) {
            return;
        }
        int wouldEnd = Math.max(prompt.decided(), first.get().from()) + prompt.length();
        boolean sounding = bot.sounds().stream().anyMatch(sound -> sound.from() < said.start() && said.start() < sound.to());
        if (!sounding || wouldEnd - said.start() < REST_OF_PROMPT_MS) {
            return;
        }
        double level = loudest(bot.levels(), Math.max(0, first.get().from()), said.start());
        if (said.reason().equals("interruption")) {
            int silentFrom = silence(bot.levels(), said.start(), level - LOUD_DB, STOPPED_SILENCE_MS);
            interruptions++;
            if (silentFrom <= said.end() + 500 && silentFrom <= wouldEnd - 300) {
                caught++;
                stops.add(silentFrom - said.start());
                if (silentFrom - said.start() > 150) {
                    notes.add("slow     " + recording.getFileName() + " " + said.start() + " ms: stopped after "
                            + (silentFrom - said.start()) + " ms by " + said.text());
                }
            } else {
                notes.add("missed   " + recording.getFileName() + " " + said.start() + " ms: " + said.text());
            }
        } else {
            int silentFrom = silence(bot.levels(), said.start(), level - LOUD_DB, HALTED_SILENCE_MS);
            backchannels++;
            if (silentFrom <= said.end() + 1_500 && silentFrom <= wouldEnd - 300) {
                halted++;
                notes.add("halted   " + recording.getFileName() + " " + said.start() + " ms: by " + said.text());
            }
        }
    }

    /** The level of the loudest 100 ms between two times. */
    private static double loudest(double[] levels, int fromMs, int toMs) {
        double loudest = -120;
        for (int step = fromMs / STEP_MS; step + 10 <= Math.min(levels.length, toMs / STEP_MS); step++) {
            double power = 0;
            for (int i = step; i < step + 10; i++) {
                power += Math.pow(10, levels[i] / 10) / 10;
            }
            loudest = Math.max(loudest, 10 * Math.log10(power));
        }
        return loudest;
    }

    /** From when on, not before {@code fromMs}, the channel stays below a level for so long. */
    private static int silence(double[] levels, int fromMs, double level, int longMs) {
        int quiet = 0;
        int step = fromMs / STEP_MS;
        for (; step < levels.length && quiet < longMs / STEP_MS; step++) {
            quiet = levels[step] < level ? quiet + 1 : 0;
        }
        return (step - quiet) * STEP_MS;
    }

    private boolean print(int recordings, int p95, boolean verbose) {
        System.out.println("Recordings: " + recordings);
        boolean reached = quantiles("Response times by the recordings alone", waits, 400, p95);
        quantiles("Response times by the truth of what was said", trueWaits, 400, p95);
        histogram(waits.isEmpty() ? trueWaits : waits);
        reached &= share("Answers in which the caller was cut off", cutOffs, answers, 0, 0.02);
        System.out.println("Answers begun together with the bot: " + together);
        reached &= share("Interruptions caught", caught, interruptions, 0.97, 1);
        long soon = stops.stream().filter(ms -> ms <= 150).count();
        reached &= share("  of these, loud sound ended within 150 ms", (int) soon, stops.size(), 0.95, 1);
        quantiles("  onset to the end of loud sound", stops, 0, 0);
        reached &= share("Backchannels that stopped the bot", halted, backchannels, 0, 0.02);
        Map<String, Long> kinds = notes.stream().collect(Collectors.groupingBy(n -> n.split(" ")[0], TreeMap::new, Collectors.counting()));
        if (verbose) {
            notes.forEach(note -> System.out.println("  " + note));
        } else if (!notes.isEmpty()) {
            System.out.println("Cases: " + kinds + "; --verbose lists them");
        }
        return reached;
    }

    private static boolean quantiles(String what, List<Integer> values, int medianLimit, int p95Limit) {
        if (values.isEmpty()) {
            System.out.println(what + ": none");
            return medianLimit == 0;
        }
        int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
        int median = sorted[(sorted.length - 1) / 2];
        int p95 = sorted[Math.min(sorted.length - 1, (int) Math.ceil(0.95 * sorted.length) - 1)];
        System.out.println(what + ": " + sorted.length + ", median " + median + " ms, 95th percentile " + p95
                + " ms, longest " + sorted[sorted.length - 1] + " ms"
                + (medianLimit == 0 ? "" : " (limits " + medianLimit + " and " + p95Limit + " ms)"));
        return median <= medianLimit && p95 <= p95Limit;
    }

    private static boolean share(String what, int hits, int of, double least, double most) {
        double share = of == 0 ? 0 : (double) hits / of;
        System.out.printf(Locale.ROOT, "%s: %d of %d, %.1f %% (%s)%n", what, hits, of, 100 * share,
                least > 0 ? "at least " + Math.round(100 * least) + " %" : "at most " + Math.round(100 * most) + " %");
        return of == 0 || share >= least && share <= most;
    }

    private static void histogram(List<Integer> values) {
        Map<Integer, Long> bins = values.stream().collect(Collectors.groupingBy(ms -> Math.min(ms, 1_500) / 50 * 50, TreeMap::new, Collectors.counting()));
        long most = bins.values().stream().mapToLong(Long::longValue).max().orElse(1);
        bins.forEach((from, count) -> System.out.printf("  %4d ms%s %4d %s%n", from, from >= 1_500 ? "+" : " ", count,
                "#".repeat((int) Math.max(1, Math.round(50.0 * count / most)))));
    }

    private static Channel channel(short[] samples, int rate) {
        int step = rate * STEP_MS / 1000;
        double[] levels = new double[samples.length / step];
        for (int i = 0; i < levels.length; i++) {
            double power = 0;
            for (int k = i * step; k < (i + 1) * step; k++) {
                power += (double) samples[k] * samples[k];
            }
            levels[i] = power == 0 ? -120 : 10 * Math.log10(power / step / (32_768.0 * 32_768.0));
        }
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        double noise = sorted.length == 0 ? -120 : sorted[sorted.length / 10];
        double loudest = sorted.length == 0 ? -120 : sorted[sorted.length - 1];
        double threshold = Math.max(QUIETEST_DBFS, Math.min(noise + ABOVE_NOISE_DB, loudest - BELOW_LOUDEST_DB));
        List<Sound> sounds = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] < threshold) {
                continue;
            }
            Sound last = sounds.isEmpty() ? null : sounds.get(sounds.size() - 1);
            if (last != null && i * STEP_MS - last.to() <= BRIDGED_MS) {
                sounds.set(sounds.size() - 1, new Sound(last.from(), (i + 1) * STEP_MS));
            } else {
                sounds.add(new Sound(i * STEP_MS, (i + 1) * STEP_MS));
            }
        }
        sounds.removeIf(sound -> sound.to() - sound.from() < SHORTEST_MS);
        return new Channel(levels, sounds);
    }

    private static int rateOf(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(28)).order(ByteOrder.LITTLE_ENDIAN);
            return head.getInt(24);
        }
    }

    /** The channels of a WAV file of 16-bit PCM whose format stands first, as Heedline writes it. */
    private static short[][] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int channels = bytes.getShort(22);
        if (bytes.getShort(34) != 16) {
            throw new IOException(file + ": " + bytes.getShort(34) + " bits a sample, expected 16");
        }
        int at = 12;
        while (bytes.getInt(at) != ('d' | 'a' << 8 | 't' << 16 | 'a' << 24)) {
            at += 8 + bytes.getInt(at + 4);
        }
        int length = Math.min(bytes.getInt(at + 4), bytes.capacity() - at - 8) / 2 / channels;
        short[][] samples = new short[channels][length];
        for (int i = 0; i < length; i++) {
            for (int channel = 0; channel < channels; channel++) {
                samples[channel][i] = bytes.getShort(at + 8 + 2 * (i * channels + channel));
            }
        }
        return samples;
    }
}
