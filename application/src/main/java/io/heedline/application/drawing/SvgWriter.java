package io.heedline.application.drawing;

import io.heedline.application.drawing.Picture.Line;
import io.heedline.application.drawing.Picture.Point;
import io.heedline.application.drawing.Picture.Shape;
import io.heedline.dialog.check.ScenarioMap.Kind;
import java.util.List;
import java.util.Locale;

/** Writes pictures as SVG 1.1. Its looks are in one style sheet at the top, so that they are easily changed. */
final class SvgWriter {

    /** Corners of lines are rounded with this radius. */
    private static final double CORNER = 6;

    private static final String STYLE = """
            svg { background: #ffffff; }
            text { font-family: "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", \
            "Droid Sans Fallback", "DejaVu Sans", Arial, sans-serif; fill: #1f2933; }
            .name { font-weight: 600; }
            .detail { fill: #52606d; }
            .muted { fill: #52606d; }
            .box { stroke: #829ab1; stroke-width: 1; fill: #f5f7fa; }
            .listens { fill: #e3f2fd; stroke: #4a90c2; }
            .asks-back-end { fill: #fff8e1; stroke: #d9a400; }
            .leads-sub-dialog { fill: #ede7f6; stroke: #7e57c2; }
            .hands-over { fill: #e8f5e9; stroke: #43a047; }
            .returns, .ends { fill: #eceff1; stroke: #607d8b; }
            .start { stroke-width: 2.5; }
            .frame { fill: #fafafa; stroke: #b8c4ce; stroke-dasharray: 5 4; }
            .line { fill: none; stroke: #52606d; stroke-width: 1.2; }
            .amiss { stroke: #b0533c; stroke-dasharray: 4 3; }
            .head { fill: #52606d; }
            .words { fill: #243b53; }
            .paper { fill: #ffffff; fill-opacity: 0.85; }
            """;

    private final StringBuilder svg = new StringBuilder();

    SvgWriter(double width, double height, String title) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">%n",
                width,
                height,
                width,
                height));
        svg.append("<title>").append(escaped(title)).append("</title>\n");
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        svg.append(
                "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                        + " markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0.6 L8 4 L0 7.4 z\"/></marker></defs>\n");
        svg.append(
                String.format(Locale.ROOT, "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\"/>%n", width, height));
    }

    void title(String text, double x, double y, double type) {
        text(text, x, y, type, "name");
    }

    void text(String text, double x, double y, double type, String looks) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\">%s</text>%n",
                looks,
                x,
                y,
                type,
                escaped(text)));
    }

    /** Around a sub-dialog. */
    void frame(double x, double y, double width, double height) {
        rectangle("frame", x, y, width, height, 8);
    }

    /** A graph with its upper left corner at this place. Lines come first, so that boxes are never crossed out. */
    void picture(Picture picture, double x, double y) {
        svg.append(String.format(Locale.ROOT, "<g transform=\"translate(%.1f %.1f)\">%n", x, y));
        picture.lines().forEach(this::line);
        picture.shapes().forEach(this::shape);
        picture.lines().forEach(this::words);
        svg.append("</g>\n");
    }

    private void line(Line line) {
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"line%s\" marker-end=\"url(#arrow)\" d=\"%s\"/>%n",
                line.usual() ? "" : " amiss",
                course(line.points())));
    }

    private void words(Line line) {
        double y = line.at().y();
        if (!line.words().isEmpty()) {
            rectangle("paper", line.at().x(), y, line.wordsWidth(), line.wordsHeight(), 2);
        }
        for (String word : line.words()) {
            y += DrawnBox.TYPE + 1;
            text(word, line.at().x() + 3, y, DrawnBox.TYPE - 1, "words");
        }
    }

    private static String course(List<Point> points) {
        StringBuilder course = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            Point at = points.get(i);
            if (i == 0) {
                course.append(String.format(Locale.ROOT, "M%.1f %.1f", at.x(), at.y()));
            } else if (i == points.size() - 1) {
                course.append(String.format(Locale.ROOT, " L%.1f %.1f", at.x(), at.y()));
            } else {
                Point in = towards(at, points.get(i - 1));
                Point out = towards(at, points.get(i + 1));
                course.append(String.format(
                        Locale.ROOT,
                        " L%.1f %.1f Q%.1f %.1f %.1f %.1f",
                        in.x(),
                        in.y(),
                        at.x(),
                        at.y(),
                        out.x(),
                        out.y()));
            }
        }
        return course.toString();
    }

    private static Point towards(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double share = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private void shape(Shape shape) {
        DrawnBox box = shape.box();
        String kind = box.box().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        rectangle(
                "box " + kind + (box.start() ? " start" : ""),
                shape.x(),
                shape.y(),
                box.width(),
                box.height(),
                box.box().kind() == Kind.LISTENS ? 14 : 5);
        double x = shape.x() + DrawnBox.PADDING;
        double y = shape.y() + DrawnBox.PADDING + DrawnBox.NAME_TYPE - 2;
        text((box.start() ? "● " : "") + box.name(), x, y, DrawnBox.NAME_TYPE, "name");
        y += DrawnBox.NAME_LINE - DrawnBox.TEXT_LINE + 1;
        for (String line : box.detail()) {
            y += DrawnBox.TEXT_LINE;
            text(line, x, y, DrawnBox.TYPE, "detail");
        }
        for (String line : box.says()) {
            y += DrawnBox.TEXT_LINE;
            text(line, x, y, DrawnBox.TYPE, "says");
        }
        for (String line : box.leadsTo()) {
            y += DrawnBox.TEXT_LINE;
            text(line, x, y, DrawnBox.TYPE, "muted leads-to");
        }
    }

    private void rectangle(String looks, double x, double y, double width, double height, double round) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\"/>%n",
                looks,
                x,
                y,
                width,
                height,
                round));
    }

    String finish() {
        return svg.append("</svg>\n").toString();
    }

    /** Text as XML holds it; characters XML does not have are left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed =
                            c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000 || c == '\t';
                    if (allowed) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
