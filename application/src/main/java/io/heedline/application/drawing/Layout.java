package io.heedline.application.drawing;

import io.heedline.application.drawing.Picture.Line;
import io.heedline.application.drawing.Picture.Point;
import io.heedline.application.drawing.Picture.Shape;
import io.heedline.dialog.check.ScenarioMap.Box;
import io.heedline.dialog.check.ScenarioMap.Link;
import io.heedline.dialog.check.ScenarioMap.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Finds the places of states and the courses of the lines between them: the only class that knows ELK. */
final class Layout {

    private static final double MARGIN = 16;
    private static final int MOST_WORDS = 7;

    /** A state that more lead to is named in those that lead to it: so many lines would hide the others. */
    private static final int MOST_LINES_IN = 6;

    /** Two states, and whether all goes as it should: lines of the same are drawn as one. */
    private record Between(String from, String to, boolean usual) {}

    private record Drawn(ElkEdge edge, Between between, List<String> words) {}

    private Layout() {}

    static Picture of(Part part) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 26.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 46.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        // The file's order is its author's: what comes later there is drawn further down.
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        Set<String> hubs = hubs(part);
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        Map<String, DrawnBox> boxes = new LinkedHashMap<>();
        for (Box box : part.boxes()) {
            DrawnBox drawn = DrawnBox.of(box, box.state().equals(part.start()), named(part, box, hubs));
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(drawn.width(), drawn.height());
            if (drawn.start()) {
                node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
            }
            nodes.put(box.state(), node);
            boxes.put(box.state(), drawn);
        }
        List<Drawn> edges = edges(part, hubs, root, nodes);
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new Picture(
                root.getWidth(),
                root.getHeight(),
                nodes.entrySet().stream()
                        .map(e -> new Shape(
                                boxes.get(e.getKey()),
                                e.getValue().getX(),
                                e.getValue().getY()))
                        .toList(),
                edges.stream().map(Layout::line).toList());
    }

    private static Set<String> hubs(Part part) {
        Map<String, Set<String>> from = new LinkedHashMap<>();
        part.links()
                .forEach(link -> from.computeIfAbsent(link.to(), to -> new LinkedHashSet<>())
                        .add(link.from()));
        Set<String> hubs = new LinkedHashSet<>();
        from.forEach((to, states) -> {
            if (states.size() > MOST_LINES_IN) {
                hubs.add(to);
            }
        });
        return hubs;
    }

    /** The states that are named in a box instead of lines to them, with what leads there. */
    private static List<String> named(Part part, Box box, Set<String> hubs) {
        Map<String, Set<String>> events = new LinkedHashMap<>();
        part.links().stream()
                .filter(link -> link.from().equals(box.state()) && hubs.contains(link.to()))
                .forEach(link -> events.computeIfAbsent(link.to(), to -> new LinkedHashSet<>())
                        .add(link.event()));
        List<String> named = new ArrayList<>();
        events.forEach((to, causes) -> {
            List<String> words = Words.of(causes, 3);
            named.add((words.isEmpty() ? "" : String.join(", ", words) + " ") + "⇢ " + to);
        });
        return named;
    }

    private static List<Drawn> edges(Part part, Set<String> hubs, ElkNode root, Map<String, ElkNode> nodes) {
        Map<Between, Set<String>> words = new LinkedHashMap<>();
        for (Link link : part.links()) {
            boolean drawn = nodes.containsKey(link.from()) && nodes.containsKey(link.to());
            if (drawn && !hubs.contains(link.to())) {
                words.computeIfAbsent(new Between(link.from(), link.to(), link.usual()), b -> new LinkedHashSet<>())
                        .add(link.event());
            }
        }
        List<Drawn> edges = new ArrayList<>();
        words.forEach((between, events) -> {
            ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(between.from()), nodes.get(between.to()));
            edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, between.usual() ? 10 : 1);
            List<String> lines = Words.of(events, MOST_WORDS);
            if (!lines.isEmpty()) {
                ElkLabel label = ElkGraphUtil.createLabel(edge);
                label.setText(String.join(" ", lines));
                Line size = new Line(List.of(), true, lines, new Point(0, 0));
                label.setDimensions(size.wordsWidth(), size.wordsHeight());
                label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            }
            edges.add(new Drawn(edge, between, lines));
        });
        return edges;
    }

    private static Line line(Drawn drawn) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : drawn.edge().getSections()) {
            points.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(bend.getX(), bend.getY()));
            }
            points.add(new Point(section.getEndX(), section.getEndY()));
        }
        Point at = drawn.edge().getLabels().stream()
                .findFirst()
                .map(label -> new Point(label.getX(), label.getY()))
                .orElse(new Point(0, 0));
        return new Line(points, drawn.between().usual(), drawn.words(), at);
    }
}
