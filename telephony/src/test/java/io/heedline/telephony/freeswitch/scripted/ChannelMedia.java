package io.heedline.telephony.freeswitch.scripted;

import io.netty.util.concurrent.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The sound of one channel. Once per packet time the telephone speaks and hears a packet, whatever the channel does: plays
 * a file, is bridged, echoes, or gives it all to an application by {@code unicast}.
 */
final class ChannelMedia {

    private final FakeChannel channel;
    private final Map<String, Recording> recordings = new LinkedHashMap<>();
    private LegCodec codec;
    private Future<?> ticking;
    private short[] playing;
    private int played;
    private Runnable afterPlaying = () -> {};
    private boolean echoing;
    private short[] spoken;
    private ChannelMedia partner;
    private Optional<UnicastStream> unicast = Optional.empty();
    private boolean spoilt;

    ChannelMedia(FakeChannel channel) {
        this.channel = channel;
    }

    void begin(LegCodec agreed) {
        codec = agreed;
        ticking = channel.node.loop.scheduleAtFixedRate(
                () -> channel.node.guarded(this::tick), agreed.ptimeMs(), agreed.ptimeMs(), TimeUnit.MILLISECONDS);
    }

    void end() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        unicast.ifPresent(UnicastStream::close);
        unicast = Optional.empty();
        leave();
        Map.copyOf(recordings).keySet().forEach(this::stopRecording);
    }

    private void tick() {
        spoken = channel.phone.speak(codec.samples());
        short[] heard = null;
        if (playing != null) {
            heard = nextPlayed();
        } else if (partner != null) {
            heard = partner.spokenAt(codec);
        } else if (echoing) {
            heard = spoken;
        } else if (unicast.isPresent()) {
            unicast.get().send(spoken);
            heard = unicast.get().next();
        }
        channel.phone.hear(heard, codec);
        for (Recording recording : recordings.values()) {
            recording.write(spoken, heard);
        }
    }

    private short[] spokenAt(LegCodec other) {
        if (spoken == null || codec == null) {
            return null;
        }
        short[] packet = new short[other.samples()];
        for (int i = 0; i < packet.length; i++) {
            packet[i] = spoken[Math.min(spoken.length - 1, i * codec.rate() / other.rate())];
        }
        return packet;
    }

    // Playing

    void play(short[] samples, Runnable after) {
        silenceUnicast();
        playing = samples;
        played = 0;
        afterPlaying = after;
    }

    void stopPlaying() {
        playing = null;
    }

    private short[] nextPlayed() {
        short[] packet = new short[codec.samples()];
        int count = Math.min(packet.length, playing.length - played);
        System.arraycopy(playing, played, packet, 0, count);
        played += count;
        if (played >= playing.length) {
            playing = null;
            afterPlaying.run();
        }
        return packet;
    }

    void echo(boolean on) {
        silenceUnicast();
        echoing = on;
    }

    // Bridging

    void join(ChannelMedia other) {
        silenceUnicast();
        partner = other;
        other.partner = this;
    }

    void leave() {
        if (partner != null) {
            partner.partner = null;
            partner = null;
        }
    }

    // Recording

    void record(RecordingOrder order) {
        String path = order.file().toString();
        if (!recordings.containsKey(path) && codec != null) {
            recordings.put(path, new Recording(order, channel, codec.rate()));
            channel.fire("RECORD_START", "Record-File-Path", path);
            channel.fire("MEDIA_BUG_START", "Media-Bug-Function", "session_record", "Media-Bug-Target", path);
        }
    }

    /** Answers whether anything was recorded there; {@code all} for everything. */
    boolean stopRecording(String path) {
        boolean any = false;
        for (String one : path.equals("all") ? Map.copyOf(recordings).keySet() : Set.of(path)) {
            Recording recording = recordings.remove(one);
            if (recording != null) {
                any = true;
                recording.close();
                channel.fire("RECORD_STOP", "Record-File-Path", one, "Record-Completion-Cause", "success-silence");
                channel.fire("MEDIA_BUG_STOP", "Media-Bug-Function", "session_record", "Media-Bug-Target", one);
            }
        }
        return any;
    }

    // Unicast

    /**
     * Arms it. Without a codec FreeSWITCH dies of it; after something else has used the channel's sound it does nothing
     * until the channel is parked anew.
     */
    void unicast(ReceivedCommand command) {
        if (codec == null) {
            channel.node.crash("unicast on channel " + channel.uuid + " without a codec");
        } else if (channel.apps.idle() && !spoilt && unicast.isEmpty()) {
            unicast = UnicastStream.open(channel.node, command);
        }
    }

    boolean unicastLive() {
        return unicast.isPresent();
    }

    void silenceUnicast() {
        if (unicast.isPresent()) {
            unicast.get().close();
            unicast = Optional.empty();
            spoilt = true;
        }
    }

    void readyForUnicast() {
        spoilt = false;
        echoing = false;
    }
}
