package io.heedline.nlu.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The value grammar of English. Words used by one value are taken out before the next is looked for. */
final class EnglishValues {

    private static final List<String> SMALL =
            List.of(("zero one two three four five six seven eight nine ten eleven twelve"
                            + " thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
                    .split(" "));
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> ORDINALS = List.of(("first second third fourth fifth sixth seventh eighth ninth"
                    + " tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                    + " twentieth")
            .split(" "));
    private static final List<String> CURRENCY = List.of("dollars", "dollar", "bucks", "yuan");

    private static final SaidDigits DIGITS = SaidDigits.in(Locale.ENGLISH);

    private static final long LARGEST = 1_000_000_000_000L;

    private final List<String> words;
    private final LocalDate today;

    private EnglishValues(String text, LocalDate today) {
        this.words = new ArrayList<>(Arrays.asList(text.split(" ")));
        this.today = today;
    }

    static Map<String, String> in(String text, LocalDate today) {
        EnglishValues values = new EnglishValues(text, today);
        Map<String, String> found = new HashMap<>();
        values.date().ifPresent(date -> found.put(Values.DATE, date.toString()));
        DayOfMonth.inEnglish(text).ifPresent(day -> found.put(Values.DAY, Integer.toString(day)));
        values.digits().ifPresent(digits -> found.put(Values.DIGITS, digits));
        values.amount().ifPresent(amount -> found.put(Values.AMOUNT, amount.toPlainString()));
        return found;
    }

    private Optional<String> digits() {
        String left = words.stream().map(word -> word.isEmpty() ? "," : word).collect(Collectors.joining(" "));
        Optional<SaidDigits.Run> found = DIGITS.runs(left).stream()
                .filter(run -> run.digits().length() >= SaidDigits.FEWEST)
                .findFirst();
        found.ifPresent(run -> {
            int start = (int)
                    left.substring(0, run.start()).chars().filter(c -> c == ' ').count();
            int count = left.substring(run.start(), run.end()).split(" ").length;
            take(start, start + count);
        });
        return found.map(SaidDigits.Run::digits);
    }

    private Optional<BigDecimal> amount() {
        for (int start = 0; start < words.size(); start++) {
            int end = numberEnd(start);
            if (end == start) {
                continue;
            }
            Optional<BigDecimal> value = number(start, end);
            boolean currency = end < words.size() && CURRENCY.contains(words.get(end));
            boolean large = words.subList(start, end).stream().anyMatch(w -> scale(w) > 0) || shortened(start, end);
            if (value.isPresent() && (currency || large)) {
                int centsFrom = end + 1 < words.size() && words.get(end + 1).equals("and") ? end + 2 : end + 1;
                int centsEnd = currency ? numberEnd(Math.min(centsFrom, words.size())) : end;
                if (currency && centsEnd < words.size() && words.get(centsEnd).startsWith("cent")) {
                    BigDecimal cents = number(centsFrom, centsEnd).orElse(BigDecimal.ZERO);
                    return Optional.of(value.get().add(cents.movePointLeft(2)).setScale(2));
                }
                return Optional.of(value.get().setScale(2, RoundingMode.HALF_UP));
            }
            start = end - 1;
        }
        return Optional.empty();
    }

    /** "two fifty": a count of hundreds and a rest, without saying hundred. */
    private boolean shortened(int start, int end) {
        boolean time = start > 0 && words.get(start - 1).equals("at"); // "at five thirty"
        return !time
                && end - start >= 2
                && words.subList(start, end).stream().noneMatch(w -> scale(w) > 0 || w.equals("and"))
                && units(start) > 0
                && units(start) < 10
                && units(start + 1) >= 10;
    }

    private Optional<BigDecimal> number(int start, int end) {
        if (end - start == 1 && words.get(start).matches("\\d{1,9}(\\.\\d{1,4})?")) {
            return Optional.of(new BigDecimal(words.get(start)));
        }
        long total = 0;
        long section = 0;
        if (shortened(start, end)) {
            section = units(start) * 100L;
            for (int i = start + 1; i < end; i++) {
                section += units(i);
            }
            return Optional.of(BigDecimal.valueOf(section));
        }
        for (int i = start; i < end; i++) {
            long scale = scale(words.get(i));
            if (section > LARGEST || total > LARGEST) {
                return Optional.empty();
            }
            if (scale == 100) {
                section = Math.max(section, 1) * 100;
            } else if (scale > 100) {
                total += Math.max(section, 1) * scale;
                section = 0;
            } else if (units(i) >= 0) {
                section += units(i);
            } else if (!words.get(i).equals("and")) {
                return Optional.empty();
            }
        }
        return Optional.of(BigDecimal.valueOf(total + section));
    }

    /** The end of the number words from {@code start} on. */
    private int numberEnd(int start) {
        int end = start;
        while (end < words.size()
                && (units(end) >= 0
                        || scale(words.get(end)) > 0
                        || words.get(end).matches("\\d{1,9}(\\.\\d{1,4})?")
                        || (words.get(end).equals("and")
                                && end > start
                                && end + 1 < words.size()
                                && units(end + 1) >= 0))) {
            end++;
        }
        return end;
    }

    private int units(int i) {
        int tens = TENS.indexOf(words.get(i));
        return tens >= 0 ? (tens + 2) * 10 : SMALL.indexOf(words.get(i));
    }

    private static long scale(String word) {
        return word.equals("hundred") ? 100 : word.equals("thousand") ? 1000 : word.equals("million") ? 1_000_000 : 0;
    }

    private Optional<LocalDate> date() {
        try {
            for (int i = 0; i < words.size(); i++) {
                Optional<LocalDate> date = dateAt(i);
                if (date.isPresent()) {
                    return date;
                }
            }
        } catch (DateTimeException e) {
            return Optional.empty(); // february thirtieth is no day
        }
        return Optional.empty();
    }

    private Optional<LocalDate> dateAt(int i) {
        if (matches(i, "day", "after", "tomorrow")) {
            return taken(i, i + 3, today.plusDays(2));
        }
        if (matches(i, "end", "of", "the", "month") || matches(i, "end", "of", "this", "month")) {
            return taken(i, i + 4, YearMonth.from(today).atEndOfMonth());
        }
        if (matches(i, "end", "of", "next", "month")) {
            return taken(i, i + 4, YearMonth.from(today).plusMonths(1).atEndOfMonth());
        }
        String word = words.get(i);
        if (word.equals("today") || word.equals("tomorrow")) {
            return taken(i, i + 1, today.plusDays(word.equals("today") ? 0 : 1));
        }
        if (word.equals("in")) {
            int end = numberEnd(i + 1);
            Optional<BigDecimal> count = end > i + 1 ? number(i + 1, end) : Optional.empty();
            if (count.isPresent() && end < words.size() && words.get(end).matches("(day|week|month)s?")) {
                int n = Math.min(count.get().intValue(), 1000);
                String unit = words.get(end);
                LocalDate date = unit.startsWith("day")
                        ? today.plusDays(n)
                        : unit.startsWith("week") ? today.plusWeeks(n) : today.plusMonths(n);
                return taken(i, end + 1, date);
            }
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word.equals(day.name().toLowerCase(Locale.ROOT))) {
                boolean next = i > 0 && words.get(i - 1).equals("next");
                LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                return taken(
                        i, i + 1, next ? monday.plusWeeks(1).with(day) : today.with(TemporalAdjusters.nextOrSame(day)));
            }
        }
        return ordinalDate(i);
    }

    private Optional<LocalDate> ordinalDate(int i) {
        Optional<Month> before = month(i);
        int at = before.isPresent() ? i + 1 : i;
        OptionalInt day = ordinal(at);
        if (day.isEmpty()) {
            return Optional.empty();
        }
        int end = at + (TENS.contains(words.get(at)) ? 2 : 1);
        Optional<Month> month = before.isPresent() ? before : matches(end, "of") ? month(end + 1) : Optional.empty();
        if (month.isPresent()) {
            LocalDate date = LocalDate.of(today.getYear(), month.get(), day.getAsInt());
            return taken(i, before.isPresent() ? end : end + 2, date.isBefore(today) ? date.plusYears(1) : date);
        }
        if (matches(end, "of", "next", "month")) {
            return taken(i, end + 3, YearMonth.from(today).plusMonths(1).atDay(day.getAsInt()));
        }
        boolean the = i > 0 && words.get(i - 1).equals("the");
        if (!the) {
            return Optional.empty(); // "second" alone counts something else
        }
        LocalDate date = YearMonth.from(today).atDay(day.getAsInt());
        return taken(
                i,
                end,
                date.isBefore(today) ? YearMonth.from(today).plusMonths(1).atDay(day.getAsInt()) : date);
    }

    private Optional<Month> month(int i) {
        return i < words.size()
                ? Arrays.stream(Month.values())
                        .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(words.get(i)))
                        .findFirst()
                : Optional.empty();
    }

    private OptionalInt ordinal(int i) {
        if (i >= words.size()) {
            return OptionalInt.empty();
        }
        int plain = ORDINALS.indexOf(words.get(i));
        if (plain >= 0) {
            return OptionalInt.of(plain + 1);
        }
        if (words.get(i).equals("thirtieth")) {
            return OptionalInt.of(30);
        }
        int tens = TENS.indexOf(words.get(i));
        int rest = i + 1 < words.size() ? ORDINALS.indexOf(words.get(i + 1)) : -1;
        return tens >= 0 && tens <= 1 && rest >= 0 && rest < 9
                ? OptionalInt.of((tens + 2) * 10 + rest + 1)
                : OptionalInt.empty();
    }

    private boolean matches(int i, String... expected) {
        return i + expected.length <= words.size()
                && words.subList(i, i + expected.length).equals(List.of(expected));
    }

    private Optional<LocalDate> taken(int start, int end, LocalDate date) {
        take(start, end);
        return Optional.of(date);
    }

    private void take(int start, int end) {
        for (int i = start; i < end; i++) {
            words.set(i, "");
        }
    }
}
