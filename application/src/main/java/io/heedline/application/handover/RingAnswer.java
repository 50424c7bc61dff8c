package io.heedline.application.handover;

/** What comes of the wish to ring somebody back now. */
public sealed interface RingAnswer {

    /** It is being rung. */
    record Ringing(CallBack callBack) implements RingAnswer {}

    /**
     * It is not, and nothing has changed.
     *
     * @param because why, as the rest of a sentence that begins with "The call-back"
     */
    record Refused(String because) implements RingAnswer {}
}
