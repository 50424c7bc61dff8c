package io.heedline.application.handover;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a call-back has come.
 *
 * <pre>
 *            ring                       answered
 *   Open ----------&gt; Ringing ---------------------------&gt; Done
 *    |  ^               |                                   ^
 *    |  +-- not reached-+-- not reached, the last time --&gt; GivenUp
 *    +----------------- done by a person -------------------+ (from GivenUp, too)
 * </pre>
 *
 * Attempts are counted when ringing begins: an attempt of which nobody knows what came counts.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallBackState.Open.class, name = "open"),
    @JsonSubTypes.Type(value = CallBackState.Ringing.class, name = "ringing"),
    @JsonSubTypes.Type(value = CallBackState.Done.class, name = "done"),
    @JsonSubTypes.Type(value = CallBackState.GivenUp.class, name = "given-up")
})
public sealed interface CallBackState {

    /** How often it was tried. */
    int attempts();

    /**
     * Not made yet.
     *
     * @param due when it is to be made
     */
    record Open(Instant due, int attempts) implements CallBackState {
        Ringing ring(Instant now) {
            return new Ringing(now, attempts + 1);
        }

        Done done(Instant now) {
            return new Done(now, attempts);
        }
    }

    /** Heedline is ringing. */
    record Ringing(Instant since, int attempts) implements CallBackState {
        Done answered(Instant now) {
            return new Done(now, attempts);
        }

        CallBackState notReached(Instant now, int most, Duration between, CallingHours hours) {
            return attempts < most
                    ? new Open(hours.nextAllowed(now.plus(between)), attempts)
                    : new GivenUp(now, attempts);
        }
    }

    /** The caller was spoken with. */
    record Done(Instant at, int attempts) implements CallBackState {}

    /** The caller was not reached as often as it is tried. */
    record GivenUp(Instant at, int attempts) implements CallBackState {
        Done done(Instant now) {
            return new Done(now, attempts);
        }
    }
}
