package io.heedline.telephony.internal.media;

/** One event loop with its pacer, as a call sees it. */
interface MediaLoop {

    /** Runs this on the loop: at once if that is where we are. For a loop that has ended it runs here. */
    void execute(Runnable task);

    /** For the loop's thread only. */
    Pacer pacer();

    /** Opens a port that is read on this loop; waits for it. */
    DatagramPort openPort(String callId) throws MediaException;
}
