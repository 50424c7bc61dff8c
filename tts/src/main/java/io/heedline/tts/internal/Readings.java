package io.heedline.tts.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The readings reviewed by hand, from {@code pinyin-zh.txt}: phrases with their reading, characters read by what stands
 * around them, and surnames. Where this table says nothing, a general dictionary decides.
 */
final class Readings {

    private static final String FILE = "/io/heedline/tts/pinyin-zh.txt";
    private static final List<String> ADDRESSES =
            List.of("先生", "女士", "小姐", "经理", "总", "老师", "师傅", "律师", "主任", "医生", "同学");

    private record Context(Pattern pattern, String reading) {}

    private final Map<String, String[]> phrases = new HashMap<>();
    private final Map<Character, List<Context>> contexts = new HashMap<>();
    private final Map<Character, String> alone = new HashMap<>();
    private int longest;

    private Readings() {}

    static Readings load() {
        Readings readings = new Readings();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Readings.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            String section = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line.strip();
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    readings.take(section, line.strip().split(" +"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return readings;
    }

    private void take(String section, String[] fields) {
        String[] syllables = Arrays.copyOfRange(fields, 1, fields.length);
        switch (section) {
            case "[phrases]" -> phrase(fields[0], syllables);
            case "[context]" -> context(fields[0].charAt(0), fields[1], fields[2]);
            case "[surnames]" -> ADDRESSES.forEach(address -> surname(fields[0], syllables, address));
            default -> throw new IllegalStateException(FILE + ": no section '" + section + "'");
        }
    }

    private void phrase(String phrase, String[] syllables) {
        if (phrase.length() != syllables.length) {
            throw new IllegalStateException(FILE + ": " + phrase + " has " + syllables.length + " readings");
        }
        if (phrase.length() == 1) {
            alone.put(phrase.charAt(0), syllables[0]);
            return;
        }
        phrases.put(phrase, syllables);
        longest = Math.max(longest, phrase.length());
    }

    /** A surname decides only for itself: the form of address after it is left open (null). */
    private void surname(String name, String[] syllables, String address) {
        phrase(name + address, Arrays.copyOf(syllables, name.length() + address.length()));
    }

    private void context(char character, String reading, String around) {
        if (around.equals("_")) {
            alone.put(character, reading);
            return;
        }
        int place = around.indexOf('_');
        String before = around.substring(0, place);
        String after = around.substring(place + 1);
        Pattern pattern = Pattern.compile((before.isEmpty() ? "" : "(?<=" + before + ")")
                + character
                + (after.isEmpty() ? "" : "(?=" + after + ")"));
        contexts.computeIfAbsent(character, c -> new ArrayList<>()).add(new Context(pattern, reading));
    }

    /**
     * The readings this table knows for a run of characters: phrases first, from the left and the longest first, then
     * single characters by their context; null where it knows none.
     */
    String[] of(String run) {
        String[] found = new String[run.length()];
        int at = 0;
        while (at < run.length()) {
            at += Math.max(1, placePhrase(run, at, found));
        }
        for (int i = 0; i < run.length(); i++) {
            if (found[i] == null) {
                found[i] = byContext(run, i);
            }
        }
        return found;
    }

    private int placePhrase(String run, int at, String[] found) {
        for (int length = Math.min(longest, run.length() - at); length > 1; length--) {
            String[] syllables = phrases.get(run.substring(at, at + length));
            if (syllables != null) {
                System.arraycopy(syllables, 0, found, at, length);
                int open = Arrays.asList(syllables).indexOf(null);
                return open < 0 ? length : open;
            }
        }
        return 0;
    }

    private String byContext(String run, int at) {
        for (Context context : contexts.getOrDefault(run.charAt(at), List.of())) {
            Matcher matcher =
                    context.pattern().matcher(run).useTransparentBounds(true).region(at, run.length());
            if (matcher.lookingAt()) {
                return context.reading();
            }
        }
        return null;
    }

    /** The reading of a character where neither a phrase nor its neighbours decide, or null. */
    String alone(char character) {
        return alone.get(character);
    }

    /** The phrases of the table with their readings, for tests that review it; surnames are among them. */
    Map<String, String[]> phrases() {
        return Map.copyOf(phrases);
    }
}
