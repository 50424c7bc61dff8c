package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Playback;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.SpeechQueue;
import io.heedline.telephony.internal.media.CallMedia;
import io.heedline.telephony.internal.media.MediaLine;
import io.heedline.telephony.internal.media.MediaLink;
import io.heedline.telephony.internal.media.UnicastLink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of a call: speech that waits, and the frames of both sides. Everything belongs to the lane, except what
 * {@link MediaLine} says is called on the media loop.
 */
final class Sound implements MediaLine {

    private static final Logger log = LoggerFactory.getLogger(Sound.class);

    /** Tasks that may wait on the lane before it is said that the call is late: a second of frames. */
    private static final int LAGGING = 50;

    /** Tasks that may wait on the lane before the call is given up, so that it cannot fill the memory: 30 s of frames. */
    static final int STUCK = 1_500;

    /** Who hears of it, on the lane. */
    interface Ear {
        void onFrame(AudioFrame heard, AudioFrame said);

        void onPlaybackFinished(Playback playback);

        void onSoundLost(Duration silentFor);

        /** The lane has stood still for so long that the sound was closed. Called on the media loop, once. */
        void onLaneStuck(int tasksWaiting);
    }

    private final String callId;
    private final Lane lane;
    private final Ear ear;
    private final CallMedia media;
    private final SpeechQueue speech = new SpeechQueue();
    private final Map<SpeechQueue.Piece, Playback> playbacks = new HashMap<>();
    private SoundWay way;
    private boolean started;
    /** Of the media loop alone. */
    private List<SpeechQueue.Piece> ending = List.of();
    /** Of the media loop alone. */
    private boolean laggedBefore;

    Sound(String callId, Lane lane, Function<MediaLine, CallMedia> opener, Ear ear) {
        this.callId = callId;
        this.lane = lane;
        this.ear = ear;
        this.media = opener.apply(this);
    }

    /** The way it comes by; to be told before anything is asked for or said. */
    void by(SoundWay chosen) {
        way = chosen;
    }

    /** A port for a leg; sound comes by it from its first datagram. */
    UnicastLink port(LegWithMedia leg) {
        return media.unicast(leg.format(), null);
    }

    /** Lets the frames begin, if they have not. */
    void start() {
        if (!started) {
            started = true;
            media.start();
        }
    }

    boolean started() {
        return started;
    }

    /** Goes over to another link; the present one is closed. */
    void use(MediaLink link) {
        media.use(link);
    }

    void close() {
        dropSpeech();
        way.close();
        media.close();
    }

    /** Queues speech behind what is queued; its playback is who stops it. */
    void play(SpeechQueue.Piece piece, Playback playback) {
        playbacks.put(piece, playback);
        speech.add(piece);
        way.play(piece);
    }

    void stop(SpeechQueue.Piece piece) {
        speech.remove(piece);
        playbacks.remove(piece);
        way.stop(piece);
    }

    void setGain(SpeechQueue.Piece piece, double db) {
        if (way.takesGain()) {
            speech.setGain(piece, db);
        }
    }

    /** What of this piece has not been said is not going to be: it ends here. */
    void cut(SpeechQueue.Piece piece) {
        speech.remove(piece);
        finish(piece);
    }

    void dropSpeech() {
        speech.clear();
        playbacks.clear();
        way.dropSpeech();
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public AudioFrame nextSaid() {
        AudioFrame next = speech.next();
        ending = speech.takeFinished();
        return next;
    }

    @Override
    public void onFrames(AudioFrame heard, AudioFrame said) {
        List<SpeechQueue.Piece> ended = ending;
        ending = List.of();
        int waiting = lane.backlog();
        if (waiting > STUCK) {
            media.close();
            ear.onLaneStuck(waiting);
            return;
        }
        warnWhenLate(waiting);
        lane.execute(() -> {
            ear.onFrame(heard, said);
            ended.forEach(this::finish);
        });
    }

    private void finish(SpeechQueue.Piece piece) {
        Playback playback = playbacks.remove(piece);
        if (playback != null) {
            ear.onPlaybackFinished(playback);
        }
    }

    private void warnWhenLate(int waiting) {
        if (!laggedBefore && waiting > LAGGING) {
            laggedBefore = true;
            log.warn(
                    "callId={} is over {} ms late: its listener is too slow, or the machine has too many calls",
                    callId,
                    LAGGING * AudioFrame.DURATION_MS);
        }
    }

    @Override
    public void onUplinkLost(Duration silentFor) {
        lane.execute(() -> ear.onSoundLost(silentFor));
    }
}
