package io.heedline.application.cli;

import io.heedline.application.server.ServerProcess;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The service, until it is ended. */
@Command(
        name = "up",
        description = "Start the service on this machine and keep it running until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline up --port 8080",
            "  HEEDLINE_FREESWITCH_PASSWORD=... ./heedline up --freeswitch 127.0.0.1:8021",
            "  curl http://127.0.0.1:8080/actuator/health",
            "  curl -H 'Content-Type: application/json' -d '{\"turns\": [\"我要查一下账单\", \"四三二一\", \"一三五七九零\", \"谢谢再见\"]}' \\",
            "       http://127.0.0.1:8080/api/calls"
        })
final class UpCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port on 127.0.0.1; 0 chooses a free one (default: that of the settings, 8080).")
    private Integer port;

    @Option(
            names = "--freeswitch",
            paramLabel = "HOST:PORT",
            description = "The event socket of a FreeSWITCH whose calls are answered; may be given several times. Its "
                    + "password is HEEDLINE_FREESWITCH_PASSWORD in the environment (default: those of the settings, "
                    + "none).")
    private List<String> freeSwitch = List.of();

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language a call begins in, zh or en (default: that of the settings, zh-CN).")
    private String language;

    @Override
    public Integer call() throws InterruptedException {
        if (port != null && (port < 0 || port > 65_535)) {
            throw CommandFailure.wrongUse("--port is " + port, "Give a port from 1 to 65535, or 0 for any free one.");
        }
        NodeAddresses.check(freeSwitch);
        serve(root.console(), port == null ? OptionalInt.empty() : OptionalInt.of(port), freeSwitch, language);
        return ExitStatus.DONE;
    }

    /** Serves until the process is asked to end; calls begin in the language of this name, or null of the settings. */
    static void serve(Console console, OptionalInt port, List<String> freeSwitch, String language)
            throws InterruptedException {
        Optional<Locale> calls = Optional.ofNullable(language).map(Languages::calls);
        try (ServerProcess server = ServerProcess.start(port, freeSwitch, calls, console::progress)) {
            server.telephoneLines().forEach(console::print);
            console.print("Heedline is up: " + server.address() + " (Ctrl-C ends it)");
            server.awaitEnd();
        }
    }
}
