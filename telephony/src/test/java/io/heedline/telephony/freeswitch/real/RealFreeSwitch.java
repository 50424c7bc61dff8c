package io.heedline.telephony.freeswitch.real;

import io.heedline.telephony.freeswitch.DialString;
import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The FreeSWITCH of a test class, started and stopped with it. Without one the class is skipped, and says why.
 *
 * <ul>
 *   <li>HEEDLINE_FREESWITCH_BINARY=/usr/bin/freeswitch: a private one is started from {@code deploy/freeswitch} in a
 *       temporary directory, on ports counted from HEEDLINE_FREESWITCH_PORTS (28000). All tests run.
 *   <li>HEEDLINE_FREESWITCH=host:port with HEEDLINE_FREESWITCH_PASSWORD: one that is there, configured as
 *       {@code deploy/freeswitch} is, calls {@value #HOTLINE} its hotline and finds this machine at 8084. Tests that kill
 *       it, or that call numbers of their own, are skipped.
 * </ul>
 */
public final class RealFreeSwitch implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {

    /** The number that the dialplan brings to Heedline, after it has answered. */
    public static final String HOTLINE = "95500";

    /** A number that the dialplan brings to Heedline while it rings; on a private one only. */
    public static final String RINGING_HOTLINE = "95501";

    static final String PHONE_PASSWORD = "a-telephone-of-the-tests";

    private final PortPlan ports = PortPlan.ofEnvironment();
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
                .orElseGet(() -> ConditionEvaluationResult.enabled("a FreeSWITCH can be had"));
    }

    private static Optional<String> obstacle() {
        if (binary().isEmpty()) {
            return Optional.of("no FreeSWITCH; set HEEDLINE_FREESWITCH_BINARY to one that may be started");
        }
        if (!ChildProgram.isInstalled("sipp") || !ChildProgram.isInstalled("baresip")) {
            return Optional.of("no callers; install sipp (Debian: sip-tester) and baresip (baresip-core)");
        }
        return Optional.empty();
    }

    private static Optional<Path> binary() {
        return Optional.ofNullable(System.getenv("HEEDLINE_FREESWITCH_BINARY")).map(Path::of);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("heedline-freeswitch-");
        own = new FreeSwitchProcess(binary().orElseThrow(), directory, ports);
        console = own.console();
        own.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (own != null) {
            own.close();
        }
    }

    public PortPlan ports() {
        return ports;
    }

    /** Where telephones of the network call. */
    public InetSocketAddress trunk() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.trunk());
    }

    /** Where telephones of people log in and call. */
    public InetSocketAddress phones() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.phones());
    }

    /** Where its dialplan looks for Heedline. */
    public InetSocketAddress heedline() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.heedline());
    }

    public InetSocketAddress eventSocket() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.eventSocket());
    }

    public String password() {
        return own.password();
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
        return own.program().isAlive();
    }

    /** Open files of its process; on Linux only. */
    public int openFiles() {
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
        own.program().await(Duration.ofSeconds(20));
    }

    /** Kills its process: no BYE, no closing words. */
    public void kill() {
        own.program().kill();
    }

    /** Starts it again after its end, and waits until it can be called. */
    public void restart() {
        own.start();
    }
}
