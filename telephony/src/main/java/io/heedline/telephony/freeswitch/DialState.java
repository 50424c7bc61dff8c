package io.heedline.telephony.freeswitch;

import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.internal.calls.FreeSwitchCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an outbound call has come.
 *
 * <pre>
 *   Asked --> Dialled --> Ringing --> Answered --> Connected --> Over
 *     |          |           |
 *     |          +-----------+--> Failing --> Over
 *     +--> Over
 * </pre>
 *
 * A step may be skipped: a telephone need not say that it rings.
 */
sealed interface DialState {

    /** The node was asked; it may or may not have begun. */
    record Asked(Instant since) implements DialState {
        Dialled dialled(Instant now) {
            return new Dialled(now);
        }
    }

    /** The node has made a channel: from here on the number may have been rung. */
    record Dialled(Instant since) implements DialState {
        @Override
        public Duration rang(Instant now) {
            return Duration.between(since, now);
        }

        Failing failing(String cause, Instant now) {
            return new Failing(cause, rang(now));
        }
    }

    /** The network said that the telephone rings, or plays something in its stead. */
    record Ringing(Instant since) implements DialState {
        @Override
        public Duration rang(Instant now) {
            return Duration.between(since, now);
        }

        Failing failing(String cause, Instant now) {
            return new Failing(cause, rang(now));
        }
    }

    /** The called side answered; the node is about to connect the channel with us. */
    record Answered(Instant since) implements DialState {}

    /**
     * The call has a session of its own and knows by itself what comes of it.
     *
     * @param result what it came to without an answer; kept until the end of the channel tells more
     */
    record Connected(FreeSwitchCall call, Optional<DialOutcome> result) implements DialState {
        Connected cameTo(DialOutcome outcome) {
            return new Connected(call, Optional.of(outcome));
        }
    }

    /**
     * The node has told that it failed; the end of the channel, which tells more, is on its way.
     *
     * @param rang how long it had rung
     */
    record Failing(String cause, Duration rang) implements DialState {
        @Override
        public Duration rang(Instant now) {
            return rang;
        }
    }

    record Over(DialOutcome outcome) implements DialState {}

    /** How long the called side has been rung at most. */
    default Duration rang(Instant now) {
        return Duration.ZERO;
    }
}
