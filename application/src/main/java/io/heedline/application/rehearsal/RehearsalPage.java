package io.heedline.application.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A rehearsal as one page for a browser, in the language that was rehearsed; needs no other file but the recordings. */
public final class RehearsalPage {

    private static final int BIN_MS = 50;
    private static final int LAST_BIN_MS = 1_500;
    private static final int MOST_LINES = 200;

    private static final String STYLE = """
            :root { color-scheme: light dark; --bar: #2f7d5b; --rest: #8883; --bad: #b3432f; }
            body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
                   max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
            .sub { opacity: .7; } .tiles { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.2rem 0; }
            .tile { flex: 1 1 11rem; border: 1px solid #8884; border-radius: .5rem; padding: .6rem .9rem; }
            .tile b { display: block; font-size: 1.7rem; } .tile small { opacity: .7; }
            table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .25rem .5rem;
            border-bottom: 1px solid #8883; vertical-align: top; } td.n, th.n { text-align: right; }
            .bar { display: inline-block; width: 8rem; height: .7rem; background: var(--rest); border-radius: 2px; }
            .bar i { display: block; height: 100%; background: var(--bar); border-radius: 2px; }
            .bad { color: var(--bad); } audio { height: 1.8rem; width: 16rem; } .scroll { overflow-x: auto; }
            svg text { font-size: 11px; fill: currentColor; }
            """;

    private final RehearsalReport report;
    private final boolean chinese;
    private final Path directory;
    private final StringBuilder page = new StringBuilder();

    private RehearsalPage(RehearsalReport report, Path directory) {
        this.report = report;
        this.chinese = Locale.forLanguageTag(report.language()).getLanguage().equals("zh");
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The page.
     *
     * @param directory where it will lie, to which the recordings' addresses are relative
     */
    public static String of(RehearsalReport report, Path directory) {
        return new RehearsalPage(report, directory).html();
    }

    private String html() {
        String title = said("话术演练", "Rehearsal") + ": " + report.scenario();
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(text(report.language()))
                .append("\"><head>")
                .append("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(text(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(text(title))
                .append("</h1><div class=\"sub\">")
                .append(text(said(
                        report.calls().size() + " 位模拟来电者，" + report.language() + "，种子 " + report.seed(),
                        report.calls().size() + " simulated callers, " + report.language() + ", seed "
                                + report.seed())))
                .append("</div>\n");
        tiles();
        groups(said("按来电者类型", "By kind of caller"), report.by(RehearsedCall::kind));
        groups(said("按业务", "By service"), report.by(RehearsedCall::service));
        waits();
        misheard();
        calls();
        return page.append("</body></html>\n").toString();
    }

    private void tiles() {
        page.append("<div class=\"tiles\">");
        tile(said("办到了所要的业务", "Got the service they called for"), report.served());
        tile(said("不需人工即办完", "Served without a person"), report.finished());
        tile(said("没有出路的通话", "Calls that led nowhere"), report.stuck());
        if (report.medianResponseMs() != null) {
            page.append("<div class=\"tile\">")
                    .append(text(said("应答时间（中位数）", "Response, median")))
                    .append("<b>")
                    .append(report.medianResponseMs())
                    .append(" ms</b><small>")
                    .append(text(said("95% 在 ", "95 % within ") + report.p95ResponseMs() + " ms"
                            + (report.realTime() ? "" : said("；不含机器计算时间", "; without the machine's own time"))))
                    .append("</small></div>");
        }
        page.append("</div>\n");
    }

    private void tile(String name, Rate rate) {
        page.append("<div class=\"tile\">")
                .append(text(name))
                .append("<b>")
                .append(percent(rate.share()))
                .append("</b><small>")
                .append(rate.hits())
                .append(" / ")
                .append(rate.of())
                .append(text(said("，95% 区间 ", ", 95 % interval ")))
                .append(percent(rate.least()))
                .append(" – ")
                .append(percent(rate.most()))
                .append("</small></div>");
    }

    private void groups(String title, Map<String, List<RehearsedCall>> groups) {
        page.append("<h2>")
                .append(text(title))
                .append("</h2><div class=\"scroll\"><table><tr><th></th><th class=n>")
                .append(text(said("通话", "Calls")))
                .append("</th><th>")
                .append(text(said("办到", "Served")))
                .append("</th><th>")
                .append(text(said("不需人工", "Without a person")))
                .append("</th><th class=n>")
                .append(text(said("无出路", "Stuck")))
                .append("</th><th class=n>")
                .append(text(said("轮数", "Turns")))
                .append("</th><th class=n>")
                .append(text(said("秒", "Seconds")))
                .append("</th></tr>\n");
        groups.forEach((name, calls) -> {
            page.append("<tr><td>")
                    .append(text(name))
                    .append("</td><td class=n>")
                    .append(calls.size());
            bar(RehearsalReport.rate(calls, RehearsedCall::served));
            bar(RehearsalReport.rate(
                    calls.stream().filter(RehearsedCall::needsNoPerson).toList(), RehearsedCall::finishedAlone));
            page.append("</td><td class=n>")
                    .append(calls.stream().filter(RehearsedCall::stuck).count());
            number(calls.stream().mapToInt(RehearsedCall::turns).average().orElse(0));
            number(calls.stream().mapToDouble(RehearsedCall::seconds).average().orElse(0));
            page.append("</td></tr>\n");
        });
        page.append("</table></div>\n");
    }

    private void bar(Rate rate) {
        page.append("</td><td>");
        if (rate.of() > 0) {
            page.append("<span class=bar><i style=\"width:")
                    .append(percent(rate.share()).replace(" ", ""))
                    .append("\"></i></span> ")
                    .append(rate.hits())
                    .append('/')
                    .append(rate.of());
        }
    }

    private void number(double value) {
        page.append("</td><td class=n>").append(String.format(Locale.ROOT, "%.1f", value));
    }

    /** Response times as bars. */
    private void waits() {
        Map<Integer, Long> bins = report.calls().stream()
                .flatMap(call -> call.responseMs().stream())
                .collect(Collectors.groupingBy(ms -> (int) Math.min(LAST_BIN_MS, ms) / BIN_MS, Collectors.counting()));
        if (bins.isEmpty()) {
            return;
        }
        long most = bins.values().stream().mapToLong(Long::longValue).max().orElse(1);
        page.append("<h2>")
                .append(text(said("应答时间（毫秒）", "Response times (ms)")))
                .append("</h2><svg viewBox=\"0 0 640 170\" width=\"100%\" role=\"img\">");
        for (int bin = 0; bin <= LAST_BIN_MS / BIN_MS; bin++) {
            double height = 130.0 * bins.getOrDefault(bin, 0L) / most;
            page.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%.1f\" width=\"17\" height=\"%.1f\" fill=\"var(--bar)\"><title>%d ms: %d</title></rect>",
                    10 + bin * 20,
                    140 - height,
                    height,
                    bin * BIN_MS,
                    bins.getOrDefault(bin, 0L)));
            if (bin % 4 == 0) {
                page.append(
                        String.format(Locale.ROOT, "<text x=\"%d\" y=\"158\">%d</text>", 8 + bin * 20, bin * BIN_MS));
            }
        }
        page.append(
                "<line x1=\"8\" y1=\"140.5\" x2=\"632\" y2=\"140.5\" stroke=\"currentColor\" opacity=\".4\"/></svg>\n");
    }

    private void misheard() {
        Predicate<RehearsedCall.Heard> missed =
                heard -> !heard.understood() && !heard.said().isEmpty();
        page.append("<h2>")
                .append(text(said("没有听懂的", "Not understood")))
                .append("</h2><div class=\"scroll\"><table><tr><th>#</th><th>")
                .append(text(said("来电者", "Caller")))
                .append("</th><th>")
                .append(text(said("状态", "State")))
                .append("</th><th>")
                .append(text(said("说的是", "Said")))
                .append("</th><th>")
                .append(text(said("听成", "Heard")))
                .append("</th></tr>\n");
        report.calls().stream()
                .flatMap(call -> call.hearings().stream()
                        .filter(missed)
                        .map(heard -> "<tr><td>" + call.number() + "</td><td>" + text(call.kind()) + "</td><td>"
                                + text(heard.state()) + "</td><td>" + text(heard.said()) + "</td><td>"
                                + text(heard.heard().isEmpty() ? said("（没有把握）", "(nothing sure)") : heard.heard())
                                + "</td></tr>\n"))
                .limit(MOST_LINES)
                .forEach(page::append);
        page.append("</table></div>\n");
    }

    /** All calls, those that went wrong first. */
    private void calls() {
        page.append("<h2>").append(text(said("全部通话", "All calls"))).append("</h2><div class=\"scroll\"><table>\n");
        report.calls().stream().filter(RehearsedCall::wentWrong).forEach(this::call);
        report.calls().stream().filter(call -> !call.wentWrong()).forEach(this::call);
        page.append("</table></div>\n");
    }

    private void call(RehearsedCall call) {
        page.append("<tr><td>")
                .append(call.number())
                .append("</td><td>")
                .append(text(call.kind()))
                .append("</td><td>")
                .append(text(call.service()))
                .append(call.wentWrong() ? "</td><td class=bad>" : "</td><td>")
                .append(text(call.outcome()))
                .append("</td><td>")
                .append(text(String.join(", ", call.operations())))
                .append("</td><td><audio controls preload=none src=\"")
                .append(text(directory.relativize(Path.of(call.recording())).toString()))
                .append("\"></audio></td></tr>\n");
    }

    private String said(String inChinese, String inEnglish) {
        return chinese ? inChinese : inEnglish;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
