package io.heedline.application.handover;

/**
 * A call in three lines, in the language of the hotline, for a person who picks up the receiver.
 *
 * @param who the caller and whether they have proved who they are
 * @param what what they want and what was done
 * @param why why they are handed over
 */
public record Summary(String who, String what, String why) {}
