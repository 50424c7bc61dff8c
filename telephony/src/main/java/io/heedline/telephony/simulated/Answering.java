package io.heedline.telephony.simulated;

import java.time.Duration;

/** What a person's line does when it rings. */
public sealed interface Answering {

    /** The person takes the call after ringing for so long. */
    record After(Duration ringing) implements Answering {}

    /** The line is in use. */
    record Busy() implements Answering {}

    /** It rings and nobody comes. */
    record Never() implements Answering {}

    /** The person refuses the call. */
    record Refusing() implements Answering {}

    /** Takes the call with the first tick. */
    static Answering atOnce() {
        return new After(Duration.ZERO);
    }
}
