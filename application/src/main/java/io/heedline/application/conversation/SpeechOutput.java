package io.heedline.application.conversation;

import io.heedline.application.conversation.turn.TurnSettings.Interruption;
import io.heedline.audio.Pcm;
import io.heedline.dialog.BotAction.Say;
import io.heedline.dialog.BotAction.VoiceChange;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.Playback;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What the bot says on one call, sentence by sentence. All sentences of an answer are synthesised at the same time, off
 * the lane; they are played in their order, each as soon as it is there. Used on the call's lane.
 *
 * <pre>
 *                duck                     pause
 *   loud -----------------&gt; quiet ---------------------&gt; paused
 *     ^                       |  restore                    |  resume
 *     +-----------------------+-----------------------------+
 * </pre>
 */
final class SpeechOutput {

    /** What becomes of the sentences; called on the lane. */
    interface Listener {
        void sentenceStarts(Say say);

        /** Said to the end, or cut off; times in ms since the answer, both equal if nothing of it was heard. */
        void sentenceEnds(Say say, long startMs, long endMs, boolean cutOff);

        void allSaid();

        void synthesisFailed(Throwable why);
    }

    /** Quieter frames are the pauses around and between the words. */
    private static final double AUDIBLE_DBFS = -50;

    /** Between two words there may be as little silence as this; between two phrases there is more. */
    private static final long BETWEEN_WORDS_MS = 40;

    private static final long BETWEEN_PHRASES_MS = 100;

    private static final long NEVER = -1;

    private final Call call;
    private final SpeechSynthesizer synthesizer;
    private final Executor synthesis;
    private final Interruption settings;
    private final Listener listener;
    private final Deque<SpokenSentence> waiting = new ArrayDeque<>();
    private SpokenSentence playing;
    private VoiceStyle style = VoiceStyle.USUAL;
    private boolean speaking;
    private boolean paused;
    /** Since when it is quiet for the caller's sake. */
    private long quietSinceMs = NEVER;

    /** Where a paused sentence is taken up again, in ms of its sound. */
    private long resumeAtMs;

    private long nowMs;

    SpeechOutput(
            Call call, SpeechSynthesizer synthesizer, Executor synthesis, Interruption settings, Listener listener) {
        this.call = call;
        this.synthesizer = synthesizer;
        this.synthesis = synthesis;
        this.settings = settings;
        this.listener = listener;
    }

    /** Speaks differently from the next sentence on. */
    void change(VoiceChange change) {
        style = style.changed(change);
    }

    /** Says this after everything that waits already. */
    void say(Say say) {
        VoiceStyle wanted = style;
        Prompt prompt = new Prompt(say.text(), say.locale(), say.recording(), wanted.speed());
        say(say, CompletableFuture.supplyAsync(() -> wanted.loud(synthesizer.speak(prompt)), synthesis));
    }

    /** Says this, of which the sound is there already. */
    void say(Say say, Pcm speech) {
        say(say, CompletableFuture.completedFuture(speech));
    }

    private void say(Say say, CompletableFuture<Pcm> speech) {
        waiting.add(new SpokenSentence(say, speech));
        speaking = true;
        if (speech.isDone()) {
            playNext();
        } else {
            speech.whenCompleteAsync((pcm, why) -> playNext(), call.lane());
        }
    }

    /** Whether something is being said or waits to be said. */
    boolean busy() {
        return playing != null || !waiting.isEmpty();
    }

    /** The sentence that is being said; empty when there is none. */
    String text() {
        return playing == null ? "" : playing.say.text();
    }

    /** Whether something is being said that the caller may cut short. */
    boolean interruptible() {
        return playing != null && !paused && playing.say.interruptible();
    }

    /** Goes on so quietly that it does not disturb, until {@link #restore}, {@link #pause} or {@link #stop}. */
    void duck() {
        quietSinceMs = nowMs;
        if (playing != null) {
            playing.setGain(-settings.duckBy());
        }
    }

    /** As loud as before. What was not to be heard is said again, from the last gap between two words. */
    void restore() {
        if (quietSinceMs == NEVER) {
            return;
        }
        long quietFrom = quietSinceMs;
        quietSinceMs = NEVER;
        if (playing == null) {
            return;
        }
        if (nowMs - quietFrom <= settings.respeakAfter().toMillis()) {
            playing.setGain(0);
        } else {
            long resumeMs = playing.lastPauseBefore(playing.saidMs(quietFrom), BETWEEN_WORDS_MS);
            playing.silence();
            play(playing, resumeMs);
        }
    }

    /** Falls silent at once, but may go on with {@link #resume()}. */
    void pause() {
        paused = busy();
        if (playing != null && paused) {
            long cutMs = quietSinceMs == NEVER ? nowMs : quietSinceMs;
            resumeAtMs = playing.lastPauseBefore(playing.saidMs(cutMs), BETWEEN_PHRASES_MS);
            playing.silence();
        }
        quietSinceMs = NEVER;
    }

    /** Whether something waits to be taken up again. */
    boolean paused() {
        return paused;
    }

    /** Goes on where it was before {@link #pause}, from the last pause between two phrases. */
    void resume() {
        if (!paused) {
            return;
        }
        paused = false;
        if (playing != null) {
            listener.sentenceStarts(playing.say);
            play(playing, resumeAtMs);
        } else {
            playNext();
        }
    }

    /** Forgets what was to be taken up again. */
    void discardPaused() {
        if (paused) {
            stop();
        }
    }

    /** Falls silent at once and forgets what was still to be said. */
    void stop() {
        waiting.clear();
        speaking = false;
        paused = false;
        quietSinceMs = NEVER;
        if (playing != null) {
            SpokenSentence cut = playing;
            playing = null;
            cut.silence();
            ended(cut, true);
        }
    }

    /** What was sent during one frame, so that times are those of the sound, not of the order to play it. */
    void onFrame(long startMs, AudioFrame said) {
        nowMs = startMs + AudioFrame.DURATION_MS;
        if (playing != null && said.levelDbfs() > AUDIBLE_DBFS) {
            if (playing.firstMs < 0) {
                playing.firstMs = startMs;
            }
            playing.lastMs = nowMs;
        }
    }

    void onPlaybackFinished(Playback playback) {
        if (playing == null || !playing.playedAs(playback)) {
            return;
        }
        SpokenSentence said = playing;
        playing = null;
        ended(said, false);
        playNext();
    }

    private void playNext() {
        while (!paused
                && playing == null
                && !waiting.isEmpty()
                && waiting.peek().speech.isDone()) {
            SpokenSentence next = waiting.poll();
            if (next.speech.isCompletedExceptionally()) {
                waiting.clear();
                speaking = false;
                listener.synthesisFailed(next.speech.handle((pcm, why) -> why).join());
                return;
            }
            if (next.speech.join().length() > 0) {
                playing = next;
                listener.sentenceStarts(next.say);
                play(next, 0);
            }
        }
        if (speaking && !busy()) {
            speaking = false;
            quietSinceMs = NEVER;
            listener.allSaid();
        }
    }

    private void play(SpokenSentence sentence, long fromMs) {
        Pcm speech = sentence.speech.join();
        Playback playback = call.play(fromMs == 0 ? speech : speech.slice(fromMs, speech.durationMs() + 1));
        sentence.plays(playback, fromMs, nowMs);
        if (quietSinceMs != NEVER) {
            sentence.setGain(-settings.duckBy());
        }
    }

    private void ended(SpokenSentence sentence, boolean cutOff) {
        boolean heard = sentence.heard();
        listener.sentenceEnds(sentence.say, heard ? sentence.firstMs : nowMs, heard ? sentence.lastMs : nowMs, cutOff);
    }
}
