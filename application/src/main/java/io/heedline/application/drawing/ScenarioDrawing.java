package io.heedline.application.drawing;

import io.heedline.dialog.check.ScenarioMap;
import io.heedline.dialog.check.ScenarioMap.Link;
import io.heedline.dialog.check.ScenarioMap.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a scenario: first what holds in every state, then the scenario itself, then each sub-dialog. */
public final class ScenarioDrawing {

    private static final double GAP = 24;
    private static final double TITLE = 34;

    private ScenarioDrawing() {}

    /** The picture as an SVG, UTF-8, for any viewer. */
    public static String svg(ScenarioMap map) {
        List<String> everywhere = everywhere(map.everywhere());
        List<Picture> pictures = map.parts().stream().map(Layout::of).toList();
        double table = TITLE + everywhere.size() * DrawnBox.TEXT_LINE + GAP;
        double width = pictures.stream().mapToDouble(Picture::width).max().orElse(0);
        width = Math.max(width, widest(everywhere)) + 2 * GAP;
        double height = table + GAP;
        for (Picture picture : pictures) {
            height += TITLE + picture.height() + GAP;
        }
        SvgWriter svg = new SvgWriter(width, height, map.name());
        svg.title(map.name(), GAP, 22, 18);
        double y = TITLE;
        for (String line : everywhere) {
            y += DrawnBox.TEXT_LINE;
            svg.text(line, GAP, y, DrawnBox.TYPE, "muted");
        }
        y = table;
        for (int i = 0; i < pictures.size(); i++) {
            Part part = map.parts().get(i);
            if (!part.name().isEmpty()) {
                svg.frame(
                        GAP / 2,
                        y,
                        pictures.get(i).width() + GAP,
                        TITLE + pictures.get(i).height());
                svg.title("▷ " + part.name(), GAP, y + 23, 15);
            }
            svg.picture(pictures.get(i), GAP, y + TITLE);
            y += TITLE + pictures.get(i).height() + GAP;
        }
        return svg.finish();
    }

    /** One line a state that is led to from everywhere. */
    private static List<String> everywhere(List<Link> links) {
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        links.forEach(link ->
                byTarget.computeIfAbsent(link.to(), to -> new ArrayList<>()).add(link.event()));
        List<String> lines = new ArrayList<>();
        byTarget.forEach((to, events) ->
                lines.add("*  " + String.join(", ", Words.of(events, Integer.MAX_VALUE)) + "  →  " + to));
        return lines;
    }

    private static double widest(List<String> lines) {
        return lines.stream()
                .mapToDouble(line -> TextSize.width(line, DrawnBox.TYPE))
                .max()
                .orElse(0);
    }
}
