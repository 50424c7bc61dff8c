package io.heedline.dialog;

/** What kind of answer a state waits for; turn-taking and recognition may tune themselves to it. */
public enum Expectation {
    /** A wish in the caller's own words. */
    INTENT,
    /** Yes or no, in one of their many forms. */
    YES_NO,
    /** A string of digits, spoken or keyed. */
    DIGITS,
    /** A sum of money. */
    AMOUNT,
    /** A day. */
    DATE,
    /** One of a few choices that were offered. */
    CHOICE,
    /** Anything, taken down as it is said: a complaint, an address. */
    TEXT
}
