package io.heedline.telephony.internal.links;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.media.MediaException;
import io.heedline.telephony.internal.media.MediaLink;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sound of a leg by mod_audio_stream, community edition: what is heard comes by a WebSocket, what is said is played by
 * FreeSWITCH from files ({@link FilePlayback}), in step with which the frames of speech are taken here.
 *
 * <p>Unlike unicast it goes on while a file is played and while the leg is bridged. Like unicast it kills FreeSWITCH when
 * it is started on a leg without a codec.
 *
 * <pre>
 * expected --the module connects and shows the token--> connected --first sound--> up --connection or link closed--> over
 * </pre>
 */
public final class AudioStreamLink implements MediaLink {

    /** As long as a frame may be late. */
    private static final int HOLD_BACK = 3;

    /** Frames kept, 400 ms; when more come the oldest are dropped. */
    private static final int ROOM = 20;

    private final String channel;
    private final String url;
    private final int lostAfterFrames;
    private final Runnable onClose;
    private final DelayBuffer buffer = new DelayBuffer(Heard.SILENCE, HOLD_BACK, ROOM);
    private final CompletableFuture<Void> up = new CompletableFuture<>();
    private final AtomicInteger framesToSay = new AtomicInteger();
    private volatile Channel socket;
    private volatile boolean over;

    // Of the connection's event loop.
    private final short[] begun = new short[AudioFrame.SAMPLES];
    private int begunSamples;

    // Of the media event loop.
    private int framesWithout;

    /**
     * @param onClose told at every close
     */
    AudioStreamLink(String channel, String url, int lostAfterFrames, Runnable onClose) {
        this.channel = channel;
        this.url = url;
        this.lostAfterFrames = lostAfterFrames;
        this.onClose = onClose;
    }

    /**
     * Has the module connect to this link. FreeSWITCH says {@code +OK} also when we cannot be reached: {@link #up} tells.
     *
     * @throws IllegalArgumentException when the leg is another than the one the link was opened for
     */
    public EslCommand start(LegWithCodec leg) {
        if (!leg.channel().equals(channel)) {
            throw new IllegalArgumentException(
                    "an audio stream of channel " + channel + " cannot be started on channel " + leg.channel());
        }
        return EslCommand.api("uuid_audio_stream", channel, "start", url, "mono", "8k");
    }

    /** Has the module end, which it must before another {@link #start} on this leg, however the connection ended. */
    public EslCommand stop() {
        return EslCommand.api("uuid_audio_stream", channel, "stop");
    }

    /**
     * Completes at the first sound, on the connection's event loop; exceptionally with {@link MediaException} when the
     * link is over before. Nothing completes it when the module never connects: put a time limit on it.
     */
    public CompletableFuture<Void> up() {
        return up.copy();
    }

    /** FreeSWITCH has begun to play so many frames of speech, which follow those not taken yet. Any thread. */
    public void playing(int frames) {
        framesToSay.addAndGet(frames);
    }

    /** FreeSWITCH plays no more; frames not taken yet are not said. Any thread. */
    public void playingStopped() {
        framesToSay.set(0);
    }

    @Override
    public Heard next() {
        Heard next = buffer.next();
        framesWithout = next == Heard.SILENCE ? framesWithout + 1 : 0;
        return next;
    }

    @Override
    public boolean carriesSpeech() {
        return framesToSay.get() > 0;
    }

    /** The file says it; this counts only. */
    @Override
    public void say(AudioFrame said) {
        framesToSay.updateAndGet(left -> Math.max(0, left - 1));
    }

    @Override
    public boolean lost() {
        return framesWithout >= lostAfterFrames || (over && framesWithout > 0);
    }

    @Override
    public void close() {
        over = true;
        onClose.run();
        fail("closed before its first sound");
        Channel open = socket;
        if (open != null) {
            AudioStreamReceiver.sendClose(open, WebSocketCloseStatus.NORMAL_CLOSURE);
        }
    }

    /** The module has shown the token of this link. */
    void connected(Channel connection) {
        socket = connection;
        if (over) {
            AudioStreamReceiver.sendClose(connection, WebSocketCloseStatus.NORMAL_CLOSURE);
        }
    }

    void disconnected() {
        over = true;
        fail("the module's connection ended before its first sound");
    }

    /** Takes sound: signed 16-bit samples, little-endian, 8 kHz, a multiple of two bytes. */
    void heard(ByteBuf samples) {
        while (samples.isReadable()) {
            begun[begunSamples++] = samples.readShortLE();
            if (begunSamples == begun.length) {
                begunSamples = 0;
                buffer.push(new Heard(AudioFrame.of(begun), null));
            }
        }
        up.complete(null);
    }

    String channel() {
        return channel;
    }

    private void fail(String why) {
        up.completeExceptionally(new MediaException("audio stream of channel " + channel + ": " + why));
    }
}
