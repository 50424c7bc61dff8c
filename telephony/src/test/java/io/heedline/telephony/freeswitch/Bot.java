package io.heedline.telephony.freeswitch;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.NetworkReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes calls and remembers what becomes of them. */
final class Bot implements CallListener, DialListener {

    final List<String> told = new CopyOnWriteArrayList<>();
    final AtomicInteger frames = new AtomicInteger();
    final AtomicInteger earlyFrames = new AtomicInteger();
    final CompletableFuture<HangupCause> ended = new CompletableFuture<>();
    volatile NetworkReply reply;
    volatile Call call;

    /** As a hotline. */
    void take(Call ringing) {
        call = ringing;
        ringing.answer(this);
    }

    HangupCause awaitEnd() throws Exception {
        return ended.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void onRinging() {
        told.add("ringing");
    }

    @Override
    public void onEarlyMedia(AudioFrame heard) {
        earlyFrames.incrementAndGet();
    }

    @Override
    public void onAnswered(Call answered) {
        told.add("answered");
        take(answered);
    }

    @Override
    public void onFailed(DialOutcome outcome, NetworkReply said) {
        told.add("failed");
        reply = said;
    }

    @Override
    public void onFrame(long index, AudioFrame heard, AudioFrame said) {
        frames.incrementAndGet();
    }

    @Override
    public void onEnded(HangupCause cause) {
        ended.complete(cause);
    }
}
