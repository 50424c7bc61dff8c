package io.heedline.telephony.freeswitch;

import java.util.Map;

/**
 * What the exchange has done since it was made.
 *
 * @param live calls that are up now
 * @param ringing outbound calls that are not answered yet
 * @param inbound calls that came in
 * @param outbound calls that were asked for
 * @param refused inbound calls without a hotline, or during a drain
 * @param outcomes of outbound calls, by the name of the {@link io.heedline.telephony.DialOutcome}
 * @param causes of all ended calls, as FreeSWITCH names them
 * @param reaped channels without an owner that were hung up
 */
public record CallCounts(
        int live,
        int ringing,
        long inbound,
        long outbound,
        long refused,
        Map<String, Long> outcomes,
        Map<String, Long> causes,
        long reaped) {}
