package io.heedline.telephony.internal.esl;

/** Gets what comes by a session. Called on its event loop, in order; must not block. */
public interface EslEventHandler {

    void onEvent(EslEvent event);

    /** The last call. */
    void onClosed(EslClosed why);
}
