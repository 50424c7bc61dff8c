package io.heedline.telephony.freeswitch;

import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.NetworkReply;
import io.heedline.telephony.internal.calls.Causes;
import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Duration;
import java.util.OptionalInt;

/** What came of an attempt, and what it was concluded from. */
record DialVerdict(DialOutcome outcome, NetworkReply reply) {

    private static final int DOES_NOT_EXIST_ANYWHERE = 604;

    /**
     * The channel was made, and has ended before anyone answered.
     *
     * @param cause FreeSWITCH's
     */
    static DialVerdict ended(String cause, OptionalInt sipStatus, String number, Duration rang) {
        return new DialVerdict(outcome(cause, sipStatus, number, rang), new NetworkReply(cause, sipStatus));
    }

    private static DialOutcome outcome(String cause, OptionalInt sipStatus, String number, Duration rang) {
        if (cause.equals("NUMBER_CHANGED")) {
            return new DialOutcome.UnknownNumber(number);
        }
        if (cause.equals("NO_ROUTE_DESTINATION") && sipStatus.isPresent()) {
            return sipStatus.getAsInt() == DOES_NOT_EXIST_ANYWHERE
                    ? new DialOutcome.UnknownNumber(number)
                    : new DialOutcome.NetworkFailed(HangupCause.NO_ROUTE_DESTINATION);
        }
        return Causes.outcome(Causes.of(cause), number, rang);
    }

    /** The node refused without making a channel: nothing was sent to any network. */
    static DialVerdict notDialled(String cause, String number) {
        NetworkReply reply = new NetworkReply(cause, OptionalInt.empty());
        return switch (cause) {
            case "INVALID_NUMBER_FORMAT" -> new DialVerdict(new DialOutcome.InvalidNumber(number), reply);
            case "DESTINATION_OUT_OF_ORDER" ->
                noRoute(
                        reply,
                        cause
                                + ": the node is full, or takes no more calls in this second, or has a channel of this id");
            default -> noRoute(reply, cause);
        };
    }

    private static DialVerdict noRoute(NetworkReply reply, String reason) {
        return new DialVerdict(new DialOutcome.NoRoute(Causes.of(reply.cause()), reason), reply);
    }

    /** Nobody can tell any more. */
    static DialVerdict unknown(String reason) {
        return new DialVerdict(
                new DialOutcome.Unknown(reason), new NetworkReply("NETWORK_OUT_OF_ORDER", OptionalInt.empty()));
    }

    /** It was answered, but the node could not connect it with us. */
    static DialVerdict notConnected(String cause) {
        return new DialVerdict(
                new DialOutcome.NetworkFailed(HangupCause.TEMPORARY_FAILURE),
                new NetworkReply(cause, OptionalInt.empty()));
    }

    /** The cause in an event that tells the end of a channel. */
    static String cause(EslEvent hangup) {
        return hangup.header("Hangup-Cause").orElse("NORMAL_UNSPECIFIED");
    }

    /** The final status of SIP in such an event. */
    static OptionalInt sipStatus(EslEvent hangup) {
        String status = hangup.variable("sip_term_status").orElse("");
        return status.matches("[1-6][0-9]{2}") ? OptionalInt.of(Integer.parseInt(status)) : OptionalInt.empty();
    }
}
