package io.heedline.application.cli;

import io.heedline.application.bank.DemoBank;
import io.heedline.application.config.BankSettings;
import io.heedline.dialog.demo.DemoCustomer;
import io.heedline.dialog.demo.DemoLedger;
import java.io.IOException;
import java.time.Clock;
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
            String key = System.getenv(BankSettings.KEY_VARIABLE);
            if (key == null || key.isBlank()) {
                throw CommandFailure.wrongUse(
                        BankSettings.KEY_VARIABLE + " is not set, the key requests are signed with",
                        "Make one: export " + BankSettings.KEY_VARIABLE + "=$(openssl rand -hex 32)");
            }
            Console console = bank.root.console();
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
    }
}
