package io.heedline.application.conversation;

import io.heedline.dialog.HandoverNote;
import io.heedline.telephony.HangupCause;
import java.util.Locale;

/**
 * A conversation at its end.
 *
 * @param outcome how it is filed
 * @param reachedAim whether the caller got what they called for
 * @param note what the dialogue knew
 * @param locale the language it was led in
 * @param cause why the call ended
 */
public record Leaving(String outcome, boolean reachedAim, HandoverNote note, Locale locale, HangupCause cause) {}
