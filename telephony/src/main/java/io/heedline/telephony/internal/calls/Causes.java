package io.heedline.telephony.internal.calls;

import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import java.time.Duration;
import java.util.Locale;

/**
 * FreeSWITCH's names of causes, and what they mean here. Source: FreeSWITCH, switch_channel.c (the names), and its causes
 * measured for the answers of SIP.
 */
public final class Causes {

    private Causes() {}

    /** What FreeSWITCH's cause means; {@link HangupCause#OTHER} for those that have no name of their own here. */
    public static HangupCause of(String name) {
        String known = name.strip().toUpperCase(Locale.ROOT);
        return switch (known) {
            case "NORMAL_CLEARING", "SUCCESS", "NONE", "", "PICKED_OFF", "LOSE_RACE" -> HangupCause.NORMAL_CLEARING;
            case "USER_BUSY" -> HangupCause.USER_BUSY;
            case "NO_USER_RESPONSE" -> HangupCause.NO_USER_RESPONSE;
            case "NO_ANSWER", "PROGRESS_TIMEOUT", "ATTENDED_TRANSFER_NO_ANSWER" -> HangupCause.NO_ANSWER;
            case "SUBSCRIBER_ABSENT", "USER_NOT_REGISTERED" -> HangupCause.SUBSCRIBER_ABSENT;
            case "CALL_REJECTED", "DECLINE" -> HangupCause.CALL_REJECTED;
            case "UNALLOCATED_NUMBER" -> HangupCause.UNALLOCATED_NUMBER;
            case "NO_ROUTE_DESTINATION", "NO_ROUTE_TRANSIT_NET", "CHAN_NOT_IMPLEMENTED" ->
                HangupCause.NO_ROUTE_DESTINATION;
            case "INVALID_NUMBER_FORMAT" -> HangupCause.INVALID_NUMBER_FORMAT;
            case "ORIGINATOR_CANCEL" -> HangupCause.ORIGINATOR_CANCEL;
            case "INCOMPATIBLE_DESTINATION", "BEARERCAPABILITY_NOTAVAIL", "BEARERCAPABILITY_NOTIMPL" ->
                HangupCause.INCOMPATIBLE_DESTINATION;
            case "RECOVERY_ON_TIMER_EXPIRE" -> HangupCause.RECOVERY_ON_TIMER_EXPIRE;
            case "ALLOTTED_TIMEOUT" -> HangupCause.ALLOTTED_TIMEOUT;
            case "MEDIA_TIMEOUT" -> HangupCause.MEDIA_TIMEOUT;
            case "GATEWAY_DOWN", "INVALID_GATEWAY" -> HangupCause.GATEWAY_DOWN;
            case "NORMAL_TEMPORARY_FAILURE",
                    "SWITCH_CONGESTION",
                    "NORMAL_CIRCUIT_CONGESTION",
                    "REQUESTED_CHAN_UNAVAIL" -> HangupCause.TEMPORARY_FAILURE;
            case "NETWORK_OUT_OF_ORDER", "DESTINATION_OUT_OF_ORDER", "SYSTEM_SHUTDOWN", "MANAGER_REQUEST", "CRASH" ->
                HangupCause.NETWORK_OUT_OF_ORDER;
            default -> HangupCause.OTHER;
        };
    }

    /** What FreeSWITCH calls it. */
    public static String name(HangupCause cause) {
        return switch (cause) {
            case TEMPORARY_FAILURE -> "NORMAL_TEMPORARY_FAILURE";
            case OTHER -> "NORMAL_UNSPECIFIED";
            default -> cause.name();
        };
    }

    /**
     * What came of ringing a number, when the attempt ended for this cause before anyone answered.
     *
     * @param rang how long it has rung
     */
    public static DialOutcome outcome(HangupCause cause, String number, Duration rang) {
        return switch (cause) {
            case USER_BUSY -> new DialOutcome.Busy();
            case NO_ANSWER, ALLOTTED_TIMEOUT -> new DialOutcome.NoAnswer(rang);
            case UNALLOCATED_NUMBER -> new DialOutcome.UnknownNumber(number);
            case INVALID_NUMBER_FORMAT -> new DialOutcome.InvalidNumber(number);
            case NO_USER_RESPONSE, SUBSCRIBER_ABSENT -> new DialOutcome.Unreachable(cause);
            case CALL_REJECTED, ORIGINATOR_CANCEL, NORMAL_CLEARING -> new DialOutcome.Refused(cause);
            case NO_ROUTE_DESTINATION, GATEWAY_DOWN -> new DialOutcome.NoRoute(cause, cause.name());
            case INCOMPATIBLE_DESTINATION,
                    RECOVERY_ON_TIMER_EXPIRE,
                    MEDIA_TIMEOUT,
                    TEMPORARY_FAILURE,
                    NETWORK_OUT_OF_ORDER,
                    OTHER -> new DialOutcome.NetworkFailed(cause);
        };
    }
}
