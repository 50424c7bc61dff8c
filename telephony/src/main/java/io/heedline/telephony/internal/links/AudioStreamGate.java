package io.heedline.telephony.internal.links;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a connection in that asks for the path of an expected link, as a WebSocket; all others are sent away. */
final class AudioStreamGate extends SimpleChannelInboundHandler<FullHttpRequest> {

    /** Longest message: one second of sound; the module sends 20 ms unless a channel variable says otherwise. */
    static final int MOST_BYTES = 16_000;

    private static final int LONGEST_LINE = 1_024;
    private static final int LONGEST_HEADERS = 4_096;
    private static final int READ_CHUNK = 4_096;
    private static final int LONGEST_BODY = 1_024;

    private static final Logger log = LoggerFactory.getLogger(AudioStreamGate.class);

    private final AudioStreamServer server;
    private final AudioStreamSettings settings;
    private Future<?> openingLimit;

    private AudioStreamGate(AudioStreamServer server, AudioStreamSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    static void install(Channel connection, AudioStreamServer server, AudioStreamSettings settings) {
        connection
                .pipeline()
                .addLast(new HttpServerCodec(LONGEST_LINE, LONGEST_HEADERS, READ_CHUNK))
                .addLast(new HttpObjectAggregator(LONGEST_BODY))
                .addLast(new AudioStreamGate(server, settings));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        openingLimit = context.executor()
                .schedule(
                        () -> {
                            log.debug("closed a connection without a request peer={}", peer(context));
                            context.close();
                        },
                        settings.openingLimit().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        openingLimit.cancel(false);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess() || !asksForWebSocket(request)) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "it is no WebSocket request");
            return;
        }
        Optional<AudioStreamLink> link = server.claim(request.uri());
        if (link.isEmpty()) {
            refuse(context, HttpResponseStatus.FORBIDDEN, "its path belongs to no call that expects one");
            return;
        }
        upgrade(context, request, link.get());
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request, AudioStreamLink link) {
        WebSocketDecoderConfig limits = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(MOST_BYTES)
                .expectMaskedFrames(true)
                .allowExtensions(false)
                .build();
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(request.uri(), null, limits).newHandshaker(request);
        if (handshaker == null) {
            link.disconnected();
            refuse(context, HttpResponseStatus.BAD_REQUEST, "it is of an unknown version of WebSocket");
            return;
        }
        handshaker.handshake(context.channel(), request);
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addLast(new IdleStateHandler(settings.silenceLimit().toMillis(), 0, 0, TimeUnit.MILLISECONDS));
        pipeline.addLast(new WebSocketFrameAggregator(MOST_BYTES));
        pipeline.addLast(new AudioStreamReceiver(link));
        pipeline.remove(this);
    }

    private static boolean asksForWebSocket(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status, String why) {
        server.refused(peer(context), why);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.debug(
                "closed a connection before it was an audio stream peer={} reason={}", peer(context), cause.toString());
        context.close();
    }

    private static Object peer(ChannelHandlerContext context) {
        return context.channel().remoteAddress();
    }
}
