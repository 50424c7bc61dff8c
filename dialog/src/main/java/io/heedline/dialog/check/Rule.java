package io.heedline.dialog.check;

import java.util.Locale;

/** What a scenario must hold to, whatever a caller or the back end does. */
public enum Rule {
    /** The file is well-formed: keys, values and their kinds are as expected. */
    WELL_FORMED,
    /** Every state, sub-dialog, intent, operation, outcome and slot that is named exists. */
    KNOWN_NAMES,
    /** Every prompt is there in every language. */
    TRANSLATED,
    /** Every outcome of an operation, and its failure, leads somewhere. */
    OUTCOMES_HANDLED,
    /** Every handing over tells the person why. */
    TRANSFER_REASON,
    /** Every state is reached by some path. */
    REACHED,
    /** From wherever a call gets to, an end can be reached. */
    EXIT,
    /** No circle of states goes round without waiting for the caller. */
    ENDLESS_TALK,
    /** A caller who stays silent or is never understood comes to an end. */
    ESCALATION_ENDS,
    /** A sub-dialog does not open itself. */
    NO_RECURSION,
    /** A slot is filled on every path before it is said or passed on. */
    SLOT_FILLED,
    /** Every prompt renders in every language to words the voice can speak. */
    SPEAKABLE,
    /** What is private is neither said nor asked of the back end before the caller is verified. */
    VERIFIED_FIRST,
    /** What changes something is confirmed by the caller first. */
    CONFIRMED_FIRST,
    /** What is secret is never said. */
    SECRET_KEPT,
    /** Forbidden phrases occur in nothing the bot says. */
    FORBIDDEN_PHRASE,
    /** A marketing call offers a way to opt out wherever it listens, and honours it. */
    OPT_OUT;

    /** The rule's name in reports, such as {@code slot-filled}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
