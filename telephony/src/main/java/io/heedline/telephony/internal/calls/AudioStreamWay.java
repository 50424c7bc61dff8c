package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.SpeechQueue.Piece;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.links.AudioStreamLink;
import io.heedline.telephony.internal.links.AudioStreams;
import io.heedline.telephony.internal.links.FilePlayback;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears by mod_audio_stream and speaks by files that FreeSWITCH plays. The frames of speech are taken in step with them,
 * so that listeners and recordings hear both sides as they were. Speech is said while the stream flows only.
 */
final class AudioStreamWay implements SoundWay, FilePlayback.Progress {

    private static final Logger log = LoggerFactory.getLogger(AudioStreamWay.class);
    private static final String SUBCLASS = "Event-Subclass";
    private static final String ERROR = "mod_audio_stream::error";
    private static final EslCommand EVENTS =
            EslCommand.of("event", "plain", "PLAYBACK_START", "PLAYBACK_STOP", "CUSTOM", ERROR);

    private final Leg leg;
    private final AudioStreams streams;
    private final Channel channel;
    private final Sound sound;
    private final Executor lane;
    private final FilePlayback playback;
    private final Map<Piece, FilePlayback.Spoken> saying = new HashMap<>();
    private Optional<AudioStreamLink> awaited = Optional.empty();
    private Optional<AudioStreamLink> current = Optional.empty();
    private boolean askedBefore;

    AudioStreamWay(Leg leg, AudioStreams streams, Channel channel, Sound sound, Executor lane) {
        this.leg = leg;
        this.streams = streams;
        this.channel = channel;
        this.sound = sound;
        this.lane = lane;
        this.playback = new FilePlayback(leg.channel(), streams.speech(), this, streams.disk(), lane, channel::send);
    }

    /** The module refuses to begin on a leg on which it has not been ended, even when its connection is gone. */
    @Override
    public Asked ask(LegWithMedia proof) {
        playback.hold();
        awaited.ifPresent(AudioStreamLink::close);
        current = Optional.empty();
        AudioStreamLink link = streams.server().open(leg.channel());
        awaited = Optional.of(link);
        channel.send(askedBefore ? link.stop() : EVENTS);
        askedBefore = true;
        return new Asked(link.up().thenApplyAsync(nothing -> cameUp(link), lane), channel.send(link.start(proof)));
    }

    private String cameUp(AudioStreamLink link) {
        if (awaited.filter(link::equals).isEmpty()) {
            link.close();
            return "an audio stream that is not wanted any more";
        }
        awaited = Optional.empty();
        current = Optional.of(link);
        sound.use(link);
        playback.release();
        return "an audio stream";
    }

    @Override
    public void play(Piece piece) {
        saying.put(piece, playback.play(piece.speech()));
    }

    @Override
    public void stop(Piece piece) {
        Optional.ofNullable(saying.remove(piece)).ifPresent(playback::stop);
    }

    @Override
    public boolean takesGain() {
        return false;
    }

    @Override
    public void dropSpeech() {
        saying.clear();
        playback.stopAll();
    }

    @Override
    public void onEvent(EslEvent event) {
        if (event.header(SUBCLASS).filter(ERROR::equals).isPresent()) {
            log.warn(
                    "callId={} the audio stream failed: {}",
                    leg.id(),
                    event.body().strip());
        }
        playback.onEvent(event);
    }

    @Override
    public void playing(int frames) {
        current.ifPresent(link -> link.playing(frames));
    }

    @Override
    public void stopped() {
        current.ifPresent(AudioStreamLink::playingStopped);
    }

    /** Nobody waits for frames of speech that FreeSWITCH did not play. */
    @Override
    public void ended(FilePlayback.Spoken spoken, boolean whole) {
        Optional<Piece> ended = saying.entrySet().stream()
                .filter(entry -> entry.getValue() == spoken)
                .map(Map.Entry::getKey)
                .findFirst();
        ended.ifPresent(saying::remove);
        if (!whole) {
            ended.ifPresent(sound::cut);
        }
    }

    @Override
    public void close() {
        playback.close();
        awaited.ifPresent(AudioStreamLink::close);
        awaited = Optional.empty();
        current = Optional.empty();
    }
}
