package io.heedline.application.handover;

import io.heedline.dialog.HandoverNote;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what a person has to know of a call in three lines. */
final class Summaries {

    private static final int LONGEST_ANSWER = 120;

    /** Slots that say who somebody is, and not what was answered. */
    private static final Set<String> OF_THE_CALLER = Set.of("name", "customer", "digits", "language");

    private Summaries() {}

    static Summary of(String number, String reason, HandoverNote note, List<Turn> turns, Locale locale) {
        Wording words = Wording.in(locale);
        return new Summary(
                who(number, note, words),
                what(note, turns, words),
                words.because().formatted(words.reason(reason)));
    }

    private static String who(String number, HandoverNote note, Wording words) {
        String tail = number.isBlank() ? words.noNumber() : Numbers.tail(number);
        String name = note.slots().getOrDefault("name", "");
        if (!note.verified()) {
            return words.notVerified().formatted(tail);
        }
        return name.isBlank()
                ? words.verifiedWithoutName().formatted(tail)
                : words.verified().formatted(name, tail);
    }

    private static String what(HandoverNote note, List<Turn> turns, Wording words) {
        List<String> wishes = note.wishes().stream()
                .filter(wish -> !wish.equals("person") || note.wishes().size() == 1)
                .map(words::wish)
                .toList();
        if (wishes.isEmpty()) {
            return words.nothingSaid();
        }
        String wanted = words.wants().formatted(String.join(words.between(), wishes));
        String told = lastAnswer(note, turns).map(words.lastAnswer()::formatted).orElse(words.noAnswer());
        String reference = Optional.ofNullable(note.slots().get("reference"))
                .filter(number -> !told.contains(number))
                .map(words.reference()::formatted)
                .orElse("");
        return wanted + told + reference;
    }

    /** What the bot said last that has something in it the back end has answered. */
    private static Optional<String> lastAnswer(HandoverNote note, List<Turn> turns) {
        List<String> values = note.slots().entrySet().stream()
                .filter(slot -> !OF_THE_CALLER.contains(slot.getKey()))
                .flatMap(slot -> written(slot.getValue()))
                .filter(value -> value.length() > 1)
                .toList();
        return turns.stream()
                .filter(turn -> turn.speaker() == Speaker.BOT)
                .map(Turn::text)
                .filter(text -> values.stream().anyMatch(text::contains))
                .reduce((earlier, later) -> later)
                .map(Summaries::shortened);
    }

    private static Stream<String> written(String value) {
        try {
            LocalDate date = LocalDate.parse(value);
            return Stream.of(
                    value,
                    date.getMonthValue() + "月" + date.getDayOfMonth() + "日",
                    DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH).format(date));
        } catch (DateTimeParseException e) {
            return Stream.of(value);
        }
    }

    private static String shortened(String text) {
        String plain = text.endsWith("。") || text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return plain.length() <= LONGEST_ANSWER ? plain : plain.substring(0, LONGEST_ANSWER) + "…";
    }
}
