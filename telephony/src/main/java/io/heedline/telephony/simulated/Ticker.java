package io.heedline.telephony.simulated;

/** Calls the exchange every 20 ms of its time. */
interface Ticker extends AutoCloseable {

    /** Begins to tick; called once. */
    void start(Runnable tick);

    /** Tells that there may be something to tick for again. */
    void wake();

    /** No tick begins after this returns. */
    @Override
    void close();
}
