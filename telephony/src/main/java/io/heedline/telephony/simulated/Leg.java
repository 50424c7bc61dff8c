package io.heedline.telephony.simulated;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.SpeechQueue;
import java.util.SplittableRandom;

/** A simulated person's end of a call: speech and line noise go out, the other side's frames come in. */
final class Leg implements CallerLeg {

    private static final String KEYS = "0123456789*#ABCD";

    /** What the call does for its legs. */
    interface Line {
        void onLane(Runnable task);

        void keyPressed(Leg leg, char key);

        void putDown(Leg leg);
    }

    private final SimulatedCaller person;
    private final Line line;
    private final LineNoise noise;
    private final SplittableRandom random;
    private final SpeechQueue speech = new SpeechQueue();
    private long heardFrames;

    Leg(SimulatedCaller person, Line line) {
        this.person = person;
        this.line = line;
        this.noise = person.lineNoise();
        this.random = new SplittableRandom(noise.seed());
    }

    SimulatedCaller person() {
        return person;
    }

    AudioFrame next() {
        AudioFrame spoken = speech.next();
        speech.takeFinished();
        if (noise.silent()) {
            return spoken;
        }
        short[] samples = spoken.samples();
        noise.addTo(samples, random);
        return AudioFrame.of(samples);
    }

    void hear(AudioFrame frame) {
        person.onFrame(heardFrames++, frame);
    }

    @Override
    public void say(Pcm words) {
        SpeechQueue.Piece piece = new SpeechQueue.Piece(words);
        line.onLane(() -> speech.add(piece));
    }

    @Override
    public void dtmf(char key) {
        if (KEYS.indexOf(key) < 0) {
            throw new IllegalArgumentException("key '" + key + "' is not on a telephone: expected one of " + KEYS);
        }
        line.keyPressed(this, key);
    }

    @Override
    public void hangUp() {
        line.putDown(this);
    }

    @Override
    public boolean speaking() {
        return !speech.isEmpty();
    }
}
