package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.SlotType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A value as the dialogue keeps it: money and numbers as plain decimals, dates in ISO form, a choice by its option's
 * name.
 */
record Value(String text, SlotType type) {

    /** Whether a text can be a value of a kind. */
    static boolean valid(String text, SlotType type) {
        try {
            switch (type) {
                case MONEY, NUMBER -> new BigDecimal(text.strip());
                case DATE -> LocalDate.parse(text.strip());
                case DAY -> {
                    int day = new BigDecimal(text.strip()).intValueExact();
                    return day >= 1 && day <= 31;
                }
                case DIGITS -> {
                    return text.matches("[0-9*]{1,64}");
                }
                case YES_NO -> {
                    return text.equals("yes") || text.equals("no");
                }
                default -> {
                    return !text.isBlank();
                }
            }
            return true;
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            return false;
        }
    }

    /** How a value of a kind is written, for messages. */
    static String form(SlotType type) {
        return switch (type) {
            case MONEY, NUMBER -> "a plain decimal";
            case DATE -> "yyyy-mm-dd";
            case DAY -> "a day of the month from 1 to 31";
            case DIGITS -> "digits";
            case YES_NO -> "yes or no";
            case CHOICE -> "the name of an option";
            case TEXT -> "a text";
        };
    }

    /** Less than, equal to or more than another value of the same kind, as in {@link Comparable}. */
    int compareTo(String other) {
        return switch (type) {
            case MONEY, NUMBER, DAY -> new BigDecimal(text.strip()).compareTo(new BigDecimal(other.strip()));
            case DATE -> LocalDate.parse(text.strip()).compareTo(LocalDate.parse(other.strip()));
            default -> text.compareTo(other);
        };
    }
}
