package io.heedline.benchmarks.turns;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.simulated.CallerLeg;
import io.heedline.telephony.simulated.SimulatedCaller;
import java.util.SplittableRandom;

/** Says something at a moment of the call, on a line with noise and with an echo of what is heard. */
final class TalkingCaller implements SimulatedCaller {

    private static final int LONGEST_ECHO = AudioFrame.SAMPLE_RATE;

    /**
     * The line.
     *
     * @param noiseDbfs level of its noise
     * @param echoDelayMs how much later what is heard comes back
     * @param echoDb how much weaker it then is; 200 for no echo
     */
    record Line(double noiseDbfs, int echoDelayMs, double echoDb) {}

    private final short[] speech;
    private final long atMs;
    private final Line line;
    private final SplittableRandom random;
    private final short[] heardBefore = new short[LONGEST_ECHO];
    private long heardSamples;
    private CallerLeg leg;

    TalkingCaller(Pcm speech, long atMs, Line line, long seed) {
        this.speech = speech.samples();
        this.atMs = atMs;
        this.line = line;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void onAnswered(CallerLeg answered) {
        leg = answered;
    }

    @Override
    public void onFrame(long index, AudioFrame heard) {
        short[] samples = heard.samples();
        short[] out = new short[samples.length];
        double echo = Math.pow(10, -line.echoDb() / 20);
        double noise = Math.sqrt(3) * 32_768 * Math.pow(10, line.noiseDbfs() / 20);
        int delay = line.echoDelayMs() * AudioFrame.SAMPLE_RATE / 1000;
        long from = index * AudioFrame.SAMPLES - atMs * AudioFrame.SAMPLE_RATE / 1000;
        for (int i = 0; i < out.length; i++) {
            heardBefore[(int) (heardSamples % LONGEST_ECHO)] = samples[i];
            double back = heardSamples < delay ? 0 : heardBefore[(int) ((heardSamples - delay) % LONGEST_ECHO)];
            heardSamples++;
            double own = from + i >= 0 && from + i < speech.length ? speech[(int) from + i] : 0;
            double sum = own + echo * back + noise * (2 * random.nextDouble() - 1);
            out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(sum)));
        }
        leg.say(new Pcm(out, AudioFrame.SAMPLE_RATE));
    }

    @Override
    public void onEnded(HangupCause cause) {}
}
