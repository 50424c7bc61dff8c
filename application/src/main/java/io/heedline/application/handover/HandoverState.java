package io.heedline.application.handover;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a handover has come.
 *
 * <pre>
 *              a person answers              the person or the caller hangs up
 *   Waiting ---------------------&gt; Taken -------------------------------------&gt; Ended
 *    ^  |                                                                          |
 *    |  +-- nobody answers, or the caller gives up --&gt; NotTaken                    |
 *    +------------------- the same call wants a person again ----+-----------------+
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HandoverState.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = HandoverState.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = HandoverState.NotTaken.class, name = "not-taken"),
    @JsonSubTypes.Type(value = HandoverState.Ended.class, name = "ended")
})
public sealed interface HandoverState {

    /** Since when it is so. */
    Instant since();

    /** How long the caller has waited, or had. */
    Duration waited(Instant now);

    /** The caller waits for a person. */
    record Waiting(Instant since) implements HandoverState {
        Taken taken(Instant now) {
            return new Taken(now, waited(now));
        }

        NotTaken notTaken(Instant now, Why why) {
            return new NotTaken(now, waited(now), why);
        }

        @Override
        public Duration waited(Instant now) {
            return now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
        }
    }

    /** A person talks with the caller. */
    record Taken(Instant since, Duration afterWaiting) implements HandoverState {
        Ended ended(Instant now) {
            return new Ended(now, afterWaiting);
        }

        @Override
        public Duration waited(Instant now) {
            return afterWaiting;
        }
    }

    /** Why no person talked with the caller. */
    enum Why {
        NOBODY_ANSWERED,
        CALLER_GAVE_UP
    }

    /** No person talked with the caller. */
    record NotTaken(Instant since, Duration afterWaiting, Why why) implements HandoverState {
        @Override
        public Duration waited(Instant now) {
            return afterWaiting;
        }
    }

    /** The person has talked with the caller. */
    record Ended(Instant since, Duration afterWaiting) implements HandoverState {
        @Override
        public Duration waited(Instant now) {
            return afterWaiting;
        }
    }
}
