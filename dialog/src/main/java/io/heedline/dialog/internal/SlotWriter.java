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
                case NUMBER -> new BigDecimal(answer.strip()).toPlainString();
                case TEXT -> answer;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("an answer of " + answer.length() + " characters is not of type "
                    + type.name().toLowerCase(Locale.ROOT) + "; expected "
                    + (type == SlotType.DATE ? "yyyy-mm-dd" : "a plain decimal"));
        }
    }
}
