package io.heedline.asr.internal.probe;

import io.heedline.asr.SpeechModelException;
import io.heedline.asr.internal.vosk.ModelLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One trial run of a model: reads what can be read, starts {@link ProbeMain}, and makes sense of how it ended. */
public final class TrialRun {

    private static final int ABORTED = 128 + 6;

    /** What the JVM says of a memory fault before it ends with status 1. */
    private static final String CRASHED = "A fatal error has been detected by the Java Runtime Environment";

    private static final Pattern LIBRARY_ERROR =
            Pattern.compile("(?m)^(?:ERROR|ASSERTION_FAILED|FATAL)[^)]*\\)\\s*(.+)$|^ERROR: (.+)$");

    private static final Pattern OUT_OF_MEMORY = Pattern.compile("bad_alloc|length_error|OutOfMemoryError"
            + "|insufficient memory|Could not (?:reserve|allocate)|Cannot allocate memory");

    private final Path directory;

    public TrialRun(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** @throws SpeechModelException when the model did not pass within the limits */
    public void run(TrialLimits limits) {
        ModelLayout layout = ModelLayout.of(directory);
        ModelChecks.check(layout);
        try {
            Path scratch = Files.createTempDirectory("heedline-probe");
            try {
                judge(start(layout, scratch, limits), layout, limits);
            } finally {
                for (String file : List.of("output.txt", "crash.log")) {
                    Files.deleteIfExists(scratch.resolve(file));
                }
                Files.deleteIfExists(scratch);
            }
        } catch (IOException e) {
            throw new SpeechModelException(
                    "The speech model in " + directory + " cannot be tried: " + e
                            + "; expected to start a second JVM and to" + " write to "
                            + System.getProperty("java.io.tmpdir"),
                    directory,
                    e);
        }
    }

    private record Outcome(Optional<Integer> exit, String output) {}

    private Outcome start(ModelLayout layout, Path scratch, TrialLimits limits) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(directory.toString(), String.valueOf(layout.sampleRate())));
        if (layout.takesGrammars()) {
            arguments.add(someWords(layout.words()));
        }
        Path output = scratch.resolve("output.txt");
        List<String> command = new ArrayList<>(limits.shell());
        command.addAll(ChildJvm.command(scratch, arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Both reserve address space per core otherwise, and the limit would depend on the machine.
        builder.environment().putAll(Map.of("MALLOC_ARENA_MAX", "2", "OPENBLAS_NUM_THREADS", "1"));
        Process child = builder.start();
        try {
            boolean ended = child.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(
                    ended ? Optional.of(child.exitValue()) : Optional.empty(),
                    new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            child.destroyForcibly();
        }
    }

    /** The first words of the list as a grammar. */
    private static String someWords(Path words) throws IOException {
        StringBuilder json = new StringBuilder("[");
        try (var lines = Files.lines(words)) {
            lines.map(line -> line.split("\\s+")[0])
                    .filter(word -> !word.startsWith("<") && !word.startsWith("#") && word.indexOf('"') < 0)
                    .filter(word -> word.indexOf('\\') < 0)
                    .limit(10)
                    .forEach(word -> json.append(json.length() > 1 ? "," : "")
                            .append('"')
                            .append(word)
                            .append('"'));
        }
        return json.append(']').toString();
    }

    private void judge(Outcome outcome, ModelLayout layout, TrialLimits limits) {
        boolean passed = outcome.output().lines().anyMatch(ProbeMain.PASSED::equals);
        if (passed && outcome.exit().equals(Optional.of(0))) {
            return;
        }
        String stage = outcome.output()
                .lines()
                .filter(line -> line.startsWith(ProbeMain.STAGE))
                .reduce((first, second) -> second)
                .map(line -> line.substring(ProbeMain.STAGE.length()))
                .orElse("start");
        if (stage.equals("start")) {
            throw new SpeechModelException("The speech model in " + directory
                    + " cannot be tried within " + limits.memoryMb() + " MB of memory and "
                    + limits.time().toSeconds() + " s: the second JVM ended with " + ending(outcome) + ": "
                    + outcome.output().strip().lines().findFirst().orElse("it said nothing")
                    + "; check what memory this process may use (ulimit -v), and the processor's load");
        }
        Optional<String> exceeded = exceeded(outcome, limits);
        if (exceeded.isPresent()) {
            Path folder = blame(outcome.output(), stage, layout).getParent();
            throw new SpeechModelException(
                    "The speech model in " + directory + " took more than " + exceeded.get()
                            + " to try and is probably damaged; " + doing(stage)
                            + " did not end, most likely at fault is a file in " + folder
                            + ". Install or train the model again",
                    folder,
                    null);
        }
        Path blamed = blame(outcome.output(), stage, layout);
        String said =
                libraryError(outcome.output()).map(text -> " (" + text + ")").orElse("");
        throw new SpeechModelException(
                "The speech model in " + directory + " is damaged: " + doing(stage) + " ended with " + ending(outcome)
                        + said + "; most likely at fault is " + directory.relativize(blamed)
                        + ". Install or train the model again",
                blamed,
                null);
    }

    /** The limit that was hit. Out of memory, the library makes no model or recogniser and does not say why. */
    private static Optional<String> exceeded(Outcome outcome, TrialLimits limits) {
        if (outcome.exit().isEmpty()) {
            return Optional.of(limits.time().toSeconds() + " s");
        }
        boolean silent = outcome.exit().get() == ProbeMain.FAILED
                && libraryError(outcome.output()).isEmpty();
        return silent || OUT_OF_MEMORY.matcher(outcome.output()).find()
                ? Optional.of(limits.memoryMb() + " MB of memory")
                : Optional.empty();
    }

    private static String doing(String stage) {
        return switch (stage) {
            case "load" -> "loading it";
            case "recogniser" -> "making a recogniser";
            case "grammar" -> "making a recogniser with a grammar";
            case "decode" -> "recognising a test sound";
            default -> "giving the words of a test sound";
        };
    }

    private static String ending(Outcome outcome) {
        if (outcome.exit().isEmpty()) {
            return "no answer in time";
        }
        if (outcome.output().contains(CRASHED)) {
            return "a crash of the native library";
        }
        return switch (outcome.exit().get()) {
            case ABORTED -> "an abort of the native library";
            case ProbeMain.FAILED -> "an error of the native library";
            default -> "exit status " + outcome.exit().get();
        };
    }

    private static Optional<String> libraryError(String output) {
        Matcher matcher = LIBRARY_ERROR.matcher(output);
        Optional<String> first = Optional.empty();
        while (first.isEmpty() && matcher.find()) {
            String said = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            first = Optional.of(said.length() > 200 ? said.substring(0, 200) : said);
        }
        return first;
    }

    /**
     * The file at fault: one the library names in an error, else the one it was reading last, else the one the stage
     * depends on most.
     */
    private Path blame(String output, String stage, ModelLayout layout) {
        Pattern inside = Pattern.compile(Pattern.quote(directory.toString() + "/") + "([^\\s'\"),;]+)");
        Optional<Path> named = Optional.empty();
        Optional<Path> reading = Optional.empty();
        for (String line : output.lines().toList()) {
            Matcher matcher = inside.matcher(line);
            while (matcher.find()) {
                Path file = directory.resolve(matcher.group(1));
                if (line.startsWith("LOG") || line.startsWith("WARNING")) {
                    reading = Optional.of(file);
                } else {
                    named = named.or(() -> Optional.of(file));
                }
            }
        }
        if (stage.equals("load")) {
            return named.orElse(reading.orElse(layout.acoustic()));
        }
        Path graph = layout.takesGrammars() ? layout.lexicon() : layout.fixedGraph();
        return named.orElse(stage.equals("recogniser") ? layout.features() : graph);
    }
}
