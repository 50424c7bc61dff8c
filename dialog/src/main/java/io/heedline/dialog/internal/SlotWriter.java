package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.SlotType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the back end's answers into prompts in the written form of a language: 1234.56元, 2026年12月5日. */
final class SlotWriter {

    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private SlotWriter() {}

    /**
     * The written form of an answer.
     *
     * @throws IllegalArgumentException if the answer is not of its type; the message names the type, not the value
     */
    static String write(String answer, SlotType type, Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        try {
            return switch (type) {
                case MONEY ->
                    new BigDecimal(answer.strip())
                                    .setScale(2, RoundingMode.HALF_UP)
                                    .toPlainString()
                            + (chinese ? "元" : " yuan");
                case DATE -> LocalDate.parse(answer.strip()).format(chinese ? CHINESE : ENGLISH);
                case NUMBER -> plain(new BigDecimal(answer.strip()));
                case DAY -> day(new BigDecimal(answer.strip()).intValueExact(), chinese);
                case YES_NO -> chinese ? (answer.equals("yes") ? "是" : "否") : answer;
                case TEXT, DIGITS, CHOICE -> answer;
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("an answer of " + answer.length() + " characters is not of type "
                    + type.word() + "; expected " + Value.form(type));
        }
    }

    /** 18.250 is said as 18.25, and 3.00 as 3. */
    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0
                ? number.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : stripped.toPlainString();
    }

    private static String day(int day, boolean chinese) {
        if (chinese) {
            return day + "号";
        }
        String ending =
                day / 10 == 1 ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
        return day + ending;
    }
}
