package io.heedline.telephony.internal.esl;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a connection that FreeSWITCH has made for a call. FreeSWITCH says nothing before {@code connect}; its reply tells
 * which channel it is.
 */
final class CallOpening implements EslOpening {

    private static final Logger log = LoggerFactory.getLogger(CallOpening.class);

    private final String peer;
    private final Duration linger;
    private final EslServer.Acceptor acceptor;

    CallOpening(String peer, Duration linger, EslServer.Acceptor acceptor) {
        this.peer = peer;
        this.linger = linger;
        this.acceptor = acceptor;
    }

    @Override
    public void onConnected(EslConnection connection) {
        connection.send(EslCommand.of("connect")).thenAccept(reply -> subscribe(connection, reply.data()));
    }

    @Override
    public void onGreeting(EslConnection connection) {
        connection.end(new EslClosed.Garbled("a request for a password from what should be a call"));
    }

    private void subscribe(EslConnection connection, EslEvent data) {
        if (!data.name().equals("CHANNEL_DATA") || data.channel().isEmpty()) {
            connection.end(new EslClosed.Garbled("no data of a channel in reply to connect"));
            return;
        }
        String mode = data.header("Socket-Mode").orElse("?") + " "
                + data.header("Control").orElse("?");
        if (!mode.equals("async full")) {
            connection.end(new EslClosed.Garbled("a call by the application socket with '" + mode
                    + "'; the dialplan has to say: socket HOST:PORT async full"));
            return;
        }
        connection
                .send(EslCommand.of("linger", String.valueOf(Math.max(1, linger.toSeconds()))))
                .thenAccept(reply -> require(connection, "linger", reply));
        connection.send(EslCommand.of("myevents")).thenAccept(reply -> {
            if (require(connection, "myevents", reply)) {
                accept(connection, data);
            }
        });
        // Its own jobs only: FreeSWITCH keeps those of other connections from a call's one.
        connection
                .send(EslCommand.of("event", "plain", "BACKGROUND_JOB"))
                .thenAccept(reply -> require(connection, "event", reply));
    }

    private static boolean require(EslConnection connection, String command, EslReply reply) {
        if (!reply.ok()) {
            connection.end(new EslClosed.Lost("'" + command + "' was refused: " + EslReply.brief(reply.text())));
        }
        return reply.ok();
    }

    private void accept(EslConnection connection, EslEvent data) {
        try {
            connection.opened(Objects.requireNonNull(acceptor.accept(connection, data), "an event handler"));
        } catch (RuntimeException fault) {
            log.error(
                    "a call could not be taken callId={} peer={}",
                    data.channel().orElse("-"),
                    peer,
                    fault);
            connection.end(new EslClosed.ByUs());
        }
    }

    @Override
    public void onClosed(EslClosed why) {
        if (why instanceof EslClosed.ChannelOver || why instanceof EslClosed.Announced) {
            log.info("a caller gave up before the call could be taken peer={}", peer);
        } else if (!(why instanceof EslClosed.ByUs)) {
            log.warn(
                    "closed a connection to the call port that did not become a call peer={} why=\"{}\"",
                    peer,
                    why.reason());
        }
    }
}
