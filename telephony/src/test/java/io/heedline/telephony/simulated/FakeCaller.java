package io.heedline.telephony.simulated;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** A person in tests: keeps all that is heard, and does something at given frames; frame -1 is the answer. */
final class FakeCaller implements SimulatedCaller {

    final List<AudioFrame> heard = new ArrayList<>();
    private final CompletableFuture<HangupCause> ended = new CompletableFuture<>();
    private final LongConsumer atFrame;
    CallerLeg leg;

    FakeCaller() {
        this(index -> {});
    }

    FakeCaller(LongConsumer atFrame) {
        this.atFrame = atFrame;
    }

    /** Hangs up after so many frames. */
    static FakeCaller hangingUpAt(long frame) {
        FakeCaller[] self = new FakeCaller[1];
        self[0] = new FakeCaller(index -> {
            if (index == frame) {
                self[0].leg.hangUp();
            }
        });
        return self[0];
    }

    @Override
    public void onAnswered(CallerLeg answered) {
        leg = answered;
        atFrame.accept(-1);
    }

    @Override
    public void onFrame(long index, AudioFrame frame) {
        heard.add(frame);
        atFrame.accept(index);
    }

    @Override
    public void onEnded(HangupCause cause) {
        ended.complete(cause);
    }

    HangupCause awaitEnd() throws Exception {
        return ended.get(20, TimeUnit.SECONDS);
    }
}
