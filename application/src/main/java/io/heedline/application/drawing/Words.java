package io.heedline.application.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stands at a line: the events that take it, shortened to what people look for. */
final class Words {

    private Words() {}

    /** One event a line, at most so many; that a state simply goes on needs no word. */
    static List<String> of(Collection<String> events, int most) {
        List<String> words = new ArrayList<>();
        for (String event : events) {
            String word = event.startsWith("intent ") ? event.substring("intent ".length()) : event;
            word = word.startsWith("outcome ") ? word.substring("outcome ".length()) : word;
            if (!word.equals("next") && !word.isEmpty() && !words.contains(word)) {
                words.add(word);
            }
        }
        if (words.size() > most) {
            List<String> cut = new ArrayList<>(words.subList(0, most - 1));
            cut.add("… +" + (words.size() - most + 1));
            return cut;
        }
        return words;
    }
}
