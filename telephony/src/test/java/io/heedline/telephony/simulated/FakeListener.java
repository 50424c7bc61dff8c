package io.heedline.telephony.simulated;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Heedline's side in tests: keeps all it is told, and does something at given frames. Answers what it is given. */
final class FakeListener implements CallListener {

    final List<AudioFrame> heard = new ArrayList<>();
    final List<AudioFrame> said = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final List<Playback> finished = new ArrayList<>();
    private final CompletableFuture<HangupCause> ended = new CompletableFuture<>();
    private final LongConsumer atFrame;
    Call call;

    FakeListener() {
        this(index -> {});
    }

    FakeListener(LongConsumer atFrame) {
        this.atFrame = atFrame;
    }

    void take(Call ringing) {
        call = ringing;
        call.answer(this);
    }

    @Override
    public void onFrame(long index, AudioFrame heardFrame, AudioFrame saidFrame) {
        if (index != heard.size()) {
            events.add("gap before frame " + index);
        }
        heard.add(heardFrame);
        said.add(saidFrame);
        atFrame.accept(index);
    }

    @Override
    public void onDtmf(char key) {
        events.add("key " + key);
    }

    @Override
    public void onPlaybackFinished(Playback playback) {
        finished.add(playback);
        events.add("played by " + heard.size());
    }

    @Override
    public void onTransferred(String target) {
        events.add("transferred to " + target + " at " + heard.size());
    }

    @Override
    public void onReturned() {
        events.add("returned at " + heard.size());
    }

    @Override
    public void onTransferFailed(String target, DialOutcome why) {
        events.add("not transferred: " + why);
    }

    @Override
    public void onEnded(HangupCause cause) {
        events.add("ended " + cause);
        ended.complete(cause);
    }

    HangupCause awaitEnd() throws Exception {
        return ended.get(20, TimeUnit.SECONDS);
    }
}
