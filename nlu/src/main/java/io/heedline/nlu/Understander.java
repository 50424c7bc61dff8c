package io.heedline.nlu;

/** Tells what a caller's sentence means. Implementations are safe for use by many threads at once. */
public interface Understander {

    /**
     * The meaning of one utterance.
     *
     * @param text what was recognised, in any form: without punctuation, with recognition errors, empty, or in
     *     another script. Never null.
     * @return never null and never an exception for odd text; {@link Understanding#NONE} where nothing fits
     */
    Understanding understand(String text);
}
