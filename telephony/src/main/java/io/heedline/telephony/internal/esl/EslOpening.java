package io.heedline.telephony.internal.esl;

/** What makes a fresh connection ready for commands; then it calls {@link EslConnection#opened}. On its event loop. */
interface EslOpening {

    /** There is a TCP connection. */
    void onConnected(EslConnection connection);

    /** FreeSWITCH wants the password. */
    void onGreeting(EslConnection connection);

    /** It was closed before it was ready. */
    void onClosed(EslClosed why);
}
