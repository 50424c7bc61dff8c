package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./heedline} of the source tree, as far as it goes without a build. */
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("..", "heedline").toAbsolutePath().normalize();

    /** A line of a help text that tells of a command: its name after two blanks, and what it does. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+) {2,}\\S");

    @Test
    void tellsOfTheCommandsThatJavaHas() throws Exception {
        List<String> ofJava = commandsIn(helpOfJava());

        assertThat(ofJava).contains("demo", "call");
        assertThat(commandsIn(outputOf("help"))).containsExactlyInAnyOrderElementsOf(withHelp(ofJava));
    }

    @Test
    void givesHelpWithoutJavaAndWithoutAHomeDirectory() throws Exception {
        ProcessBuilder bare = new ProcessBuilder(LAUNCHER.toString(), "--help");
        bare.environment().keySet().retainAll(List.of("PATH"));
        bare.environment().put("JAVA_HOME", "/nowhere");

        assertThat(read(bare.start())).startsWith("Heedline answers a hotline");
    }

    @Test
    void worksThroughASymbolicLinkInAPathWithBlanks(@TempDir Path directory) throws Exception {
        Path link = Files.createDirectory(directory.resolve("with blanks")).resolve("hl");
        Files.createSymbolicLink(link, LAUNCHER);

        Process process = new ProcessBuilder(link.toString())
                .directory(directory.toFile())
                .start();

        assertThat(read(process)).startsWith("Heedline answers a hotline");
        Files.delete(link);
    }

    private static List<String> withHelp(List<String> commands) {
        return Stream.concat(commands.stream(), Stream.of("help")).distinct().toList();
    }

    private static String helpOfJava() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        HeedlineCommand.run(new Console(stream, stream, false), "--help");
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> commandsIn(String help) {
        return COMMAND.matcher(help).results().map(found -> found.group(1)).toList();
    }

    private static String outputOf(String argument) throws IOException, InterruptedException {
        return read(new ProcessBuilder(LAUNCHER.toString(), argument).start());
    }

    private static String read(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
