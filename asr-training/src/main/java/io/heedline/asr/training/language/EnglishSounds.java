package io.heedline.asr.training.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sounds of the English models, each named by one of espeak-ng's mnemonics for it.
 *
 * <p>espeak-ng has a mnemonic for every shade of a vowel, and in each accent another set. Shades that tell no words apart
 * are one sound here; vowels that end in {@code r} are sounds of their own in accents that say it.
 */
final class EnglishSounds {
    private static final List<String> KEPT = List.of(
            "p", "b", "t", "d", "k", "g", "f", "v", "T", "D", "s", "z", "S", "Z", "tS", "dZ", "m", "n", "N", "l", "r",
            "w", "j", "h", "@", "I", "i:", "E", "a", "A:", "0", "O:", "U", "u:", "V", "3:", "aI", "eI", "OI", "aU",
            "oU", "e@", "i@", "U@");

    /** The tongue's tap that Americans make of the t in "thirty", and the l that is a syllable in "cancel". */
    private static final String TAP = "t#";

    private static final String SYLLABIC_L = "@L";
    private static final String R_COLOURED = "3";
    private static final String START = "Ar";
    private static final String NORTH = "Or";

    private static final Map<String, List<String>> COMMON = new LinkedHashMap<>();
    private static final Map<String, List<String>> RHOTIC = new LinkedHashMap<>();
    private static final Map<String, List<String>> OTHER = new LinkedHashMap<>();

    static {
        KEPT.forEach(sound -> COMMON.put(sound, List.of(sound)));
        all(COMMON, "t", "t2", "?");
        all(COMMON, "n", "n-");
        all(COMMON, TAP, TAP);
        all(COMMON, SYLLABIC_L, SYLLABIC_L);
        all(COMMON, "w", "w#");
        all(COMMON, "@", "@2", "@5", "a#");
        all(COMMON, "I", "I2", "I#");
        all(COMMON, "i:", "i");
        all(COMMON, "aI", "aI2");
        all(COMMON, "i@", "i@3");
        // A link to the next word, and glides: too short to be learnt apart.
        for (String glide : List.of("r-", "@-", ";")) {
            COMMON.put(glide, List.of());
        }
        RHOTIC.put("0", List.of("A:"));
        RHOTIC.put("aa", List.of("a"));
        all(RHOTIC, "O:", "O2");
        RHOTIC.put("3", List.of(R_COLOURED));
        RHOTIC.put("A@", List.of(START));
        all(RHOTIC, NORTH, "O@", "o@");
        RHOTIC.put("aI3", List.of("aI", R_COLOURED));
        RHOTIC.put("aI@", List.of("aI", R_COLOURED));
        RHOTIC.put("aU@", List.of("aU", R_COLOURED));
        OTHER.put("0", List.of("0"));
        all(OTHER, "A:", "aa", "A@");
        all(OTHER, "O:", "O@", "o@", "O2");
        OTHER.put("3", List.of("@"));
        OTHER.put("aI@", List.of("aI", "@"));
        OTHER.put("aI3", List.of("aI", "@"));
        OTHER.put("aU@", List.of("aU", "@"));
    }

    private EnglishSounds() {}

    private static void all(Map<String, List<String>> table, String sound, String... symbols) {
        for (String symbol : symbols) {
            table.put(symbol, List.of(sound));
        }
    }

    /** Every sound of the models; a model keeps its classes whatever words it has. */
    static List<String> inventory() {
        java.util.Set<String> all = new java.util.LinkedHashSet<>();
        List.of(COMMON, RHOTIC, OTHER).forEach(table -> table.values().forEach(all::addAll));
        return List.copyOf(all);
    }

    /** A symbol that is not listed, a rare shade, counts as part of the sound before it. */
    static List<String> of(boolean rhotic, String symbol) {
        List<String> sounds = (rhotic ? RHOTIC : OTHER).get(symbol);
        sounds = sounds != null ? sounds : COMMON.get(symbol);
        return sounds != null ? sounds : List.of();
    }
}
