package io.heedline.application.bank;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** What came of asking once. */
sealed interface Attempt {

    /** A reply came, whatever it says. */
    record Replied(int status, byte[] body) implements Attempt {}

    /** No connection came about, so nothing has been asked. */
    record NotConnected() implements Attempt {}

    /** The connection broke off; perhaps it was done. */
    record BrokenOff() implements Attempt {}

    /** No whole reply came in time; perhaps it was done, or is being done. */
    record TimedOut() implements Attempt {}

    /** The reply was too long to be read. */
    record TooLong() implements Attempt {}

    int OK = 200;
    int TOO_MANY = 429;
    int SERVER_FAULTS = 500;

    /** Replies by which a server, or what stands before it, says that it has not taken the request up. */
    Set<Integer> NOT_TAKEN_UP = Set.of(503, 504);

    static Attempt of(HttpResponse<byte[]> response, Throwable why) {
        if (why == null) {
            return new Replied(response.statusCode(), response.body());
        }
        Throwable cause = why;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof SSLHandshakeException) {
            return new NotConnected();
        } else if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return new TimedOut();
        } else if (cause instanceof LimitedBody.TooLongException
                || cause.getCause() instanceof LimitedBody.TooLongException) {
            return new TooLong();
        } else if (cause instanceof IOException) {
            return new BrokenOff();
        }
        throw new CompletionException(cause);
    }

    /** Whether the operation may be asked once more after this. */
    default boolean repeatable(Operation.Repeat repeat) {
        return switch (repeat) {
            case READS ->
                this instanceof NotConnected
                        || this instanceof BrokenOff
                        || this instanceof TimedOut
                        || this instanceof Replied replied
                                && (replied.status() >= SERVER_FAULTS || replied.status() == TOO_MANY);
            // The key makes it safe; but after a time-out the first asking may still be under way.
            case KEYED ->
                this instanceof NotConnected
                        || this instanceof BrokenOff
                        || this instanceof Replied replied && NOT_TAKEN_UP.contains(replied.status());
            case ONCE -> this instanceof NotConnected;
        };
    }

    /** Whether it tells that the system is not there, or not well. */
    default boolean unwell() {
        return !(this instanceof TooLong) && !(this instanceof Replied replied && replied.status() < SERVER_FAULTS);
    }

    /** What happened, for logs and messages. */
    default String told() {
        if (this instanceof Replied replied) {
            return "was replied to with status " + replied.status();
        } else if (this instanceof NotConnected) {
            return "found no connection";
        } else if (this instanceof TimedOut) {
            return "was not replied to in time";
        } else if (this instanceof TooLong) {
            return "was replied to at too great a length";
        }
        return "lost its connection before the reply was whole";
    }
}
