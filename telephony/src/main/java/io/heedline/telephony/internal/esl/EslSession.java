package io.heedline.telephony.internal.esl;

import java.util.concurrent.CompletableFuture;

/**
 * One connection with FreeSWITCH that is ready for commands: authenticated, or opened by a call and connected to it. Safe
 * for all threads; nothing blocks.
 */
public interface EslSession {

    /**
     * Sends a command. Commands are written, and answered, in the order of the calls.
     *
     * @return the reply, whatever it says; completes exceptionally with {@link EslException} when the connection closes
     *     or no reply comes in time
     */
    CompletableFuture<EslReply> send(EslCommand command);

    /**
     * Runs an {@code api} command in the background ({@code bgapi}).
     *
     * @return the job's result; completes exceptionally as {@link #send} does, or when the job was refused
     */
    CompletableFuture<String> background(EslCommand api);

    /** Completes, never exceptionally, when the connection is closed, by whichever side. */
    CompletableFuture<EslClosed> closed();

    /**
     * Stops or resumes reading, so that FreeSWITCH keeps events of which there are too many here. What has been read
     * already still comes. While we do not read, replies do not come either, and commands fail in their time.
     */
    void reading(boolean on);

    /** Closes the connection; commands without a reply fail at once. */
    void close();
}
