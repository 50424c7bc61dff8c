package io.heedline.telephony.freeswitch.real;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A sipp that keeps so many calls up, each of which speaks all the time; whoever ends is replaced, until {@link
 * #callNoMore}.
 */
public final class CallerCrowd implements AutoCloseable {

    private final Path directory;
    private final ChildProgram program;

    /** What became of all its calls. */
    public record Count(int made, int asTheyShould, int otherwise) {}

    /**
     * @param scenario {@code callers-speak-and-hang-up} or {@code callers-speak-and-are-hung-up}
     * @param place of the telephones, 0 to 9; a crowd takes 100 ports
     * @param from the number it calls from
     * @param atOnce calls that it keeps up
     * @param speech said again and again
     */
    public CallerCrowd(
            RealFreeSwitch exchange, String scenario, int place, String from, int atOnce, String number, Pcm speech) {
        int port = exchange.ports().telephone(300 + 250 * place);
        try {
            directory = Files.createTempDirectory(exchange.directory(), "crowd-");
            Files.write(directory.resolve("speech.al"), LineCode.PCMA.encode(speech.samples()));
            Path file = directory.resolve("scenario.xml");
            try (var resource = CallerCrowd.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
                Files.write(file, resource.readAllBytes());
            }
            List<String> command = new ArrayList<>(List.of("sipp", "-sf", file.toString()));
            command.addAll(List.of("-s", number, "127.0.0.1:" + exchange.trunk().getPort()));
            command.addAll(List.of("-i", "127.0.0.1", "-mi", "127.0.0.1", "-p", "" + port, "-mp", "" + (port + 10)));
            command.addAll(List.of("-l", "" + atOnce, "-r", "10", "-nostdin", "-watchdog_interval", "0"));
            command.addAll(List.of("-key", "caller", from, "-key", "payload", "8"));
            command.addAll(List.of("-key", "codec", "PCMA/8000", "-key", "ptime", "20"));
            command.addAll(List.of(
                    "-trace_err", "-error_file", directory.resolve("errors").toString()));
            command.addAll(
                    List.of("-trace_stat", "-stf", directory.resolve("counts").toString(), "-fd", "5"));
            program = ChildProgram.start("sipp", directory, command, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("a crowd of callers cannot be started", e);
        }
    }

    public boolean isAlive() {
        return program.isAlive();
    }

    /** Makes no new calls; those that are up end in their own time. */
    public void callNoMore() {
        try {
            new ProcessBuilder("kill", "-USR1", "" + program.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the last call is over. */
    public Count awaitEnd(Duration atMost) {
        program.await(atMost);
        return new Count(last("TotalCallCreated"), last("SuccessfulCall(C)"), last("FailedCall(C)"));
    }

    /** Errors it has noted, shortened. */
    public String errors() {
        Path file = directory.resolve("errors");
        try {
            String text =
                    Files.exists(file) ? Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1) : "none";
            return text.substring(0, Math.min(text.length(), 2_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The last value of a column of its counts. */
    private int last(String column) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("counts"));
            int index = Arrays.asList(lines.get(0).split(";")).indexOf(column);
            return Integer.parseInt(lines.get(lines.size() - 1).split(";")[index]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
