package io.heedline.telephony.freeswitch.scripted;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The commands that a client and an outbound socket have in common. */
final class EventCommands {

    private final Node node;
    private final EventConnection connection;
    private final ApiCommands api;
    private boolean logging;

    EventCommands(Node node, EventConnection connection) {
        this.node = node;
        this.connection = connection;
        this.api = new ApiCommands(node);
    }

    /** Carries the command out; answers whether it is one of these. */
    boolean handle(ReceivedCommand command) {
        switch (command.verb()) {
            case "event" -> subscribe(command.argument());
            case "nixevent" -> {
                connection.events.remove(command.argument());
                connection.reply(command.argument().isEmpty() ? "-ERR no keywords supplied" : "+OK events nixed");
            }
            case "noevents" -> {
                connection.reply(
                        connection.events.removeAll()
                                ? "+OK no longer listening for events"
                                : "-ERR not listening for events");
            }
            case "filter" -> filter(command.argument());
            case "log" -> {
                logging = true;
                connection.reply("+OK log level " + command.argument() + " [" + command.argument() + "]");
            }
            case "nolog" -> {
                connection.reply(logging ? "+OK no longer logging" : "-ERR not loging");
                logging = false;
            }
            case "api" -> api(command.argument());
            case "bgapi" -> background(command);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void subscribe(String words) {
        if (connection.events.add(words)) {
            connection.reply("+OK event listener enabled " + connection.events.format());
        } else {
            connection.reply("-ERR no keywords supplied");
        }
    }

    private void filter(String words) {
        String[] parts = words.split(" ", 2);
        if (words.isEmpty()) {
            connection.unknownCommand();
        } else if (parts.length < 2) {
            connection.reply("-ERR invalid syntax");
        } else if (parts[0].equalsIgnoreCase("delete")) {
            String[] which = parts[1].split(" ", 2);
            connection.events.unfilter(which[0]);
            connection.reply("+OK filter deleted. [" + which[0] + "][" + (which.length < 2 ? "" : which[1]) + "]");
        } else {
            connection.events.filter(parts[0], parts[1]);
            connection.reply("+OK filter added. [" + parts[0] + "]=[" + parts[1] + "]");
        }
    }

    private void api(String words) {
        if (words.isEmpty()) {
            connection.unknownCommand();
        } else {
            api.run(words, result -> {
                connection.apiResponse(result);
                fireApi(words);
            });
        }
    }

    private void background(ReceivedCommand command) {
        if (command.argument().isEmpty()) {
            connection.unknownCommand();
            return;
        }
        String job = Optional.of(command.header("Job-UUID"))
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString());
        connection.reply("+OK Job-UUID: " + job, "Job-UUID: " + job + "\n");
        String[] words = command.argument().split(" ", 2);
        node.later(1, () -> {
            api.run(command.argument(), result -> {
                fireApi(command.argument());
                FakeEvent event = node.event("BACKGROUND_JOB", CodePlace.JOB).add("Job-UUID", job);
                command.channel().ifPresent(owner -> event.add("Job-Owner-UUID", owner));
                event.add("Job-Command", words[0]);
                if (words.length > 1) {
                    event.add("Job-Command-Arg", words[1]);
                }
                node.fire(event.body(result));
            });
        });
    }

    private void fireApi(String words) {
        String[] parts = words.split(" ", 2);
        FakeEvent event = node.event("API", CodePlace.API).add("API-Command", parts[0]);
        node.fire(parts.length > 1 ? event.add("API-Command-Argument", parts[1]) : event);
    }

    /** {@code sendmsg} to a channel. */
    void message(FakeChannel channel, ReceivedCommand command) {
        switch (command.header("call-command").toLowerCase(Locale.ROOT)) {
            case "execute", "unicast", "hangup", "nomedia" -> {
                channel.mailbox.add(command);
                connection.reply("+OK");
            }
            default -> connection.reply("+OK");
        }
    }
}
