package io.heedline.telephony.internal.esl;

import java.util.function.Consumer;

/** Opens a connection that we have made: the password at FreeSWITCH's request, then the results of jobs. */
final class PasswordOpening implements EslOpening {

    private final String password;
    private final Consumer<EslConnection> onReady;
    private final Consumer<EslClosed> onClosed;
    private boolean greeted;

    PasswordOpening(String password, Consumer<EslConnection> onReady, Consumer<EslClosed> onClosed) {
        this.password = password;
        this.onReady = onReady;
        this.onClosed = onClosed;
    }

    @Override
    public void onConnected(EslConnection connection) {
        // FreeSWITCH speaks first.
    }

    @Override
    public void onGreeting(EslConnection connection) {
        if (greeted) {
            connection.end(new EslClosed.Garbled("a second request for the password before the reply to the first"));
            return;
        }
        greeted = true;
        connection.send(EslCommand.of("auth", password)).thenAccept(reply -> {
            if (reply.ok()) {
                subscribe(connection);
            } else {
                connection.end(new EslClosed.PasswordRejected(EslReply.brief(reply.text())));
            }
        });
    }

    private void subscribe(EslConnection connection) {
        connection.send(EslCommand.of("event", "plain", "BACKGROUND_JOB")).thenAccept(reply -> {
            if (reply.ok()) {
                onReady.accept(connection);
            } else {
                connection.end(new EslClosed.Lost("events were refused: " + EslReply.brief(reply.text())));
            }
        });
    }

    @Override
    public void onClosed(EslClosed why) {
        onClosed.accept(why);
    }
}
