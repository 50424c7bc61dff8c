package io.heedline.application.conversation;

import io.heedline.audio.Pcm;
import io.heedline.dialog.BotAction.Say;
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

    private final Call call;
    private final SpeechSynthesizer synthesizer;
    private final Executor synthesis;
    private final Listener listener;
    private final Deque<Sentence> waiting = new ArrayDeque<>();
    private Sentence playing;
    private boolean speaking;
    private long nowMs;

    SpeechOutput(Call call, SpeechSynthesizer synthesizer, Executor synthesis, Listener listener) {
        this.call = call;
        this.synthesizer = synthesizer;
        this.synthesis = synthesis;
        this.listener = listener;
    }

    private static final class Sentence {
        final Say say;
        final CompletableFuture<Pcm> speech;
        Playback playback;
        long firstMs = -1;
        long lastMs = -1;

        Sentence(Say say, CompletableFuture<Pcm> speech) {
            this.say = say;
            this.speech = speech;
        }
    }

    /** Says this after everything that waits already. */
    void say(Say say) {
        Prompt prompt = new Prompt(say.text(), say.locale(), say.recording());
        say(say, CompletableFuture.supplyAsync(() -> synthesizer.speak(prompt), synthesis));
    }

    /** Says this, of which the sound is there already. */
    void say(Say say, Pcm speech) {
        say(say, CompletableFuture.completedFuture(speech));
    }

    private void say(Say say, CompletableFuture<Pcm> speech) {
        waiting.add(new Sentence(say, speech));
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

    /** Whether something is being said that the caller may cut short. */
    boolean interruptible() {
        return playing != null && playing.say.interruptible();
    }

    /** Falls silent at once and forgets what was still to be said. */
    void stop() {
        waiting.clear();
        speaking = false;
        if (playing != null) {
            Sentence cut = playing;
            playing = null;
            cut.playback.stop();
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
        if (playing == null || playing.playback != playback) {
            return;
        }
        Sentence said = playing;
        playing = null;
        ended(said, false);
        playNext();
    }

    private void playNext() {
        while (playing == null && !waiting.isEmpty() && waiting.peek().speech.isDone()) {
            Sentence next = waiting.poll();
            if (next.speech.isCompletedExceptionally()) {
                waiting.clear();
                speaking = false;
                listener.synthesisFailed(next.speech.handle((pcm, why) -> why).join());
                return;
            }
            Pcm speech = next.speech.join();
            if (speech.length() > 0) {
                playing = next;
                listener.sentenceStarts(next.say);
                next.playback = call.play(speech);
            }
        }
        if (speaking && !busy()) {
            speaking = false;
            listener.allSaid();
        }
    }

    private void ended(Sentence sentence, boolean cutOff) {
        boolean heard = sentence.firstMs >= 0;
        listener.sentenceEnds(sentence.say, heard ? sentence.firstMs : nowMs, heard ? sentence.lastMs : nowMs, cutOff);
    }
}
