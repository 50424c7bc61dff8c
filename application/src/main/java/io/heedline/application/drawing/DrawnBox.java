package io.heedline.application.drawing;

import io.heedline.dialog.check.ScenarioMap.Box;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A state as it is drawn: its lines of text, and the size they need. */
record DrawnBox(Box box, boolean start, List<String> detail, List<String> says, List<String> leadsTo) {

    static final double NAME_TYPE = 13;
    static final double TYPE = 11;
    static final double NAME_LINE = 19;
    static final double TEXT_LINE = 15;
    static final double PADDING = 9;
    private static final double WIDEST = 190;
    private static final int MOST_LINES = 3;

    /**
     * @param leadsTo states it leads to without a line
     */
    static DrawnBox of(Box box, boolean start, List<String> leadsTo) {
        String detail = switch (box.kind()) {
            case ASKS_BACK_END -> "⇄ " + box.detail();
            case LEADS_SUB_DIALOG -> "▷ " + box.detail();
            case HANDS_OVER -> "→ " + box.detail();
            case RETURNS -> "↩ " + box.detail();
            case ENDS -> "■ " + box.detail();
            default -> "";
        };
        return new DrawnBox(
                box,
                start,
                detail.isEmpty() ? List.of() : TextSize.wrapped(detail, TYPE, WIDEST, 2),
                TextSize.wrapped(box.says(), TYPE, WIDEST, MOST_LINES),
                leadsTo.stream()
                        .flatMap(line -> TextSize.wrapped(line, TYPE, WIDEST + 40, 2).stream())
                        .toList());
    }

    /** The name, without that of the sub-dialog it stands in. */
    String name() {
        return box.state().substring(box.state().indexOf('.') + 1);
    }

    double width() {
        double text = Stream.of(detail, says, leadsTo)
                .flatMap(List::stream)
                .mapToDouble(line -> TextSize.width(line, TYPE))
                .max()
                .orElse(0);
        return DoubleStream.of(text, TextSize.width(name(), NAME_TYPE) * 1.08, 60)
                        .max()
                        .orElse(0)
                + 2 * PADDING;
    }

    double height() {
        return NAME_LINE + TEXT_LINE * (detail.size() + says.size() + leadsTo.size()) + 2 * PADDING - 4;
    }
}
