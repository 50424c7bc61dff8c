package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A FreeSWITCH of our own, with the configuration that Heedline ships, in a directory of its own on ports of its own: a
 * program of this machine, or a container that shares directory and network with it.
 */
final class FreeSwitchProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

    private final FreeSwitchSource.Startable source;
    private final Path directory;
    private final PortPlan ports;
    private final String password = UUID.randomUUID().toString();
    private final EventSocketConsole console;
    private ChildProgram program;

    FreeSwitchProcess(FreeSwitchSource.Startable source, Path directory, PortPlan ports) {
        this.source = source;
        this.directory = directory;
        this.ports = ports;
        this.console = new EventSocketConsole(
                new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), ports.eventSocket()),
                password);
        copyConfiguration();
    }

    String password() {
        return password;
    }

    EventSocketConsole console() {
        return console;
    }

    ChildProgram program() {
        return program;
    }

    private void copyConfiguration() {
        Path shipped = shipped();
        Path own = directory.resolve("conf");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = own.resolve(shipped.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            for (String place : List.of("log", "db", "run", "recordings", "storage")) {
                Files.createDirectories(directory.resolve(place));
            }
            addTestNumbers(own.resolve("dialplan.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration in " + shipped + " cannot be copied", e);
        }
    }

    /** Numbers that a hotline has not, but its tests want. */
    private static void addTestNumbers(Path dialplan) throws IOException {
        String context = "<context name=\"trunk\">";
        String text = Files.readString(dialplan);
        if (!text.contains(context)) {
            throw new IOException(dialplan + " has no " + context + ", to which the tests' numbers are added");
        }
        String added;
        try (var resource = FreeSwitchProcess.class.getResourceAsStream("/freeswitch/test-numbers.xml")) {
            added = new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        Files.writeString(dialplan, text.replace(context, context + "\n" + added));
    }

    private static Path shipped() {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path configuration = place.resolve("deploy/freeswitch");
            if (Files.exists(configuration.resolve("freeswitch.xml"))) {
                return configuration;
            }
        }
        throw new IllegalStateException(
                "deploy/freeswitch was not found above " + Path.of("").toAbsolutePath());
    }

    /** Starts it and waits until its SIP profiles run. */
    void start() {
        Map<String, String> settings = settings();
        List<String> command = new ArrayList<>(source.command(directory, settings));
        command.addAll(List.of("-nonat", "-nc", "-nf", "-np"));
        for (String place : List.of("conf", "log", "db", "run", "recordings", "storage")) {
            command.addAll(List.of("-" + place, directory.resolve(place).toString()));
        }
        program = ChildProgram.start("freeswitch", directory, command, settings);
        Awaitility.await("FreeSWITCH to come up; " + directory.resolve("freeswitch.out") + " has its words")
                .atMost(START)
                .ignoreExceptions()
                .until(() -> console.api("sofia status").split("RUNNING", -1).length >= 3);
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("FREESWITCH_ADDRESS", "127.0.0.1"),
                Map.entry("FREESWITCH_TRUNK_PORT", "" + ports.trunk()),
                Map.entry("FREESWITCH_PHONES_PORT", "" + ports.phones()),
                Map.entry("FREESWITCH_RTP_FIRST", "" + ports.firstRtp()),
                Map.entry("FREESWITCH_RTP_LAST", "" + ports.lastRtp()),
                Map.entry("FREESWITCH_EVENT_SOCKET_PORT", "" + ports.eventSocket()),
                Map.entry("FREESWITCH_HEEDLINE", "127.0.0.1:" + ports.heedline()),
                Map.entry("FREESWITCH_HOTLINE", RealFreeSwitch.HOTLINE),
                Map.entry("FREESWITCH_PHONE_PASSWORD", RealFreeSwitch.PHONE_PASSWORD),
                Map.entry("HEEDLINE_FREESWITCH_PASSWORD", password));
    }

    /** Ends it at once: no BYE, no closing words. */
    void kill() {
        source.kill(directory, program);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
