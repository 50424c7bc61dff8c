package io.heedline.telephony.internal.calls;

import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * Why nobody took a call over, by how {@code bridge} or {@code callcenter} completed. Measured on FreeSWITCH 1.10.12:
 * {@code bridge} leaves the cause in {@code originate_disposition}; {@code callcenter} leaves {@code cc_cause}
 * {@code answered} (and only then comes the bridge), {@code cancel}, or nothing when it does not know the queue.
 */
final class TransferEnd {

    private TransferEnd() {}

    /** Empty when the event is about something else, or an agent has answered. */
    static Optional<DialOutcome> of(EslEvent executed, TransferTarget target, Duration rang) {
        return switch (executed.header("Application").orElse("")) {
            case "bridge" -> Optional.of(ofBridge(executed, target, rang));
            case "callcenter" -> ofQueue(executed, target, rang);
            default -> Optional.empty();
        };
    }

    private static DialOutcome ofBridge(EslEvent executed, TransferTarget target, Duration rang) {
        String cause = executed.variable("originate_disposition").orElse("");
        return Causes.of(cause) == HangupCause.NORMAL_CLEARING
                ? new DialOutcome.NetworkFailed(HangupCause.OTHER)
                : Causes.outcome(Causes.of(cause), target.text(), rang);
    }

    private static Optional<DialOutcome> ofQueue(EslEvent executed, TransferTarget target, Duration rang) {
        return switch (executed.variable("cc_cause").orElse("")) {
            case "answered" -> Optional.empty();
            case "" -> Optional.of(new DialOutcome.UnknownNumber(target.text()));
            default -> Optional.of(new DialOutcome.NoAnswer(rang));
        };
    }
}
