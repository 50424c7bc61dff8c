package io.heedline.telephony.freeswitch.scripted;

import java.util.Optional;

/** A client of the node's event socket. */
final class InboundClient extends EventConnection {

    private static final long IDLE_UNAUTHENTICATED_MS = 24_500;

    private final EventCommands commands;
    private boolean authenticated;
    private Optional<FakeChannel> lingerOn = Optional.empty();
    private long lingerSeconds;
    private Optional<FakeChannel> held = Optional.empty();

    InboundClient(Node node) {
        super(node, Optional.empty());
        commands = new EventCommands(node, this);
    }

    @Override
    boolean listening() {
        return authenticated;
    }

    @Override
    void greet() {
        if (node.misbehaviour.saysNothing()) {
            return;
        }
        if (node.misbehaviour.rejects()) {
            send("Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n");
            goodbye();
            return;
        }
        send("Content-Type: auth/request\n\n");
        node.later(IDLE_UNAUTHENTICATED_MS, () -> {
            if (!authenticated && !isClosing()) {
                goodbye();
            }
        });
    }

    @Override
    void gone() {
        held.ifPresent(channel -> channel.end.release());
    }

    private void goodbye() {
        send("Content-Type: text/disconnect-notice\nContent-Length: " + GOODBYE.length() + "\n\n" + GOODBYE);
        close();
    }

    @Override
    void command(ReceivedCommand command) {
        switch (command.verb()) {
            case "exit" -> {
                reply("+OK bye");
                goodbye();
            }
            case "auth" -> authenticate(command.argument());
            default -> {
                if (!authenticated) {
                    unknownCommand();
                } else if (!commands.handle(command)) {
                    more(command);
                }
            }
        }
    }

    private void authenticate(String password) {
        if (password.equals(node.password)) {
            authenticated = true;
            reply("+OK accepted");
        } else {
            reply("-ERR invalid");
            goodbye();
        }
    }

    private void more(ReceivedCommand command) {
        String[] words = command.argument().split(" ");
        switch (command.verb()) {
            case "myevents" -> myEvents(words);
            case "linger" -> linger(words[0]);
            case "nolinger" -> {
                lingerSeconds = 0;
                reply(lingerOn.isEmpty() ? "-ERR not controlling a session" : "+OK will not linger");
            }
            case "divert_events" -> reply("-ERR not controlling a session.");
            case "sendmsg" -> {
                FakeChannel channel = node.channels.get(words[0]);
                if (channel == null) {
                    reply("-ERR invalid session id [" + words[0] + "]");
                } else {
                    commands.message(channel, command);
                }
            }
            default -> unknownCommand();
        }
    }

    private void myEvents(String[] words) {
        FakeChannel channel = node.channels.get(words[0]);
        if (words[0].isEmpty()) {
            unknownCommand();
        } else if (channel == null) {
            reply(words.length > 1 ? "-ERR invalid uuid" : "+OK Events Enabled");
        } else if (events.isMyEvents()) {
            reply("-ERR aready enabled.");
        } else {
            events.myEvents(words[0], words.length > 1 ? words[1] : "");
            lingerOn = Optional.of(channel);
            channel.end.onEnd(() -> channelEnded(channel));
            reply("+OK Events Enabled");
        }
    }

    private void linger(String seconds) {
        if (lingerOn.isEmpty()) {
            reply("-ERR not controlling a session");
        } else {
            lingerSeconds = seconds.matches("\\d+") ? Long.parseLong(seconds) : -1;
            reply(lingerSeconds < 0 ? "+OK will linger" : "+OK will linger " + lingerSeconds + " seconds");
        }
    }

    private void channelEnded(FakeChannel channel) {
        Notices notices = new Notices(channel);
        if (lingerSeconds != 0) {
            send(notices.lingering(lingerSeconds));
            held = Optional.of(channel);
            channel.end.hold();
        }
        if (lingerSeconds >= 0) {
            node.later(lingerSeconds * 1000, () -> {
                send(notices.disconnected());
                close();
            });
        }
    }
}
