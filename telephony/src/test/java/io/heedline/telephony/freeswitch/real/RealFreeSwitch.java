package io.heedline.telephony.freeswitch.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heedline.telephony.freeswitch.DialString;
import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * The FreeSWITCH of a test class, started and stopped with it. Without one the class is skipped, and says why. The
 * environment tells which:
 *
 * <ul>
 *   <li>HEEDLINE_FREESWITCH_BINARY=/usr/bin/freeswitch: a private one is started from {@code deploy/freeswitch} in a
 *       temporary directory, on ports counted from HEEDLINE_FREESWITCH_PORTS (28000). All tests run.
 *   <li>HEEDLINE_FREESWITCH=127.0.0.1:8021 with HEEDLINE_FREESWITCH_PASSWORD: one that runs on this machine with the
 *       configuration of {@code deploy/freeswitch}; its other settings have the variables and defaults that it has there
 *       (FREESWITCH_TRUNK_PORT and so on). Heedline must not run beside it. Tests that kill it, or that need numbers of
 *       their own, are skipped.
 *   <li>Otherwise a private one in a container, when Docker runs and has the image FREESWITCH_IMAGE.
 * </ul>
 */
public final class RealFreeSwitch
        implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** The number that the dialplan brings to Heedline, after it has answered. */
    public static final String HOTLINE = "95500";

    /** A number that the dialplan brings to Heedline while it rings; on a private one only. */
    public static final String RINGING_HOTLINE = "95501";

    static final String PHONE_PASSWORD =
            System.getenv().getOrDefault("FREESWITCH_PHONE_PASSWORD", "a-telephone-of-the-tests");

    private static final FreeSwitchSource SOURCE = FreeSwitchSource.ofEnvironment(System.getenv());

    private final PortPlan ports = PortPlan.ofEnvironment();
    private String startedBy;
    private boolean failed;
    private Path directory;
    private FreeSwitchProcess own;
    private EventSocketConsole console;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = obstacle();
        obstacle.ifPresent(reason -> {
            if (context.getTestMethod().isEmpty()) {
                System.err.println("Skipped " + context.getDisplayName() + ": " + reason);
            }
        });
        return obstacle.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("there is a FreeSWITCH: " + SOURCE.getClass()));
    }

    private static Optional<String> obstacle() {
        if (SOURCE instanceof FreeSwitchSource.Nowhere nowhere) {
            return Optional.of(nowhere.why());
        }
        if (!ChildProgram.isInstalled("sipp") || !ChildProgram.isInstalled("baresip")) {
            return Optional.of("no callers: install sipp (Debian: sip-tester) and baresip (baresip-core)");
        }
        return Optional.empty();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (startedBy != null) {
            // A class within the one that has it.
            return;
        }
        startedBy = context.getUniqueId();
        directory = Files.createTempDirectory("heedline-freeswitch-");
        if (SOURCE instanceof FreeSwitchSource.Startable startable) {
            own = new FreeSwitchProcess(startable, directory, ports);
            console = own.console();
            own.start();
        } else if (SOURCE instanceof FreeSwitchSource.Running running) {
            Files.createDirectories(directory.resolve("recordings"));
            console = new EventSocketConsole(running.eventSocket(), running.password());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (!context.getUniqueId().equals(startedBy)) {
            return;
        }
        if (own != null) {
            own.close();
        }
        if (directory != null && !failed) {
            discard(directory);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        // What the programs wrote is of use then.
        failed |= context.getExecutionException()
                .filter(fault -> !(fault instanceof TestAbortedException))
                .isPresent();
    }

    private static void discard(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Skips the test that asks, unless this FreeSWITCH was started for it alone. */
    public void mustBeOwn() {
        assumeTrue(own != null, "needs a FreeSWITCH of its own: " + FreeSwitchSource.BINARY);
    }

    public PortPlan ports() {
        return ports;
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Where telephones of the network call. */
    public InetSocketAddress trunk() {
        return here(own != null ? ports.trunk() : PortPlan.ofRunning("FREESWITCH_TRUNK_PORT", 5080));
    }

    /** Where telephones of people log in and call. */
    public InetSocketAddress phones() {
        return here(own != null ? ports.phones() : PortPlan.ofRunning("FREESWITCH_PHONES_PORT", 5060));
    }

    /** Where its dialplan looks for Heedline. */
    public InetSocketAddress heedline() {
        String listener = System.getenv().getOrDefault("FREESWITCH_HEEDLINE", "127.0.0.1:8084");
        return here(own != null ? ports.heedline() : Integer.parseInt(listener.replaceFirst(".*:", "")));
    }

    public InetSocketAddress eventSocket() {
        return SOURCE instanceof FreeSwitchSource.Running running ? running.eventSocket() : here(ports.eventSocket());
    }

    public String password() {
        return SOURCE instanceof FreeSwitchSource.Running running ? running.password() : own.password();
    }

    /** A directory of this run, which FreeSWITCH sees too. */
    public Path directory() {
        return directory;
    }

    /** What an exchange of ours has to know to work with it; closing it does not wait for calls to end. */
    public FreeSwitchSettings settings() {
        InetAddress here = InetAddress.getLoopbackAddress();
        FreeSwitchSettings.Timing usual = FreeSwitchSettings.Timing.byDefault();
        return FreeSwitchSettings.of(new FreeSwitchSettings.Node(
                        "real", "127.0.0.1", eventSocket().getPort(), password()))
                .with(new FreeSwitchSettings.EventSocket(here, heedline().getPort(), "127.0.0.1"))
                .with(new FreeSwitchSettings.Media(
                        here, here, ports.firstMedia(), ports.lastMedia(), 2, Duration.ofMillis(200)))
                .with(new FreeSwitchSettings.Transfers(
                        new DialString("user/{number}"),
                        Duration.ofSeconds(10),
                        Optional.of(directory.resolve("recordings"))))
                .with(new FreeSwitchSettings.Timing(
                        usual.reply(),
                        usual.originateMargin(),
                        usual.linkGrace(),
                        usual.linger(),
                        Duration.ZERO,
                        usual.sweep(),
                        usual.reapAge()));
    }

    /** What its console answers. */
    public String api(String command) {
        try {
            return console.api(command);
        } catch (IOException e) {
            throw new UncheckedIOException("FreeSWITCH does not answer \"" + command + "\"", e);
        }
    }

    /** Legs that it has now. */
    public int channels() {
        return Integer.parseInt(api("show channels count").trim().split(" ")[0]);
    }

    public boolean isAlive() {
        return own == null ? api("status").startsWith("UP") : own.program().isAlive();
    }

    /** Open files of its process; on Linux only, and 0 for one that is not our own. */
    public int openFiles() {
        if (own == null) {
            return 0;
        }
        String[] entries =
                Path.of("/proc/" + own.program().pid() + "/fd").toFile().list();
        return entries == null ? 0 : entries.length;
    }

    /** For commands that it may not live to answer. */
    public void apiIgnoringTheAnswer(String command) {
        try {
            console.api(command);
        } catch (IOException e) {
            // So it is.
        }
    }

    /** Waits for the end of its process. */
    public void awaitExit() {
        mustBeOwn();
        own.program().await(Duration.ofSeconds(20));
    }

    /** Kills its process: no BYE, no closing words. */
    public void kill() {
        mustBeOwn();
        own.kill();
    }

    /** Starts it again after its end, and waits until it can be called. */
    public void restart() {
        mustBeOwn();
        own.start();
    }
}
