package io.heedline.application.drawing;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, estimated: an SVG is shown with whatever fonts its viewer has. Han characters are as wide as the
 * type is high, Latin ones somewhat more than half.
 */
final class TextSize {

    private static final double LATIN = 0.61;
    private static final double CAPITAL = 0.72;
    private static final double NARROW = 0.36;

    private TextSize() {}

    /** The width in pixels. */
    static double width(String text, double height) {
        return text.codePoints().mapToDouble(TextSize::share).sum() * height;
    }

    private static double share(int character) {
        if (wide(character)) {
            return 1;
        } else if (Character.isUpperCase(character)) {
            return CAPITAL;
        }
        return "iljtf.,:;!'|()[] ".indexOf(character) >= 0 ? NARROW : LATIN;
    }

    private static boolean wide(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return script == UnicodeScript.HAN
                || character >= 0x3000 && character <= 0x303F
                || character >= 0xFF00 && character <= 0xFFEF;
    }

    /** The text in lines no wider than so many pixels, at most so many of them; what is cut off is shown by dots. */
    static List<String> wrapped(String text, double height, double widest, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            if (line.length() > 0 && width(line + piece.stripTrailing(), height) > widest) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(piece);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        if (lines.size() > most) {
            List<String> cut = new ArrayList<>(lines.subList(0, most));
            cut.set(most - 1, cut.get(most - 1) + " …");
            return cut;
        }
        return lines;
    }

    /** A line may be broken before each of these: words, and single Han characters; punctuation stays with what it ends. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int previous = ' ';
        for (int character : text.codePoints().toArray()) {
            boolean breakable = previous == ' '
                    || wide(character) && Character.isLetter(character)
                    || wide(previous) && Character.isLetterOrDigit(character);
            if (breakable && piece.length() > 0) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(character);
            previous = character;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
