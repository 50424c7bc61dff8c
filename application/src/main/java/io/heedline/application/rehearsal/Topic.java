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

    /** By the kind of answer awaited and, where that leaves several, by a word in the state's name. */
    static Topic of(Question question) {
        String state = question.state().toLowerCase(Locale.ROOT);
        if (question.kind() == Expectation.INTENT) {
            return WISH;
        } else if (question.kind() == Expectation.YES_NO) {
            return CONFIRMATION;
        } else if (state.contains("post")) {
            return POSTCODE;
        } else if (state.contains("method")) {
            return METHOD;
        } else if (state.contains("city") || state.contains("branch")) {
            return CITY;
        } else if (state.contains("address")) {
            return ADDRESS;
        } else if (state.contains("complain")) {
            return COMPLAINT;
        }
        return switch (question.kind()) {
            case DIGITS -> question.digits() == ID_LENGTH || state.contains("id_") ? ID_DIGITS : CODE;
            case DATE -> DAY;
            case TEXT -> COMPLAINT;
            default -> UNKNOWN;
        };
    }
}
