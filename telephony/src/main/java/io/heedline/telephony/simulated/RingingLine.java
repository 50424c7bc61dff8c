package io.heedline.telephony.simulated;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.CallId;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import java.time.Duration;
import java.util.Optional;

/** A person's line while it rings, tick by tick. */
final class RingingLine {

    private final CallId callId;
    private final Answering answering;
    private final Duration limit;
    private Duration rang = Duration.ZERO;

    RingingLine(CallId callId, Answering answering, Duration limit) {
        this.callId = callId;
        this.answering = answering;
        this.limit = limit;
    }

    /** Lets 20 ms go by; tells the outcome once there is one. */
    Optional<DialOutcome> tick() {
        rang = rang.plusMillis(AudioFrame.DURATION_MS);
        if (answering instanceof Answering.Busy) {
            return Optional.of(new DialOutcome.Busy());
        } else if (answering instanceof Answering.Refusing) {
            return Optional.of(new DialOutcome.Refused(HangupCause.CALL_REJECTED));
        } else if (answering instanceof Answering.After after && rang.compareTo(after.ringing()) >= 0) {
            return Optional.of(new DialOutcome.Answered(callId));
        }
        return rang.compareTo(limit) >= 0 ? Optional.of(new DialOutcome.NoAnswer(rang)) : Optional.empty();
    }
}
