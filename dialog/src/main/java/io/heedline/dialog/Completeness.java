package io.heedline.dialog;

/** Whether what the caller has said so far can be all they want to say. */
public enum Completeness {
    /** A whole answer to what was asked, understood for sure: nothing is expected to follow. */
    COMPLETE,
    /** It may be all, or go on. */
    OPEN,
    /** More is to come: the caller hesitates, or a number or sentence is not finished. */
    UNFINISHED
}
