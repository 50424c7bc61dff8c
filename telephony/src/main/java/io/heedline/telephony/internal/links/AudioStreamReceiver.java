package io.heedline.telephony.internal.links;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the sound that comes by a WebSocket to its link. Texts carry nothing that is needed, and are counted only. */
final class AudioStreamReceiver extends SimpleChannelInboundHandler<WebSocketFrame> {

    /** The module sends one at the beginning, and others on commands that nobody gives here. */
    private static final int MOST_TEXTS = 16;

    private static final long CLOSING_LIMIT_MS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(AudioStreamReceiver.class);

    private final AudioStreamLink link;
    private int texts;
    private boolean closing;

    AudioStreamReceiver(AudioStreamLink link) {
        this.link = link;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        link.connected(context.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        link.disconnected();
        super.channelInactive(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (closing) {
            return;
        }
        if (frame instanceof BinaryWebSocketFrame) {
            heard(context, frame.content());
        } else if (frame instanceof TextWebSocketFrame) {
            if (++texts > MOST_TEXTS) {
                refuse(context, WebSocketCloseStatus.POLICY_VIOLATION, "more than " + MOST_TEXTS + " texts");
            }
        } else if (frame instanceof PingWebSocketFrame) {
            answer(context, frame.content());
        } else if (frame instanceof CloseWebSocketFrame) {
            closing = true;
            sendClose(context.channel(), WebSocketCloseStatus.NORMAL_CLOSURE);
        }
    }

    private void heard(ChannelHandlerContext context, ByteBuf sound) {
        if (sound.readableBytes() % Short.BYTES != 0) {
            refuse(
                    context,
                    WebSocketCloseStatus.INVALID_PAYLOAD_DATA,
                    sound.readableBytes() + " bytes of sound, expected whole 16-bit samples");
            return;
        }
        link.heard(sound);
    }

    /** Who pings but does not read the answers is sent away before they pile up. */
    private void answer(ChannelHandlerContext context, ByteBuf ping) {
        if (context.channel().isWritable()) {
            context.writeAndFlush(new PongWebSocketFrame(ping.retain()));
        } else {
            refuse(context, WebSocketCloseStatus.POLICY_VIOLATION, "pings whose answers are not read");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent) {
            refuse(context, WebSocketCloseStatus.POLICY_VIOLATION, "nothing for too long");
        } else {
            super.userEventTriggered(context, event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.warn("audio stream failed: callId={} reason={}", link.channel(), cause.toString());
        context.close();
    }

    private void refuse(ChannelHandlerContext context, WebSocketCloseStatus status, String what) {
        log.warn("closed an audio stream that sent {}: callId={}", what, link.channel());
        closing = true;
        sendClose(context.channel(), status);
    }

    /** Says why, and closes the connection, also when the other side does not read it. */
    static void sendClose(Channel connection, WebSocketCloseStatus status) {
        connection.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
        Future<?> limit =
                connection.eventLoop().schedule((Runnable) connection::close, CLOSING_LIMIT_MS, TimeUnit.MILLISECONDS);
        connection.closeFuture().addListener(closed -> limit.cancel(false));
    }
}
