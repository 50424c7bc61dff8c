package io.heedline.application.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an answer may be. Numbers are numbers of JSON; everything else is a string, money too: a double is no money. */
enum AnswerKind {
    /** An amount with at most two decimals. */
    MONEY("a string such as \"358.20\""),
    /** A day. */
    DATE("a string such as \"2026-12-05\""),
    /** How many, or per cent. */
    NUMBER("a number of at most 9 digits and 4 decimals"),
    /** Digits that are told one by one, such as the last four of a card. */
    DIGITS("a string of 1 to 32 digits"),
    /** Words that are said as they are, or a token that is given back. */
    TEXT("a string of 1 to 200 characters without control characters");

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,2})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern FIGURES = Pattern.compile("[0-9]{1,32}");
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_DIGITS = 9;
    private static final int MOST_DECIMALS = 4;

    private final String expected;

    AnswerKind(String expected) {
        this.expected = expected;
    }

    /** What it has to look like, for people. */
    String expected() {
        return expected;
    }

    /** The answer as the dialogue wants it; empty if it is not of this kind. */
    Optional<String> read(JsonNode given) {
        if (this == NUMBER) {
            return given.isNumber() ? number(given.decimalValue()) : Optional.empty();
        }
        return given.isString() ? Optional.of(given.asString()).filter(this::accepts) : Optional.empty();
    }

    private static Optional<String> number(BigDecimal given) {
        boolean sayable = given.precision() - given.scale() <= MOST_DIGITS
                && given.scale() <= MOST_DECIMALS
                && given.scale() >= -MOST_DIGITS;
        return sayable ? Optional.of(given.toPlainString()) : Optional.empty();
    }

    private boolean accepts(String given) {
        return switch (this) {
            case MONEY -> AMOUNT.matcher(given).matches();
            case DATE -> DAY.matcher(given).matches() && exists(given);
            case DIGITS -> FIGURES.matcher(given).matches();
            case TEXT ->
                !given.isBlank()
                        && given.length() <= LONGEST_TEXT
                        && given.codePoints().noneMatch(Character::isISOControl);
            case NUMBER -> false;
        };
    }

    private static boolean exists(String day) {
        try {
            LocalDate.parse(day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
