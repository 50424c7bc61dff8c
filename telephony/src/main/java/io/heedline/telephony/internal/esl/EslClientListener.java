package io.heedline.telephony.internal.esl;

import java.time.Duration;

/** Follows the link with a node. Called on the link's event loop, one call at a time; must not block. */
public interface EslClientListener {

    /**
     * There is a fresh link. FreeSWITCH knows nothing of what an earlier one had subscribed to, and what happened in
     * between was not heard: subscribe and resynchronise here. Results of background jobs are subscribed to already.
     */
    void onUp(EslSession session);

    /** An event other than the result of one of the session's own jobs. */
    void onEvent(EslEvent event);

    /** The link is lost, or an attempt to make one failed. */
    void onDown(EslClosed why, Duration nextAttemptIn);
}
