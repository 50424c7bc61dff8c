package io.heedline.telephony.freeswitch.scripted;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A FreeSWITCH node on loopback, in the hands of a test.
 *
 * <pre>{@code
 * try (ScriptedFreeSwitch fs = ScriptedFreeSwitch.start()) {
 *     fs.dialplan().answerAndConnect(ourServer);
 *     ScriptedPhone caller = fs.call("13800001111", "95500");
 *     caller.say(speech);
 *     fs.callee("8000", Callee.answers());
 *     ...
 * }
 * }</pre>
 *
 * All of it lives on one event loop; methods here wait for theirs to be done. Safe for all threads.
 */
public final class ScriptedFreeSwitch implements AutoCloseable {

    /** The password of a fresh installation. */
    public static final String PASSWORD = "ClueCon";

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("scripted-freeswitch", true), NioIoHandler.newFactory());
    private final Node node;
    private Channel server;
    private int port;

    private ScriptedFreeSwitch(String password) {
        node = new Node(group.next(), password);
        node.begin();
        listen();
    }

    public static ScriptedFreeSwitch start() {
        return new ScriptedFreeSwitch(PASSWORD);
    }

    public static ScriptedFreeSwitch start(String password) {
        return new ScriptedFreeSwitch(password);
    }

    private void listen() {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline().addLast(new InboundClient(node));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) server.localAddress()).getPort();
        node.closeServer = server::close;
    }

    /** Where its event socket listens; stays the same over {@link #restart}. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public String password() {
        return node.password;
    }

    // Calls

    /** What is done with calls to its numbers. */
    public Dialplan dialplan() {
        return node.dialplan;
    }

    /** A caller rings a number, with PCMA. */
    public ScriptedPhone call(String from, String to) {
        return call(from, to, LegCodec.PCMA);
    }

    public ScriptedPhone call(String from, String to, LegCodec codec) {
        return OnLoop.ask(node.loop, () -> {
            FakeChannel channel = new FakeChannel(node, UUID.randomUUID().toString(), false, from, to, codec);
            channel.created();
            channel.apps.runDialplan(node.dialplan.stepsFor(to));
            return channel.phone;
        });
    }

    /** What a number does when it is rung, by {@code originate}, {@code bridge} or a queue. */
    public void callee(String number, Callee behaviour) {
        callee(number, behaviour, LegCodec.PCMA);
    }

    public void callee(String number, Callee behaviour, LegCodec codec) {
        node.callees.put(number, behaviour, codec);
    }

    /** The telephones that have rung under a number since its behaviour was set, in their order. */
    public List<ScriptedPhone> phones(String number) {
        return node.callees.phones(number);
    }

    /** Dialling by this gateway answers only this error, such as {@code GATEWAY_DOWN}. */
    public void breakGateway(String gateway, String error) {
        node.callees.breakGateway(gateway, error);
    }

    /** A waiting queue whose agent is a number to be rung; empty for one without agents. */
    public void queue(String name, String agent) {
        node.queues.put(name, agent);
    }

    /** Channels that exist now. */
    public List<String> channels() {
        return OnLoop.ask(node.loop, () -> List.copyOf(node.channels.keySet()));
    }

    /** What an API command answers from now on, such as {@code sofia status}, instead of what it would. */
    public void answerApi(String command, String answer) {
        node.cannedAnswers.put(command, answer);
    }

    // What was asked of it

    /** All commands that came, by whichever connection, in their order. */
    public List<ReceivedCommand> commands() {
        return List.copyOf(node.commands);
    }

    /** The same in short: the line, or what was to be executed. */
    public List<String> commandSummaries() {
        return node.commands.stream().map(ReceivedCommand::summary).toList();
    }

    /** What a real node would not have understood, or not as it was meant; empty in a good test. */
    public List<String> complaints() {
        return List.copyOf(node.unknown);
    }

    /** Open connections of the event socket, of both directions. */
    public int connections() {
        return OnLoop.ask(node.loop, node.connections::size);
    }

    /** Whether something was asked of it that kills a real node. */
    public boolean crashed() {
        return OnLoop.ask(node.loop, () -> node.crashed);
    }

    // What it does wrong, and its end

    public Misbehaviour misbehave() {
        return node.misbehaviour;
    }

    /** Sends bytes on all connections. */
    public void sendRaw(byte[] bytes) {
        OnLoop.run(node.loop, () -> List.copyOf(node.connections).forEach(one -> one.sendRaw(bytes)));
    }

    /** Sends a heartbeat to who asked for it. */
    public void heartbeat() {
        OnLoop.run(node.loop, () -> node.fire(new NodeStatus(node).heartbeat()));
    }

    /** Fires an event that concerns no channel. */
    public void fire(String name, String subclass, String... headers) {
        OnLoop.run(node.loop, () -> {
            FakeEvent event = node.event(name, subclass, CodePlace.API);
            for (int i = 0; i < headers.length; i += 2) {
                event.add(headers[i], headers[i + 1]);
            }
            node.fire(event);
        });
    }

    /** Sends the events that were held back. */
    public void releaseWithheldEvents() {
        OnLoop.run(node.loop, node::releaseHeld);
    }

    /** All breaks off at once, as when the process is killed. */
    public void kill() {
        OnLoop.run(node.loop, node::die);
        server.close().syncUninterruptibly();
    }

    /** Comes back after {@link #kill} or a crash, without any calls, on the same port. */
    public void restart() {
        server.close().syncUninterruptibly();
        OnLoop.run(node.loop, node::begin);
        // Java gives the port back only when the event loop has selected once more.
        Awaitility.await("port " + port + " to be free")
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> {
                    listen();
                    return true;
                });
    }

    /** Ends as {@code fsctl shutdown} does: calls are hung up, clients told. */
    public void shutDown() {
        OnLoop.run(node.loop, () -> {
            List.copyOf(node.channels.values()).forEach(channel -> channel.hangUp("SYSTEM_SHUTDOWN"));
            String notice = "The system is being shut down.\n";
            List.copyOf(node.connections).forEach(connection -> {
                connection.send(
                        "Content-Type: text/disconnect-notice\nContent-Length: " + notice.length() + "\n\n" + notice);
                connection.close();
            });
        });
        server.close().syncUninterruptibly();
        OnLoop.run(node.loop, node::die);
    }

    @Override
    public void close() {
        kill();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
