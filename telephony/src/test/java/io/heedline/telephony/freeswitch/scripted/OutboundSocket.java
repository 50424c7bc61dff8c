package io.heedline.telephony.freeswitch.scripted;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The connection that a channel's {@code socket} application opens. It says nothing before {@code connect}; any other
 * first command gets no reply.
 */
final class OutboundSocket extends EventConnection {

    private static final long NEVER_CONNECTED_MS = 24_000;

    private final FakeChannel channel;
    private final AppRun run;
    private final boolean async;
    private final boolean full;
    private final EventCommands commands;
    private boolean connected;
    private boolean exited;
    private boolean holding;
    private long lingerSeconds;

    private OutboundSocket(FakeChannel channel, AppRun run, String flags) {
        super(channel.node, Optional.of(channel.uuid));
        this.channel = channel;
        this.run = run;
        this.async = flags.contains("async");
        this.full = flags.contains("full");
        this.commands = new EventCommands(channel.node, this);
    }

    /** Runs the application: {@code host:port[|host:port...] [async] [full]}. */
    static void open(FakeChannel channel, AppRun run) {
        String[] words = run.argument().split(" ", 2);
        if (!run.argument().contains("async") || !run.argument().contains("full")) {
            channel.node.unknown.add("socket without \"async full\", which cannot do what Heedline needs");
        }
        open(channel, run, List.of(words[0].split("\\|")), words.length > 1 ? words[1] : "");
    }

    private static void open(FakeChannel channel, AppRun run, List<String> targets, String flags) {
        if (targets.isEmpty()) {
            run.complete();
            return;
        }
        String[] hostAndPort = targets.get(0).split(":");
        OutboundSocket socket = new OutboundSocket(channel, run, flags);
        InetSocketAddress address =
                new InetSocketAddress(hostAndPort[0], hostAndPort.length > 1 ? Integer.parseInt(hostAndPort[1]) : 8084);
        new Bootstrap()
                .group(channel.node.loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000)
                .handler(socket)
                .connect(address)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        if (channel.isUp()) {
                            open(channel, run, targets.subList(1, targets.size()), flags);
                        }
                    } else if (channel.isUp()) {
                        socket.opened(hostAndPort[0]);
                    } else {
                        socket.ended();
                    }
                });
    }

    private void opened(String host) {
        channel.variables.put("socket_host", host);
        channel.end.onEnd(this::ended);
        node.later(NEVER_CONNECTED_MS, () -> {
            if (!connected && !isClosing()) {
                send(new Notices(channel).disconnected());
                close();
            }
        });
    }

    @Override
    boolean listening() {
        return connected;
    }

    @Override
    void command(ReceivedCommand command) {
        if (!connected) {
            if (command.verb().equals("connect")) {
                connect();
            }
        } else if (command.verb().equals("exit")) {
            exited = true;
            reply("+OK bye");
            send(new Notices(channel).disconnected());
            close();
            lost();
        } else if (!channelCommand(command) && !(full && commands.handle(command)) && !limited(command)) {
            unknownCommand();
        }
    }

    private boolean limited(ReceivedCommand command) {
        return !full && command.verb().equals("filter") && commands.handle(command);
    }

    private void connect() {
        connected = true;
        FakeEvent data = node.event("CHANNEL_DATA", CodePlace.CHANNEL_DATA);
        channel.headers.profile(data, "Channel");
        channel.headers.channel(data);
        channel.headers.variables(data);
        data.add("Content-Type", "command/reply").add("Reply-Text", "+OK\n");
        data.add("Socket-Mode", async ? "async" : "static").add("Control", full ? "full" : "single-channel");
        send(data.lines().replace("Content-Type: command%2Freply", "Content-Type: command/reply") + "\n");
        node.later(20, () -> {
            if (!run.done) {
                channel.apps.park();
            }
        });
    }

    private boolean channelCommand(ReceivedCommand command) {
        String argument = command.argument();
        switch (command.verb()) {
            case "myevents" -> {
                if (events.isMyEvents()) {
                    reply("-ERR aready enabled.");
                } else {
                    events.myEvents(channel.uuid, argument);
                    reply("+OK Events Enabled");
                }
            }
            case "linger" -> {
                if (!full) {
                    return false;
                }
                lingerSeconds = argument.matches("\\d+") ? Long.parseLong(argument) : -1;
                reply(lingerSeconds < 0 ? "+OK will linger" : "+OK will linger " + lingerSeconds + " seconds");
            }
            case "nolinger" -> {
                lingerSeconds = 0;
                reply("+OK will not linger");
            }
            case "divert_events" -> reply("+OK events diverted");
            case "getvar" -> {
                String value = channel.variables.get(argument);
                reply(value == null ? "-ERR command not found" : value);
            }
            case "resume" -> {
                channel.variables.put("socket_resume", "true");
                reply("+OK");
            }
            case "sendmsg" -> message(argument, command);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void message(String uuid, ReceivedCommand command) {
        FakeChannel target = uuid.isEmpty() ? channel : node.channels.get(uuid);
        if (target == null) {
            reply("-ERR invalid session id [" + uuid + "]");
        } else {
            commands.message(target, command);
        }
    }

    /** The application closed the connection: the dialplan goes on, if the channel was still there. */
    @Override
    void lost() {
        if (channel.isUp() && connected) {
            node.later(20, () -> {
                channel.apps.endPark();
                run.complete();
            });
        }
    }

    @Override
    void gone() {
        if (holding) {
            channel.end.release();
        }
    }

    /** The channel is over; to be called when its last event was sent. */
    private void ended() {
        Notices notices = new Notices(channel);
        if (exited || isClosing()) {
            return;
        }
        if (lingerSeconds != 0) {
            send(notices.lingering(lingerSeconds));
            holding = true;
            channel.end.hold();
        }
        if (lingerSeconds >= 0) {
            Runnable last = () -> {
                send(notices.disconnected());
                close();
            };
            if (lingerSeconds == 0) {
                last.run();
            } else {
                node.later(lingerSeconds * 1000, last);
            }
        }
    }
}
