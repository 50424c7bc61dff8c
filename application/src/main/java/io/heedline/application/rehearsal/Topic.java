package io.heedline.application.rehearsal;

import io.heedline.dialog.Expectation;
import java.util.Locale;

/** What a question is about, as far as it decides what a person answers. */
enum Topic {
    WISH,
    ID_DIGITS,
    CODE,
    POSTCODE,
    ADDRESS,
    DAY,
    METHOD,
    CITY,
    COMPLAINT,
    CONFIRMATION,
    /** A choice, number or sum that only this scenario knows of. */
    UNKNOWN;

    private static final int ID_LENGTH = 4;

    /** By the kind of answer awaited and, where that leaves several, by a word in the state's own name. */
    static Topic of(Question question) {
        String[] path = question.state().toLowerCase(Locale.ROOT).split("[^a-z0-9_-]+");
        String state = path[path.length - 1];
        return switch (question.kind()) {
            case INTENT -> WISH;
            case YES_NO -> CONFIRMATION;
            case DATE -> DAY;
            case DIGITS -> state.contains("post") ? POSTCODE : question.digits() == ID_LENGTH ? ID_DIGITS : CODE;
            case TEXT, CHOICE -> byName(state, question.kind());
            case AMOUNT -> UNKNOWN;
        };
    }

    private static Topic byName(String state, Expectation kind) {
        if (state.contains("city") || state.contains("branch")) {
            return CITY;
        } else if (state.contains("address")) {
            return ADDRESS;
        }
        return kind == Expectation.TEXT ? COMPLAINT : METHOD;
    }
}
