package io.heedline.dialog.check;

/**
 * How much a check has looked at.
 *
 * @param states the scenario's states, those of sub-dialogs included
 * @param situations states combined with what is known there: verified, confirmed, slots filled, sub-dialogs open
 * @param ways ways from one situation to another; every path of a call is made of these
 * @param renderings texts that were rendered
 */
public record Coverage(int states, int situations, int ways, int renderings) {

    /** Of a scenario that could not be walked. */
    public static final Coverage NONE = new Coverage(0, 0, 0, 0);
}
