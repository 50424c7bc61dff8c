package io.heedline.asr.training.kaldi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The phones of a model. Each speech sound is four phones to the decoder, by its place in the word, so that it can tell
 * where words begin and end; the four share one class of the network.
 *
 * <p>Class 0 is silence, class 1 is speech that is no word of the model, the sounds follow in order of their symbols.
 */
public final class PhoneSet {
    public static final int SILENCE_CLASS = 0;
    public static final int GARBAGE_CLASS = 1;

    private static final int SILENCE_PHONE = 1;
    private static final int GARBAGE_PHONE = 2;
    private static final int FIRST_SOUND_PHONE = 3;

    /** Where in its word a sound stands, in Kaldi's terms. */
    enum Place {
        BEGIN,
        END,
        INTERNAL,
        SINGLETON;

        static Place of(int index, int length) {
            if (length == 1) {
                return SINGLETON;
            }
            return index == 0 ? BEGIN : index == length - 1 ? END : INTERNAL;
        }
    }

    private final List<String> sounds;
    private final Map<String, Integer> classes = new HashMap<>();

    public PhoneSet(Collection<String> sounds) {
        this.sounds = List.copyOf(new TreeSet<>(sounds));
        for (int i = 0; i < this.sounds.size(); i++) {
            classes.put(this.sounds.get(i), i + 2);
        }
    }

    /** Number of classes the network tells apart. */
    public int classes() {
        return sounds.size() + 2;
    }

    /** The sounds' symbols in the order of their classes. */
    public List<String> sounds() {
        return sounds;
    }

    /** The class of a sound, or -1 if the model has none such. */
    public int classOf(String sound) {
        return classes.getOrDefault(sound, -1);
    }

    int phones() {
        return FIRST_SOUND_PHONE - 1 + Place.values().length * sounds.size();
    }

    int silence() {
        return SILENCE_PHONE;
    }

    int garbage() {
        return GARBAGE_PHONE;
    }

    int phone(int soundClass, Place place) {
        return FIRST_SOUND_PHONE + (soundClass - 2) * Place.values().length + place.ordinal();
    }

    int classOfPhone(int phone) {
        return phone < FIRST_SOUND_PHONE ? phone - 1 : (phone - FIRST_SOUND_PHONE) / Place.values().length + 2;
    }

    /** The contents of {@code word_boundary.int}: a missing phone would abort the recogniser. */
    String wordBoundaries() {
        List<String> lines = new ArrayList<>();
        for (int phone = 1; phone <= phones(); phone++) {
            String kind = phone == SILENCE_PHONE
                    ? "nonword"
                    : phone == GARBAGE_PHONE
                            ? "singleton"
                            : Place.values()[(phone - FIRST_SOUND_PHONE) % Place.values().length]
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT);
            lines.add(phone + " " + kind);
        }
        return String.join("\n", lines) + "\n";
    }

    /** Transition id of entering a phone's only state. */
    static int enter(int phone) {
        return 2 * phone;
    }

    /** Transition id of staying in it for another frame. */
    static int stay(int phone) {
        return 2 * phone - 1;
    }
}
