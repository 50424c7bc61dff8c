package io.heedline.dialog;

/** What kind of answer a state waits for; turn-taking and recognition may tune themselves to it. */
public enum Expectation {
    /** A wish in the caller's own words. */
    INTENT,
    /** Yes or no, in one of their many forms. */
    YES_NO,
    /** A string of digits, spoken or keyed. */
    DIGITS
}
