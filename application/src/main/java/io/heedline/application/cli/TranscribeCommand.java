package io.heedline.application.cli;

import io.heedline.application.config.Settings;
import io.heedline.application.engine.Engine;
import io.heedline.asr.Grammar;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.Word;
import io.heedline.audio.AudioFormatException;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sound files to text. A file that cannot be read is complained of and the others are still done. */
@Command(
        name = "transcribe",
        description = "Write down what is said in WAV files.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline transcribe call.wav",
            "  ./heedline transcribe --grammar yes-no.txt --json answers/*.wav"
        })
final class TranscribeCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Option(
            names = "--grammar",
            paramLabel = "FILE",
            description = "What may be said, one phrase a line; anything else is taken for nothing.")
    private Path grammar;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "What is spoken: zh or en (default: the hotline's language).")
    private String language;

    @Option(names = "--json", description = "One JSON object a line for each file.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "WAV files, at most one hour each.")
    private List<Path> files;

    /** One line of {@code --json}; the names are a contract. */
    private record Result(String file, String text, List<Word> words, double cpuSeconds, double audioSeconds) {}

    @Override
    public Integer call() throws IOException {
        Console console = root.console();
        Settings settings = Settings.load();
        Locale locale = Languages.named(language, settings.hotline().language());
        Grammar phrases = grammar == null ? Grammar.open() : Words.grammar(grammar);
        int status = ExitStatus.DONE;
        try (Engine engine = new Engine(settings, console::progress)) {
            SpeechModel model = engine.model(locale);
            warnOfUnknown(console, model, phrases);
            Transcriber transcriber = new Transcriber(model, phrases);
            transcriber.warmUp();
            for (Path file : files) {
                Optional<Result> result = transcribe(transcriber, file, console);
                result.ifPresent(found -> console.print(json ? Json.line(found) : forPeople(found)));
                status = result.isPresent() ? status : ExitStatus.FAILED;
            }
        }
        return status;
    }

    private static Optional<Result> transcribe(Transcriber transcriber, Path file, Console console) {
        try {
            Transcriber.Transcription done = transcriber.transcribe(WavFile.read(file));
            return Optional.of(
                    new Result(file.toString(), done.text(), done.words(), done.cpuSeconds(), done.audioSeconds()));
        } catch (AudioFormatException unusable) {
            Complaint.of(unusable).tell(console);
        } catch (IOException unreadable) {
            Complaint.of(unreadable).tell(console);
        }
        return Optional.empty();
    }

    private static void warnOfUnknown(Console console, SpeechModel model, Grammar phrases) {
        Set<String> unknown = phrases.isOpen() ? Set.of() : model.unknownWords(phrases);
        boolean nothingToHear = !phrases.isOpen()
                && phrases.phrases().stream()
                        .noneMatch(phrase ->
                                model.unknownWords(Grammar.of(Set.of(phrase))).isEmpty());
        if (nothingToHear) {
            throw CommandFailure.because(
                    "the speech model knows no phrase of the grammar whole; unknown are: " + String.join(", ", unknown),
                    "Give phrases of words that the model knows, or another model (./heedline models).");
        }
        if (!unknown.isEmpty()) {
            console.progress("The speech model does not know, and cannot hear: " + String.join(", ", unknown));
        }
    }

    private String forPeople(Result result) {
        String text = result.text().isEmpty() ? "(nothing)" : result.text();
        return files.size() == 1 ? text : result.file() + ": " + text;
    }
}
