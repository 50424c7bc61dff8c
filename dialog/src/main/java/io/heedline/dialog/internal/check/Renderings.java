package io.heedline.dialog.internal.check;

import io.heedline.dialog.internal.check.Flow.Line;
import io.heedline.dialog.internal.check.Flow.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The texts one line may become: once for every value a slot is known to have, or for examples of it. */
final class Renderings {

    /** Stands for a value that is not known: no phrase goes across it. */
    private static final char UNKNOWN = '\uFFFC';

    /** A line with so many combinations of values is tried with the first so many. */
    private static final int MOST = 256;

    private final Map<String, Values> values;

    Renderings(Map<String, Values> values) {
        this.values = values;
    }

    /**
     * One text.
     *
     * @param spoken as the voice gets it
     * @param certain the same with values that are only examples cut out
     */
    record Text(String spoken, String certain) {

        /** Whether the phrase occurs, whatever the punctuation, spaces and capitals. */
        boolean says(String phrase) {
            String wanted = plain(phrase);
            String words = plain(certain);
            return wanted.chars().anyMatch(c -> c < 128 && Character.isLetter(c))
                    ? (" " + words + " ").contains(" " + wanted.strip() + " ")
                    : words.replace(" ", "").contains(wanted.replace(" ", ""));
        }

        /** Letters, figures and single spaces. */
        private static String plain(String text) {
            StringBuilder plain = new StringBuilder();
            text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
                if (Character.isLetterOrDigit(c) || c == UNKNOWN) {
                    plain.appendCodePoint(c);
                } else if (c != '\'' && c != '\u2019') {
                    plain.append(' ');
                }
            });
            return plain.toString().strip().replaceAll(" +", " ");
        }
    }

    List<Text> of(Line line, Locale locale) {
        List<Text> texts = new ArrayList<>(List.of(new Text(line.text(), line.text())));
        for (String slot : line.slots().stream().distinct().toList()) {
            Values known = values.get(slot);
            // A slot of which nothing is known is told of elsewhere; here it is to do no harm.
            List<String> spoken = known == null ? List.of("1") : known.spoken().get(locale);
            String brace = "{" + slot + "}";
            List<Text> filled = new ArrayList<>();
            for (Text text : texts) {
                for (String value : spoken) {
                    String certain = known != null && known.known() ? value : String.valueOf(UNKNOWN);
                    filled.add(new Text(
                            text.spoken().replace(brace, value), text.certain().replace(brace, certain)));
                }
            }
            texts = filled.size() > MOST ? filled.subList(0, MOST) : filled;
        }
        return texts;
    }
}
