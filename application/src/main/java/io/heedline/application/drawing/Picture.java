package io.heedline.application.drawing;

import java.util.List;

/** A graph with places: what a layout has found and what an SVG is written of. All lengths in pixels. */
record Picture(double width, double height, List<Shape> shapes, List<Line> lines) {

    record Point(double x, double y) {}

    /** A box at its upper left corner. */
    record Shape(DrawnBox box, double x, double y) {}

    /** A line with an arrow at its end, and its words at their upper left corner. */
    record Line(List<Point> points, boolean usual, List<String> words, Point at) {

        double wordsWidth() {
            return words.stream()
                            .mapToDouble(word -> TextSize.width(word, DrawnBox.TYPE - 1))
                            .max()
                            .orElse(0)
                    + 6;
        }

        double wordsHeight() {
            return words.size() * (DrawnBox.TYPE + 1) + 4;
        }
    }
}
