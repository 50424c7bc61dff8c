package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.ScenarioMap;
import io.heedline.dialog.check.ScenarioMap.Box;
import io.heedline.dialog.check.ScenarioMap.Kind;
import io.heedline.dialog.check.ScenarioMap.Link;
import io.heedline.dialog.check.ScenarioMap.Part;
import io.heedline.dialog.internal.check.Flow.Act;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws a flow together again, so that people see states rather than single acts. */
public final class MapBuilder {

    private final Flow flow;
    private final Locale locale;
    private final Map<String, List<Node>> nodes = new LinkedHashMap<>();

    public MapBuilder(Flow flow, Locale locale) {
        this.flow = flow;
        this.locale = flow.languages().stream()
                .filter(l -> l.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(flow.languages().get(0));
        flow.nodes()
                .values()
                .forEach(node -> nodes.computeIfAbsent(node.state(), s -> new ArrayList<>())
                        .add(node));
    }

    /** The map. */
    public ScenarioMap map() {
        Map<String, String> starts = new LinkedHashMap<>();
        starts.put("", stateOf(flow.start()));
        Set<Link> everywhere = new LinkedHashSet<>();
        for (Node node : flow.nodes().values()) {
            for (Way way : node.ways()) {
                way.opened().ifPresent(o -> starts.put(o.dialog(), stateOf(way.to())));
                if (way.common()) {
                    everywhere.add(new Link("", stateOf(way.to()), way.event(), usual(way)));
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        starts.forEach((dialog, start) -> parts.add(part(dialog, start)));
        return new ScenarioMap(flow.name(), parts, List.copyOf(everywhere));
    }

    private Part part(String dialog, String start) {
        List<Box> boxes = new ArrayList<>();
        Set<Link> links = new LinkedHashSet<>();
        nodes.forEach((state, acts) -> {
            if (dialogOf(state).equals(dialog)) {
                boxes.add(box(state, acts));
                acts.forEach(node -> links(node, links));
            }
        });
        return new Part(dialog, start, boxes, List.copyOf(links));
    }

    private void links(Node node, Set<Link> links) {
        for (Way way : node.ways()) {
            String to = stateOf(way.to());
            boolean across = !to.equals(node.state()) || way.kind() == Flow.Kind.ANSWER;
            if (across && !way.common() && way.opened().isEmpty()) {
                links.add(new Link(node.state(), to, way.event(), usual(way)));
            }
        }
    }

    private static boolean usual(Way way) {
        return way.kind() == Flow.Kind.ANSWER
                || way.kind() == Flow.Kind.PERSON
                || way.event().equals("next");
    }

    private Box box(String state, List<Node> acts) {
        Kind kind = Kind.SPEAKS;
        String detail = "";
        String says = "";
        for (Node node : acts) {
            Act act = node.act();
            if (act instanceof Flow.Ask ask) {
                kind = Kind.ASKS_BACK_END;
                detail = ask.operation();
            } else if (act instanceof Flow.Say say) {
                says = say.lines().get(locale).get(0).text();
            } else if (act instanceof Flow.Listen) {
                kind = Kind.LISTENS;
            } else if (act instanceof Flow.HandOver over) {
                kind = Kind.HANDS_OVER;
                detail = over.target();
            } else if (act instanceof Flow.Return back) {
                kind = Kind.RETURNS;
                detail = back.outcome();
            } else if (act instanceof Flow.End end && kind != Kind.HANDS_OVER) {
                kind = Kind.ENDS;
                detail = end.disposition();
            }
            Optional<String> opened = node.ways().stream()
                    .flatMap(way -> way.opened().stream())
                    .map(Flow.Opened::dialog)
                    .findFirst();
            if (opened.isPresent()) {
                kind = Kind.LEADS_SUB_DIALOG;
                detail = opened.get();
            }
        }
        return new Box(state, kind, detail, says);
    }

    private String stateOf(String node) {
        return flow.nodes().get(node).state();
    }

    private static String dialogOf(String state) {
        int dot = state.indexOf('.');
        return dot < 0 ? "" : state.substring(0, dot);
    }
}
