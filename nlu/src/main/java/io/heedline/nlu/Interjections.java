package io.heedline.nlu;

import io.heedline.nlu.internal.SpokenText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The small words of a conversation: those that show attention, those that ask for silence, those that fill a pause. By
 * rule and quick, for it is asked of every partial text. Immutable and thread-safe.
 */
public final class Interjections {

    /** What a text is, taken as a remark made while the other side speaks. */
    public enum Kind {
        /** No words at all. */
        NOTHING,
        /** Shows attention (嗯, 好的, okay): whoever speaks goes on. */
        BACKCHANNEL,
        /** Fills a pause (那个, um): the words are still to come. */
        HESITATION,
        /** Asks for silence (等一下, 不是, stop). */
        HOLD_ON,
        /** Anything else: somebody wants something. */
        CONTENT
    }

    private static final Map<String, Interjections> LANGUAGES = Map.of("zh", read("zh", ""), "en", read("en", " "));

    private final Map<String, Kind> parts = new HashMap<>();
    private final Set<String> openEnds = new HashSet<>();
    private final String joint;
    private final int longest;

    private Interjections(IntentExamples listed, String joint) {
        this.joint = joint;
        // The first that lists a word has it: 嗯 shows attention unless other words follow.
        listed.sentences("backchannel").forEach(text -> parts.putIfAbsent(tidy(text), Kind.BACKCHANNEL));
        listed.sentences("hold-on").forEach(text -> parts.putIfAbsent(tidy(text), Kind.HOLD_ON));
        listed.sentences("hesitation").forEach(text -> parts.putIfAbsent(tidy(text), Kind.HESITATION));
        listed.sentences("open-end").forEach(text -> openEnds.add(tidy(text)));
        longest = parts.keySet().stream().mapToInt(p -> tokens(p).length).max().orElse(0);
    }

    /**
     * The words of a language.
     *
     * @throws IllegalArgumentException for a language other than Chinese and English
     */
    public static Interjections in(Locale locale) {
        Interjections found = LANGUAGES.get(locale.getLanguage());
        if (found == null) {
            throw new IllegalArgumentException("No interjections for language '" + locale.toLanguageTag()
                    + "'; there are some for zh-CN and en-US");
        }
        return found;
    }

    private static Interjections read(String language, String joint) {
        String name = "interjections_" + language + ".txt";
        try (InputStream in = Interjections.class.getResourceAsStream(name)) {
            IntentExamples listed = IntentExamples.read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
            return new Interjections(listed, joint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this remark is; any part that asks for silence makes the whole do so (好 等一下). */
    public Kind kind(String text) {
        String[] tokens = tokens(tidy(text));
        if (tokens.length == 0) {
            return Kind.NOTHING;
        }
        List<Kind> cover = cover(tokens);
        if (cover.isEmpty()) {
            return Kind.CONTENT;
        }
        if (cover.contains(Kind.HOLD_ON)) {
            return Kind.HOLD_ON;
        }
        return cover.contains(Kind.BACKCHANNEL) ? Kind.BACKCHANNEL : Kind.HESITATION;
    }

    /** Whether the text ends where no sentence ends: in a word of hesitation, or one that something must follow. */
    public boolean trailsOff(String text) {
        String[] tokens = tokens(tidy(text));
        for (int start = Math.max(0, tokens.length - longest); start < tokens.length; start++) {
            if (openEnds.contains(join(tokens, start, tokens.length))) {
                return true;
            }
        }
        return false;
    }

    /** The kinds of the fewest parts that cover the tokens; empty if none do. */
    private List<Kind> cover(String[] tokens) {
        int n = tokens.length;
        int[] least = new int[n + 1];
        int[] startOf = new int[n + 1];
        Arrays.fill(least, Integer.MAX_VALUE);
        least[0] = 0;
        for (int end = 1; end <= n; end++) {
            for (int start = Math.max(0, end - longest); start < end; start++) {
                if (least[start] != Integer.MAX_VALUE
                        && least[start] + 1 < least[end]
                        && parts.containsKey(join(tokens, start, end))) {
                    least[end] = least[start] + 1;
                    startOf[end] = start;
                }
            }
        }
        List<Kind> kinds = new ArrayList<>();
        for (int end = least[n] == Integer.MAX_VALUE ? 0 : n; end > 0; end = startOf[end]) {
            kinds.add(parts.get(join(tokens, startOf[end], end)));
        }
        return kinds;
    }

    private static String tidy(String text) {
        return SpokenText.normalise(text);
    }

    private String[] tokens(String text) {
        if (!joint.isEmpty()) {
            return Arrays.stream(text.split(joint)).filter(t -> !t.isEmpty()).toArray(String[]::new);
        }
        List<String> characters = new ArrayList<>();
        text.codePoints().filter(c -> c != ' ').forEach(c -> characters.add(Character.toString(c)));
        return characters.toArray(String[]::new);
    }

    private String join(String[] tokens, int start, int end) {
        return String.join(joint, Arrays.asList(tokens).subList(start, end));
    }
}
