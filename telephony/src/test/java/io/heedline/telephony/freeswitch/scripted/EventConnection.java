package io.heedline.telephony.freeswitch.scripted;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One event-socket connection as the node sees it, of either direction. */
abstract class EventConnection extends ChannelInboundHandlerAdapter {

    static final String GOODBYE = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";

    final Node node;
    final Subscription events = new Subscription();
    private final CommandReader reader;
    private ChannelHandlerContext context;
    private ReceivedCommand current;
    private boolean closing;

    EventConnection(Node node, Optional<String> channel) {
        this.node = node;
        this.reader = new CommandReader(channel);
    }

    abstract void command(ReceivedCommand command);

    /** Whether events may be sent by now. */
    abstract boolean listening();

    @Override
    public void channelActive(ChannelHandlerContext opened) {
        context = opened;
        opened.channel().config().setAutoRead(!node.misbehaviour.readsSlowly());
        node.connections.add(this);
        greet();
    }

    void greet() {}

    /** The other side closed. */
    void lost() {}

    /** It is closed, by whichever side. */
    void gone() {}

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        byte[] chunk = new byte[bytes.readableBytes()];
        bytes.readBytes(chunk).release();
        if (closing) {
            return;
        }
        for (ReceivedCommand command : reader.accept(chunk)) {
            node.commands.add(command);
            current = command;
            switch (node.misbehaviour.onCommand(command)) {
                case OBEY -> node.guarded(() -> command(command));
                case IGNORE -> node.unknown.add("ignored as told: " + command.line());
                case DROP -> cut();
            }
            if (closing) {
                return;
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        node.connections.remove(this);
        if (!closing) {
            closing = true;
            lost();
        }
        gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    final void deliver(FakeEvent event) {
        if (context != null && listening() && events.wants(event)) {
            send(events.json() ? event.json() : event.plain());
        }
    }

    final void reply(String text) {
        send("Content-Type: command/reply\nReply-Text: " + text + "\n\n");
    }

    final void reply(String text, String moreHeaders) {
        send("Content-Type: command/reply\nReply-Text: " + text + "\n" + moreHeaders + "\n");
    }

    final void apiResponse(String body) {
        send("Content-Type: api/response\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\n\n"
                + body);
    }

    final void unknownCommand() {
        if (listening()) {
            node.unknown.add("command not understood: " + current.line());
        }
        reply("-ERR command not found");
    }

    final void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a frame, as the misbehaviour asked for has it. */
    final void send(byte[] frame) {
        if (context == null || closing) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Misbehaviour.Fate fate = node.misbehaviour.onFrame(frame, bytes);
        long delay = node.misbehaviour.delayMs();
        Runnable write = () -> {
            context.writeAndFlush(Unpooled.wrappedBuffer(bytes.toByteArray()));
            if (fate == Misbehaviour.Fate.CUT) {
                close();
            }
        };
        if (fate == Misbehaviour.Fate.STALLED) {
            return;
        }
        if (delay == 0) {
            write.run();
        } else {
            node.later(delay, write);
        }
    }

    final void readSlowly(boolean slowly) {
        if (context != null) {
            context.channel().config().setAutoRead(!slowly);
        }
    }

    /** Sends raw bytes, whatever else is going on. */
    final void sendRaw(byte[] bytes) {
        if (context != null) {
            context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        }
    }

    /** Closes in good order behind what was sent. */
    final void close() {
        if (context != null && !closing) {
            closing = true;
            node.connections.remove(this);
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> context.close());
        }
    }

    /** Breaks off at once with a reset, as a process that dies. */
    final void cut() {
        closing = true;
        node.connections.remove(this);
        if (context != null && context.channel().isOpen()) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }
    }

    final boolean isClosing() {
        return closing;
    }
}
