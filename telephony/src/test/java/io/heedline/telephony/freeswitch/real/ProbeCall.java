package io.heedline.telephony.freeswitch.real;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A call on our side of the exchange, and everything its listener was told. */
public final class ProbeCall implements CallListener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Call call;
    private final Queue<Long> indexes = new ConcurrentLinkedQueue<>();
    private final Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
    private final Queue<AudioFrame> said = new ConcurrentLinkedQueue<>();
    private final Queue<Character> keys = new ConcurrentLinkedQueue<>();
    private final Queue<String> happenings = new ConcurrentLinkedQueue<>();
    private final Queue<HangupCause> ends = new ConcurrentLinkedQueue<>();

    ProbeCall(Call call) {
        this.call = call;
    }

    /** Answers the call with a probe as its listener. */
    public static ProbeCall answering(Call call) {
        ProbeCall probe = new ProbeCall(call);
        call.answer(probe);
        return probe;
    }

    public Call call() {
        return call;
    }

    /** Does something with the call on its lane. */
    public void onLane(Consumer<Call> action) {
        call.lane().execute(() -> action.accept(call));
    }

    @Override
    public void onFrame(long index, AudioFrame heardFrame, AudioFrame saidFrame) {
        indexes.add(index);
        heard.add(heardFrame);
        said.add(saidFrame);
    }

    @Override
    public void onDtmf(char key) {
        keys.add(key);
    }

    @Override
    public void onPlaybackFinished(Playback playback) {
        happenings.add("played");
    }

    @Override
    public void onTransferred(String target) {
        happenings.add("transferred to " + target);
    }

    @Override
    public void onReturned() {
        happenings.add("returned");
    }

    @Override
    public void onTransferFailed(String target, DialOutcome why) {
        happenings.add("transfer to " + target + " failed: " + why);
    }

    @Override
    public void onEnded(HangupCause cause) {
        ends.add(cause);
        happenings.add("ended " + cause);
    }

    public List<short[]> heard() {
        return heard.stream().map(AudioFrame::samples).toList();
    }

    public List<short[]> said() {
        return said.stream().map(AudioFrame::samples).toList();
    }

    public String keys() {
        StringBuilder text = new StringBuilder();
        keys.forEach(text::append);
        return text.toString();
    }

    /** In the order they came: played, transferred to ..., returned, transfer to ... failed: ..., ended CAUSE. */
    public List<String> happenings() {
        return new ArrayList<>(happenings);
    }

    /** How it was told to have ended; more than one is a fault. */
    public List<HangupCause> ends() {
        return new ArrayList<>(ends);
    }

    /** Whether its frames were numbered from 0 without a gap. */
    public boolean isGapless() {
        long next = 0;
        for (long index : indexes) {
            if (index != next++) {
                return false;
            }
        }
        return true;
    }

    public long frames() {
        return indexes.size();
    }

    public void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }

    /** Waits until something that begins so has happened. */
    public void awaitHappening(String beginning) {
        await(beginning, () -> happenings.stream().anyMatch(happening -> happening.startsWith(beginning)));
    }

    /** Waits for its end, and gives the cause. */
    public HangupCause awaitEnd() {
        await("the end of the call", () -> !ends.isEmpty());
        return ends.peek();
    }
}
