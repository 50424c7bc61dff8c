package io.heedline.application.cli;

import io.heedline.application.config.Settings;
import io.heedline.application.engine.Engine;
import io.heedline.application.text.SpeakableText;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.tts.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Text to a sound file, in the bot's voice. */
@Command(
        name = "speak",
        description = "Speak a text into a WAV file, as callers would hear it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline speak --out hello.wav 您好，请问有什么可以帮您",
            "  ./heedline speak --out bill.wav 您本月的账单是1234.56元，最后还款日是12月5日"
        })
final class SpeakCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The WAV file to write (8 kHz).")
    private Path out;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language of the text: zh or en (default: the hotline's language).")
    private String language;

    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What to say.")
    private List<String> words;

    @Override
    public Integer call() throws IOException {
        Console console = root.console();
        Settings settings = Settings.load();
        Locale locale = Languages.named(language, settings.hotline().language());
        String text = String.join(" ", words);
        SpeakableText.fault(text, locale).ifPresent(fault -> {
            throw CommandFailure.wrongUse(fault, "Give a text the voice can read, as in 我要查一下账单.");
        });
        Path directory = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            throw CommandFailure.because(
                    "cannot write " + out + ": directory " + directory + " does not exist",
                    "Make it, or name another.");
        }
        try (Engine engine = new Engine(settings, console::progress)) {
            Pcm speech = engine.synthesizer().speak(Prompt.of(text, locale));
            WavFile.write(out, speech);
            console.print(String.format(Locale.ROOT, "%s: %.2f s", out, speech.durationMs() / 1000.0));
        }
        return ExitStatus.DONE;
    }
}
