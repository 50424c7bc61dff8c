package io.heedline.telephony.freeswitch.scripted;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The telephone at the far end of a channel, in the hands of the test. Safe for all threads. */
public final class ScriptedPhone {

    private final FakeChannel channel;
    private final LegCodec codec;
    private final Deque<short[]> speech = new ArrayDeque<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private int spoken;
    private short[] heard = new short[16_000];
    private int heardSamples;
    private int packets;
    private int missing;
    private int oddPackets;
    private boolean echoing;

    ScriptedPhone(FakeChannel channel, LegCodec codec) {
        this.channel = channel;
        this.codec = codec;
    }

    /** The channel's unique id. */
    public String uuid() {
        return channel.uuid;
    }

    /** The number that called, and the one that was called. */
    public String caller() {
        return channel.caller;
    }

    public String callee() {
        return channel.callee;
    }

    /** A variable of its channel at this moment. */
    public Optional<String> variable(String name) {
        return OnLoop.ask(channel.node.loop, () -> Optional.ofNullable(channel.variables.get(name)));
    }

    /** Completes when it is answered. */
    public CompletableFuture<Void> answered() {
        return answered;
    }

    /** Completes with the cause when the call is over. */
    public CompletableFuture<String> ended() {
        return ended;
    }

    public boolean isUp() {
        return !ended.isDone();
    }

    /** Speaks, behind what it was to say already; silence otherwise. */
    public synchronized void say(Pcm sound) {
        speech.add(Resampler.resample(sound, codec.rate()).samples());
    }

    /** What it has heard since sound flows, at its channel's rate; silence where nothing came. */
    public synchronized Pcm heard() {
        return new Pcm(Arrays.copyOf(heard, heardSamples), codec.rate());
    }

    /** Packet times since sound flows. */
    public synchronized int packets() {
        return packets;
    }

    /** Packet times without a packet. */
    public synchronized int packetsMissing() {
        return missing;
    }

    /** Packets of another size than the channel's. */
    public synchronized int oddPackets() {
        return oddPackets;
    }

    /** Presses keys, one after the other, by RFC 2833. */
    public void press(String keys) {
        OnLoop.run(channel.node.loop, () -> {
            for (char key : keys.toCharArray()) {
                if (channel.isUp()) {
                    channel.fireShort(
                            "DTMF",
                            "DTMF-Digit",
                            Character.toString(key),
                            "DTMF-Duration",
                            "960",
                            "DTMF-Source",
                            "RTP");
                }
            }
        });
    }

    /** Puts down the receiver; a caller whom nobody has answered cancels. */
    public void hangUp() {
        OnLoop.run(channel.node.loop, () -> {
            boolean answeredBefore = channel.answerState == FakeChannel.Answer.ANSWERED;
            if (answeredBefore || channel.outbound) {
                channel.end.now("NORMAL_CLEARING", Optional.of(200));
            } else {
                channel.end.now("ORIGINATOR_CANCEL", Optional.of(487));
            }
        });
    }

    /** The call ends for this cause. */
    public void fail(String cause) {
        OnLoop.run(channel.node.loop, () -> channel.hangUp(cause));
    }

    /** From now on it says what it hears. */
    public synchronized void echo() {
        echoing = true;
    }

    // The channel's side, on the event loop

    void wasAnswered() {
        answered.complete(null);
    }

    void wasEnded(String cause) {
        ended.complete(cause);
    }

    synchronized short[] speak(int samples) {
        short[] packet = new short[samples];
        int filled = 0;
        while (filled < samples && !speech.isEmpty()) {
            short[] piece = speech.peek();
            int count = Math.min(samples - filled, piece.length - spoken);
            System.arraycopy(piece, spoken, packet, filled, count);
            filled += count;
            spoken += count;
            if (spoken == piece.length) {
                speech.remove();
                spoken = 0;
            }
        }
        return packet;
    }

    synchronized void hear(short[] packet, LegCodec agreed) {
        packets++;
        int size = agreed.samples();
        if (packet == null) {
            missing++;
        } else if (packet.length != size) {
            oddPackets++;
        }
        if (echoing && packet != null) {
            speech.add(packet.clone());
        }
        short[] sound = packet == null ? new short[size] : packet;
        if (heardSamples + sound.length > heard.length) {
            heard = Arrays.copyOf(heard, Math.max(heard.length * 2, heardSamples + sound.length));
        }
        System.arraycopy(sound, 0, heard, heardSamples, sound.length);
        heardSamples += sound.length;
    }
}
