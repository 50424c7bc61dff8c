package io.heedline.dialog;

/** What happens on the caller's side. */
public sealed interface DialogEvent {

    /**
     * The caller said something.
     *
     * @param text as recognised
     * @param confidence of the recogniser, from 0 to 1
     */
    record Heard(String text, double confidence) implements DialogEvent {}

    /** The caller spoke, but the recogniser rejected it. */
    record NoMatch() implements DialogEvent {}

    /** The caller stayed silent for as long as the last {@link BotAction.Collect} allowed. */
    record NoInput() implements DialogEvent {}

    /** The caller pressed keys: 0-9, * and #. */
    record Keys(String digits) implements DialogEvent {}

    /** The person the call was handed over to has put down the receiver; the caller is still there. */
    record PersonGone() implements DialogEvent {}

    /** Nobody took over the call that was to be handed over. */
    record NobodyThere() implements DialogEvent {}

    /** The caller has hung up. */
    record CallerGone() implements DialogEvent {}
}
