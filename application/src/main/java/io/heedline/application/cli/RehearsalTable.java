package io.heedline.application.cli;

import io.heedline.application.rehearsal.Rate;
import io.heedline.application.rehearsal.RehearsalReport;
import io.heedline.application.rehearsal.RehearsedCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rehearsal as people read it. */
final class RehearsalTable {

    private static final int MOST_MISHEARD = 40;

    private final Console console;

    RehearsalTable(Console console) {
        this.console = console;
    }

    void print(RehearsalReport report, Path out) {
        table("kind", report.by(RehearsedCall::kind));
        table("service", report.by(RehearsedCall::service));
        console.print("Service reached:     " + detailed(report.served()));
        console.print("Finished alone:      " + detailed(report.finished()) + ", of those who need no person");
        console.print("Led nowhere:         " + detailed(report.stuck()));
        if (report.medianResponseMs() != null) {
            console.print("Response:            median " + report.medianResponseMs() + " ms, 95 % within "
                    + report.p95ResponseMs() + " ms" + (report.realTime() ? "" : ", without the machine's own time"));
        }
        misheard(report);
        failures(report);
        console.print("Recordings, report.json, report.html: "
                + Console.shortened(out.toAbsolutePath().toString()));
    }

    private void table(String title, Map<String, List<RehearsedCall>> groups) {
        console.print(String.format(
                "%-26s %6s %9s %9s %6s %6s %8s", title, "calls", "served", "alone", "stuck", "turns", "seconds"));
        groups.forEach((name, calls) -> console.print(String.format(
                Locale.ROOT,
                "%-26s %6d %9s %9s %6d %6.1f %8.1f",
                name,
                calls.size(),
                counted(RehearsalReport.rate(calls, RehearsedCall::served)),
                counted(RehearsalReport.rate(
                        calls.stream().filter(RehearsedCall::needsNoPerson).toList(), RehearsedCall::finishedAlone)),
                calls.stream().filter(RehearsedCall::stuck).count(),
                calls.stream().mapToInt(RehearsedCall::turns).average().orElse(0),
                calls.stream().mapToDouble(RehearsedCall::seconds).average().orElse(0))));
        console.print("");
    }

    private void misheard(RehearsalReport report) {
        List<String> lines = report.calls().stream()
                .flatMap(call -> call.hearings().stream()
                        .filter(heard -> !heard.understood() && !heard.said().isEmpty())
                        .map(heard -> String.format(
                                "  %3d %-14s %-18s said %s, heard %s%s",
                                call.number(),
                                call.kind(),
                                heard.state(),
                                heard.said(),
                                heard.heard().isEmpty() ? "nothing sure" : heard.heard(),
                                heard.intent().isEmpty() ? "" : " [" + heard.intent() + "]")))
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        console.print("");
        console.print("Not understood (" + lines.size() + "):");
        lines.stream().limit(MOST_MISHEARD).forEach(console::print);
        if (lines.size() > MOST_MISHEARD) {
            console.print("  and " + (lines.size() - MOST_MISHEARD) + " more, in report.json");
        }
    }

    private void failures(RehearsalReport report) {
        List<RehearsedCall> failed =
                report.calls().stream().filter(RehearsedCall::wentWrong).toList();
        if (failed.isEmpty()) {
            return;
        }
        console.print("");
        console.print("Calls that did not go as they should (" + failed.size() + "):");
        for (RehearsedCall call : failed) {
            console.print(String.format(
                    "  %3d %-14s %-22s %s%s%s, %s  %s",
                    call.number(),
                    call.kind(),
                    call.service(),
                    call.served() ? "served" : "not served",
                    call.stuck() ? ", stuck" : "",
                    call.withPerson() ? ", person" : "",
                    call.outcome(),
                    Console.shortened(call.recording())));
        }
        console.print("");
    }

    /** As in "95.0 %". */
    static String share(Rate rate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * rate.share());
    }

    private static String counted(Rate rate) {
        return rate.of() == 0 ? "-" : rate.hits() + "/" + rate.of();
    }

    private static String detailed(Rate rate) {
        return String.format(
                Locale.ROOT,
                "%s (%d of %d; 95 %% interval %.1f to %.1f %%)",
                share(rate),
                rate.hits(),
                rate.of(),
                100 * rate.least(),
                100 * rate.most());
    }
}
