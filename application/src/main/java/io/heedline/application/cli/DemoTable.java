package io.heedline.application.cli;

import io.heedline.application.demo.DemoOutcome;
import io.heedline.application.demo.DemoOutcome.DemoCall;
import java.util.Locale;

/** The table and the figures that close the demo. */
final class DemoTable {

    private static final String ROW = "%-10s  %-30s  %-12s  %-4s  %5s  %8s  %s";

    private final Console console;

    DemoTable(Console console) {
        this.console = console;
    }

    void print(DemoOutcome outcome) {
        outcome.calls().forEach(call -> call.lost().forEach(loss -> console.progress("heedline: " + loss)));
        console.print("");
        console.print(String.format(ROW, "caller", "wish", "outcome", "aim", "turns", "response", "recording"));
        for (DemoCall call : outcome.calls()) {
            String response = call.medianMs().isPresent() ? call.medianMs().getAsLong() + " ms" : "-";
            String row = String.format(
                    ROW,
                    call.caller(),
                    call.wish(),
                    call.result().outcome(),
                    call.result().reachedAim() ? "yes" : "no",
                    call.result().turns().size(),
                    response,
                    Console.shortened(call.result().recording()));
            console.print(
                    console.coloured(call.result().reachedAim() ? Console.Colour.GREEN : Console.Colour.RED, row));
        }
        long reached = outcome.calls().stream()
                .filter(call -> call.result().reachedAim())
                .count();
        int answers = outcome.calls().stream()
                .mapToInt(call -> call.result().responseMs().size())
                .sum();
        console.print("");
        console.print(String.format(
                Locale.ROOT,
                "%d of %d callers got what they called for. Median response %s over %d answers, measured on the recordings.",
                reached,
                outcome.calls().size(),
                outcome.medianResponseMs() == null ? "unknown" : outcome.medianResponseMs() + " ms",
                answers));
    }
}
