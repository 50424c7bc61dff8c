package io.heedline.application.handover;

import java.time.Instant;

/**
 * A talk that broke off before its caller had what they wanted.
 *
 * @param callId the call
 * @param number of the caller
 * @param endedAt when it broke off
 * @param wish what the caller wanted last, an intent; "person" if they hung up while waiting for one
 */
record UnfinishedTalk(String callId, String number, Instant endedAt, String wish) {

    /** Without the number. */
    @Override
    public String toString() {
        return "UnfinishedTalk[" + callId + ", " + wish + "]";
    }
}
