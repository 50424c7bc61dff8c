package io.heedline.telephony.internal.esl;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where calls connect to us, and how long to wait for what.
 *
 * @param bind port 0 for any free one
 * @param linger how long FreeSWITCH keeps the connection after the call's end, so that its last events arrive; whole
 *     seconds
 * @param connectTimeout from accepting a connection until it has proved to be a call
 * @param replyTimeout from a command to its reply; after three times as long the connection counts as lost
 * @param jobTimeout from a job's start to its result
 * @param connections at once; further ones are closed
 */
public record EslServerSettings(
        InetSocketAddress bind,
        Duration linger,
        Duration connectTimeout,
        Duration replyTimeout,
        Duration jobTimeout,
        int connections,
        EslLimits limits) {

    public static EslServerSettings of(InetSocketAddress bind) {
        return new EslServerSettings(
                bind,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(3),
                4_000,
                EslLimits.DEFAULT);
    }

    public EslServerSettings withTimeouts(Duration connect, Duration reply) {
        return new EslServerSettings(bind, linger, connect, reply, jobTimeout, connections, limits);
    }

    public EslServerSettings withConnections(int most) {
        return new EslServerSettings(bind, linger, connectTimeout, replyTimeout, jobTimeout, most, limits);
    }
}
