package io.heedline.telephony.internal.esl;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How to reach the event socket of a node, and how long to wait for what.
 *
 * @param address unresolved if the name is to be looked up before each attempt
 * @param password of the event socket
 * @param connectTimeout for the TCP connection, greeting and authentication together
 * @param replyTimeout from a command to its reply; after three times as long the link counts as lost
 * @param jobTimeout from a job's start to its result; longer than any call may ring
 * @param quiet without anything received for so long, FreeSWITCH is asked whether it is still there
 * @param backoff between attempts
 * @param rejectedRetry between attempts while password or address are not accepted
 */
public record EslClientSettings(
        InetSocketAddress address,
        String password,
        Duration connectTimeout,
        Duration replyTimeout,
        Duration jobTimeout,
        Duration quiet,
        Backoff backoff,
        Duration rejectedRetry,
        EslLimits limits) {

    public static EslClientSettings of(InetSocketAddress address, String password) {
        return new EslClientSettings(
                address,
                password,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(3),
                Duration.ofSeconds(15),
                Backoff.DEFAULT,
                Duration.ofSeconds(30),
                EslLimits.DEFAULT);
    }

    public EslClientSettings withReplyTimeout(Duration timeout) {
        return new EslClientSettings(
                address, password, connectTimeout, timeout, jobTimeout, quiet, backoff, rejectedRetry, limits);
    }

    public EslClientSettings withJobTimeout(Duration timeout) {
        return new EslClientSettings(
                address, password, connectTimeout, replyTimeout, timeout, quiet, backoff, rejectedRetry, limits);
    }

    public EslClientSettings withBackoff(Backoff waits) {
        return new EslClientSettings(
                address, password, connectTimeout, replyTimeout, jobTimeout, quiet, waits, rejectedRetry, limits);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EslClientSettings[" + address.getHostString() + ":" + address.getPort() + "]";
    }
}
