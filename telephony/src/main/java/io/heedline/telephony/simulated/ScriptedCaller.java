package io.heedline.telephony.simulated;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A caller who says prepared turns: each once the other side has been heard to speak and then been silent for a while.
 * After the last turn it hears the answer out and hangs up. What it hears decides, by the level of the frames, and
 * time is counted in frames, so that a call runs the same way in real time and on the virtual clock.
 *
 * <p>For one call. Methods of {@link SimulatedCaller} are for the exchange; {@link #report()} is for any thread.
 */
public final class ScriptedCaller implements SimulatedCaller {

    /** A frame louder than this is taken for speech. */
    private static final double SPEECH_DBFS = -50;

    private static final long FRAMES_PER_KEY = 5;

    private final List<CallerTurn> script;
    private final CallerManner manner;
    private final CompletableFuture<CallerReport> report = new CompletableFuture<>();
    private final List<CallerReport.SpokenTurn> spoken = new ArrayList<>();
    private CallerLeg leg;
    private CallerReport.Ending ending = CallerReport.Ending.NOT_CONNECTED;

    private int turn;
    private long now = -1;
    private long turnEnds = -1;
    private String keysLeft = "";
    private boolean heardSpeech;
    private long speechBegan;
    private long lastSpeech;

    /** A caller with the usual manner. */
    public ScriptedCaller(List<CallerTurn> script) {
        this(script, CallerManner.usual());
    }

    public ScriptedCaller(List<CallerTurn> script, CallerManner manner) {
        this.script = List.copyOf(script);
        this.manner = manner;
    }

    /** A caller with the usual manner who just says these things. */
    public static ScriptedCaller saying(List<Pcm> turns) {
        return new ScriptedCaller(
                turns.stream().<CallerTurn>map(CallerTurn.Say::new).toList());
    }

    /** What was done, once the call is over. */
    public CompletableFuture<CallerReport> report() {
        return report.copy();
    }

    @Override
    public LineNoise lineNoise() {
        return manner.lineNoise();
    }

    @Override
    public void onAnswered(CallerLeg answered) {
        leg = answered;
        ending = CallerReport.Ending.OTHER_SIDE_ENDED;
        if (manner.speaksFirst() && !script.isEmpty()) {
            beginTurn();
        }
    }

    @Override
    public void onFrame(long index, AudioFrame heard) {
        now = index;
        listen(heard);
        if (now >= frames(manner.longestCall())) {
            hangUp(CallerReport.Ending.LOST_PATIENCE);
            return;
        }
        if (busyWithTurn()) {
            return;
        }
        if (turn < script.size()) {
            if (isMyTurn(script.get(turn))) {
                beginTurn();
            }
        } else if (heardSpeech && silentFor(manner.lingering())) {
            hangUp(CallerReport.Ending.SAID_ALL);
            return;
        }
        if (now - Math.max(lastSpeech, turnEnds) > frames(manner.patience())) {
            hangUp(CallerReport.Ending.LOST_PATIENCE);
        }
    }

    /** Speech heard while this caller's own voice sounds is no answer to it. */
    private void listen(AudioFrame heard) {
        if (heard.levelDbfs() <= SPEECH_DBFS || now < turnEnds) {
            return;
        }
        if (!heardSpeech) {
            speechBegan = now;
        }
        heardSpeech = true;
        lastSpeech = now;
    }

    private boolean busyWithTurn() {
        if (!keysLeft.isEmpty() && (turnEnds - now) % FRAMES_PER_KEY == 0) {
            leg.dtmf(keysLeft.charAt(0));
            keysLeft = keysLeft.substring(1);
        }
        return leg.speaking() || !keysLeft.isEmpty();
    }

    private boolean isMyTurn(CallerTurn next) {
        if (next instanceof CallerTurn.Interrupt interrupt) {
            return heardSpeech && now + 1 - speechBegan >= frames(interrupt.afterBotBegan());
        }
        return heardSpeech && silentFor(manner.silenceBeforeTurn());
    }

    private boolean silentFor(Duration silence) {
        return now - lastSpeech >= frames(silence);
    }

    private void beginTurn() {
        CallerTurn begun = script.get(turn);
        long start = now + 1;
        heardSpeech = false;
        if (begun instanceof CallerTurn.Say say) {
            speak(say.speech(), start);
        } else if (begun instanceof CallerTurn.Interrupt interrupt) {
            speak(interrupt.speech(), start);
        } else if (begun instanceof CallerTurn.Press press) {
            keysLeft = press.keys();
            turnEnds = start + FRAMES_PER_KEY * keysLeft.length();
            note(start, turnEnds);
        }
        turn++;
    }

    private void speak(Pcm words, long start) {
        Pcm speech = Resampler.resample(words, AudioFrame.SAMPLE_RATE);
        long first = -1;
        long behindLast = 0;
        for (int frame = 0; frame * AudioFrame.SAMPLES < speech.length(); frame++) {
            if (AudioFrame.at(speech.samples(), frame * AudioFrame.SAMPLES).levelDbfs() > SPEECH_DBFS) {
                first = first < 0 ? frame : first;
                behindLast = frame + 1;
            }
        }
        leg.say(speech);
        turnEnds = start + behindLast;
        note(start + Math.max(0, first), turnEnds);
    }

    private void note(long fromFrame, long toFrame) {
        spoken.add(new CallerReport.SpokenTurn(
                turn, fromFrame * AudioFrame.DURATION_MS, toFrame * AudioFrame.DURATION_MS));
    }

    private void hangUp(CallerReport.Ending why) {
        ending = why;
        leg.hangUp();
    }

    @Override
    public void onEnded(HangupCause cause) {
        report.complete(new CallerReport(List.copyOf(spoken), ending, cause));
    }

    private static long frames(Duration time) {
        return time.toMillis() / AudioFrame.DURATION_MS;
    }
}
