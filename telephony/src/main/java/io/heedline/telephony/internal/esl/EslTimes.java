package io.heedline.telephony.internal.esl;

import java.time.Duration;

/**
 * How long a connection waits.
 *
 * @param open until it is ready for commands
 * @param reply for a reply
 * @param job for a job's result
 */
record EslTimes(Duration open, Duration reply, Duration job) {}
