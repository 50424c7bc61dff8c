package io.heedline.telephony.internal.calls;

import io.heedline.telephony.CallId;
import io.heedline.telephony.Direction;
import io.heedline.telephony.internal.esl.EslEvent;

/**
 * The channel a call stands on.
 *
 * @param id names the call for Heedline
 * @param channel the channel's unique id on its node
 * @param direction who began
 * @param caller number of the side that rang
 * @param callee number that was rung
 * @param data what the node said of the channel when it connected it
 */
public record Leg(CallId id, String channel, Direction direction, String caller, String callee, EslEvent data) {

    /**
     * The leg that channel data describe; the call is named as the channel is.
     *
     * @throws IllegalArgumentException when they describe no channel
     */
    public static Leg of(EslEvent data) {
        String channel = data.channel()
                .orElseThrow(() -> new IllegalArgumentException("channel data without Unique-ID: no call can be made"));
        Direction direction =
                data.header("Call-Direction").filter("outbound"::equals).isPresent()
                        ? Direction.OUTBOUND
                        : Direction.INBOUND;
        return new Leg(
                new CallId(channel),
                channel,
                direction,
                data.header("Caller-Caller-ID-Number").orElse(""),
                data.header("Caller-Destination-Number").orElse(""),
                data);
    }

    /** The same leg under the numbers Heedline knows it by; the node's own data may show others. */
    public Leg between(String from, String to) {
        return new Leg(id, channel, direction, from, to, data);
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "Leg[" + id + " " + direction + "]";
    }
}
