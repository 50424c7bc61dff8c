package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Option;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.nlu.SpokenNumbers;
import io.heedline.nlu.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the value of a slot in what the caller said or pressed. Holds no state. */
final class Hearing {

    private Hearing() {}

    /**
     * The value in a sentence, for every kind but digits, which may come in pieces.
     *
     * @param asked whether the caller was asked for it: then a bare number will do
     */
    static Optional<String> value(Slot slot, String text, Understanding understanding, Locale locale, boolean asked) {
        Map<String, String> values = understanding.slots();
        return switch (slot.type()) {
            case MONEY ->
                Optional.ofNullable(values.get("amount")).or(() -> asked ? digits(text, locale) : Optional.empty());
            case DATE -> Optional.ofNullable(values.get("date"));
            case DAY ->
                Optional.ofNullable(values.get("day"))
                        .or(() -> Optional.ofNullable(values.get("date")).map(Hearing::dayOf))
                        .filter(day -> Value.valid(day, SlotType.DAY));
            case NUMBER -> asked ? digits(text, locale) : Optional.empty();
            case CHOICE ->
                values.values().stream()
                        .filter(slot.options()::containsKey)
                        .findFirst()
                        .or(() -> choice(slot, text, locale));
            case TEXT -> asked && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
            case DIGITS -> Optional.ofNullable(values.get("digits")).filter(d -> fits(slot, d));
            case YES_NO -> Optional.empty();
        };
    }

    private static String dayOf(String date) {
        return Integer.toString(LocalDate.parse(date).getDayOfMonth());
    }

    private static boolean fits(Slot slot, String digits) {
        return slot.length() == 0 || digits.length() == slot.length();
    }

    private static Optional<String> digits(String text, Locale locale) {
        return Optional.of(SpokenNumbers.digits(text, locale)).filter(d -> d.matches("[0-9]{1,9}"));
    }

    /** The option whose words are in the sentence; of several, the one with the longest, if there is but one. */
    private static Optional<String> choice(Slot slot, String text, Locale locale) {
        String spoken = padded(text, locale);
        int longest = 0;
        List<String> best = new ArrayList<>();
        for (Option option : slot.options().values()) {
            int length = option.words().get(locale).stream()
                    .filter(word -> spoken.contains(padded(word, locale)))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            if (length > longest) {
                longest = length;
                best.clear();
            }
            if (length > 0 && length == longest) {
                best.add(option.name());
            }
        }
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    /** English is compared by whole words, Chinese by characters. */
    private static String padded(String text, Locale locale) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}，。？！、]+", " ")
                .strip();
        return locale.getLanguage().equals("zh") ? plain.replace(" ", "") : " " + plain + " ";
    }

    /** The value that keys mean, for every kind but digits. */
    static Optional<String> keyed(Slot slot, Expectation kind, String pressed) {
        String plain = pressed.replace("#", "");
        return switch (slot.type()) {
            case CHOICE ->
                slot.options().values().stream()
                        .filter(option -> option.key().filter(pressed::equals).isPresent())
                        .map(Option::name)
                        .findFirst();
            case MONEY -> Optional.of(plain.replace('*', '.')).filter(m -> m.matches("\\d{1,9}(\\.\\d{1,2})?"));
            case DAY, NUMBER ->
                Optional.of(plain).filter(n -> n.matches("\\d{1,9}")).filter(n -> Value.valid(n, slot.type()));
            default -> Optional.empty();
        };
    }
}
