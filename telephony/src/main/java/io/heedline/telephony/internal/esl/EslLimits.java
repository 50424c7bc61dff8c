package io.heedline.telephony.internal.esl;

import java.time.Duration;

/**
 * How much a peer may ask of us before it is taken for something else than FreeSWITCH.
 *
 * @param head bytes of headers; the data of a channel with many variables comes as headers
 * @param body bytes of one body; the list of a thousand calls has about a megabyte
 * @param frame how long a frame that has begun may take to arrive while we read
 * @param unanswered commands without a reply, beyond which further ones fail at once
 */
public record EslLimits(int head, int body, Duration frame, int unanswered) {

    public static final EslLimits DEFAULT = new EslLimits(256 << 10, 16 << 20, Duration.ofSeconds(10), 10_000);

    public EslLimits {
        if (head < 1 || body < 1 || unanswered < 1 || frame.isNegative() || frame.isZero()) {
            throw new IllegalArgumentException("limits of the event socket must be positive; found head=" + head
                    + " bytes, body=" + body + " bytes, frame=" + frame + ", unanswered=" + unanswered);
        }
    }
}
