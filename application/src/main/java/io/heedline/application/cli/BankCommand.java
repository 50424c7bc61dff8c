package io.heedline.application.cli;

import io.heedline.application.bank.DemoBank;
import io.heedline.application.config.BankSettings;
import io.heedline.dialog.demo.DemoCustomer;
import io.heedline.dialog.demo.DemoLedger;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What concerns the company's system. */
@Command(
        name = "bank",
        description = "The company's system that answers for its customers.",
        mixinStandardHelpOptions = true,
        subcommands = BankCommand.DemoCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ./heedline bank demo --port 8090"})
final class BankCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Override
    public Integer call() {
        throw CommandFailure.wrongUse("a command is missing", "Type ./heedline bank --help for its commands.");
    }

    /** The demo's customers over HTTP. */
    @Command(
            name = "demo",
            description = "Serve the made-up customers over HTTP as docs/back-end.md asks for, until Ctrl-C.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  export " + BankSettings.KEY_VARIABLE + "=$(openssl rand -hex 32)",
                "  ./heedline bank demo --port 8090 &",
                "  HEEDLINE_BANK_URL=http://127.0.0.1:8090/bank ./heedline call --turn 我要查一下账单"
            })
    static final class DemoCommand implements Callable<Integer> {

        @ParentCommand
        private BankCommand bank;

        @Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "8090",
                description = "The port on 127.0.0.1; 0 chooses a free one (default: ${DEFAULT-VALUE}).")
        private int port;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (port < 0 || port > 65_535) {
                throw CommandFailure.wrongUse(
                        "--port is " + port, "Give a port from 1 to 65535, or 0 for any free one.");
            }
            Console console = bank.root.console();
            String key = key(console);
            Clock clock = Clock.systemDefaultZone();
            try (DemoBank serving = DemoBank.open(port, new DemoLedger(clock), key, clock)) {
                console.print("Number       Name        ID digits  Code");
                for (DemoCustomer customer : DemoLedger.customers()) {
                    console.print(String.format(
                            "%-12s %-11s %-10s %s",
                            customer.number(), customer.englishName(), customer.idDigits(), customer.code()));
                }
                console.print("The demo's bank is up: " + serving.url() + " (Ctrl-C ends it)");
                new CountDownLatch(1).await();
            }
            return ExitStatus.DONE;
        }

        /** The key agreed on, or one for this time that the other side is to be given. */
        private static String key(Console console) {
            String agreed = System.getenv(BankSettings.KEY_VARIABLE);
            if (agreed != null && !agreed.isBlank()) {
                return agreed;
            }
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            String key = HexFormat.of().formatHex(bytes);
            console.print("Requests have to be signed with this key: export " + BankSettings.KEY_VARIABLE + "=" + key);
            return key;
        }
    }
}
