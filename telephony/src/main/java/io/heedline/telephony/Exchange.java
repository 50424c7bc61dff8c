package io.heedline.telephony;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What connects Heedline with telephones, both ways. Safe for all threads. */
public interface Exchange extends AutoCloseable {

    /**
     * Gives a number to a hotline, which gets each ringing call on the call's lane and answers or refuses it.
     *
     * @throws IllegalArgumentException when the number is taken
     */
    void register(String number, Consumer<Call> hotline);

    /**
     * Rings a number on Heedline's behalf.
     *
     * @return what came of it; never completes exceptionally for what happens on the network
     */
    CompletableFuture<DialOutcome> originate(Origination origination, DialListener listener);

    /** Ends all calls with {@link HangupCause#NETWORK_OUT_OF_ORDER}, waits for their ends to be told, and stops. */
    @Override
    void close();
}
