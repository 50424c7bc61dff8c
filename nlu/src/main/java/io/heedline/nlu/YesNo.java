package io.heedline.nlu;

import io.heedline.nlu.internal.SpokenText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plain yes and no by rule. The sentence is cut into the fewest listed parts; if they do not cover it wholly it is no
 * plain answer. Any "no" among the parts makes it a no (嗯不是, 好的不用了), and a doubled negation is listed as a part of
 * its own (不是不行 is a yes). Immutable and thread-safe.
 */
public final class YesNo {

    /** What a sentence answers. */
    public enum Answer {
        YES,
        NO,
        /** Thanks after a mere 好的 or okay: a yes to an offer, else just thanks. */
        THANKFUL_YES
    }

    private enum Part {
        YES,
        WEAK,
        NO,
        THANKS,
        GREETING,
        FILLER,
        UNCLEAR;

        /** Fewest parts win; of as many, those that are clear: 不对不对 is twice a no, not 不 and a question. */
        int cost() {
            return this == UNCLEAR ? 3 : 2;
        }
    }

    private final Map<String, Part> parts = new HashMap<>();
    private final List<String> forms;
    private final String joint;
    private final int longest;

    private YesNo(IntentExamples listed, String joint) {
        this.joint = joint;
        for (Part part : Part.values()) {
            listed.sentences(part.name().toLowerCase(Locale.ROOT)).forEach(text -> parts.put(text, part));
        }
        longest = parts.keySet().stream().mapToInt(p -> tokens(p).length).max().orElse(0);
        forms = listed.sentences("answers");
    }

    /**
     * The rules of a language.
     *
     * @throws IllegalArgumentException for a language other than Chinese and English
     */
    public static YesNo in(Locale locale) {
        String name = "yes_no_" + locale.getLanguage() + ".txt";
        try (InputStream in = YesNo.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No yes/no rules for language '" + locale.toLanguageTag()
                        + "'; there are some for zh-CN and en-US");
            }
            IntentExamples listed = IntentExamples.read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
            return new YesNo(listed, locale.getLanguage().equals("zh") ? "" : " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole answers in their many common forms, for a recogniser's grammar; each is decided by {@link #decide}. */
    public List<String> forms() {
        return forms;
    }

    /** What the sentence answers; empty if it is not a plain yes or no. */
    public Optional<Answer> decide(String text) {
        Set<Part> kinds = cover(tokens(SpokenText.normalise(text)));
        if (kinds.contains(Part.UNCLEAR)) {
            return Optional.empty();
        }
        if (kinds.contains(Part.NO)) {
            return Optional.of(Answer.NO);
        }
        if (kinds.contains(Part.YES)) {
            return Optional.of(Answer.YES);
        }
        if (kinds.contains(Part.WEAK) && !kinds.contains(Part.GREETING)) {
            return Optional.of(kinds.contains(Part.THANKS) ? Answer.THANKFUL_YES : Answer.YES);
        }
        return Optional.empty();
    }

    /** The kinds of the cheapest parts that cover the tokens; empty if none do. */
    private Set<Part> cover(String[] tokens) {
        int n = tokens.length;
        int[] least = new int[n + 1];
        int[] startOf = new int[n + 1];
        Arrays.fill(least, Integer.MAX_VALUE);
        least[0] = 0;
        for (int end = 1; end <= n; end++) {
            for (int start = Math.max(0, end - longest); start < end; start++) {
                Part part = parts.get(join(tokens, start, end));
                if (part != null && least[start] != Integer.MAX_VALUE && least[start] + part.cost() < least[end]) {
                    least[end] = least[start] + part.cost();
                    startOf[end] = start;
                }
            }
        }
        Set<Part> kinds = EnumSet.noneOf(Part.class);
        if (n > 0 && least[n] != Integer.MAX_VALUE) {
            for (int end = n; end > 0; end = startOf[end]) {
                kinds.add(parts.get(join(tokens, startOf[end], end)));
            }
        }
        return kinds;
    }

    private String[] tokens(String text) {
        if (!joint.isEmpty()) {
            return Arrays.stream(text.split(joint)).filter(t -> !t.isEmpty()).toArray(String[]::new);
        }
        List<String> characters = new ArrayList<>();
        text.codePoints().forEach(c -> characters.add(Character.toString(c)));
        return characters.toArray(String[]::new);
    }

    private String join(String[] tokens, int start, int end) {
        return String.join(joint, Arrays.asList(tokens).subList(start, end));
    }
}
