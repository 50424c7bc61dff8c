package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A call that keeps what its media tell it. */
class HearingLine implements MediaLine {

    final List<AudioFrame> heard = new CopyOnWriteArrayList<>();
    final List<AudioFrame> said = new CopyOnWriteArrayList<>();
    final List<Duration> losses = new CopyOnWriteArrayList<>();
    private final Supplier<AudioFrame> speech;

    HearingLine() {
        this(() -> AudioFrame.SILENCE);
    }

    HearingLine(Supplier<AudioFrame> speech) {
        this.speech = speech;
    }

    @Override
    public String callId() {
        return "a-call";
    }

    @Override
    public AudioFrame nextSaid() {
        return speech.get();
    }

    @Override
    public void onFrames(AudioFrame heardNow, AudioFrame saidNow) {
        heard.add(heardNow);
        said.add(saidNow);
    }

    @Override
    public void onUplinkLost(Duration silentFor) {
        losses.add(silentFor);
    }
}
