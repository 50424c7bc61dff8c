package io.heedline.application.trial;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.simulated.CallerLeg;
import io.heedline.telephony.simulated.SimulatedCaller;

/** The person who takes over on the simulated exchange: greets, then listens until the caller hangs up. */
final class Operator implements SimulatedCaller {

    private final Pcm greeting;

    Operator(Pcm greeting) {
        this.greeting = greeting;
    }

    @Override
    public void onAnswered(CallerLeg leg) {
        leg.say(greeting);
    }

    @Override
    public void onFrame(long index, AudioFrame heard) {}

    @Override
    public void onEnded(HangupCause cause) {}
}
