package io.heedline.application.conversation;

import io.heedline.telephony.AudioFrame;
import java.util.OptionalInt;

/**
 * Finds the bot's own voice in what is heard: how much later it comes back and how much weaker. A stretch of what is
 * heard is compared with what was said up to {@value #LONGEST_MS} ms before (normalised cross-correlation, both
 * differentiated so that pitch decides less); a voice of its own agrees now here, now there, an echo always at the same
 * delay. At half the rate of telephone sound; about 10 million multiplications for a second of doubt.
 */
final class EchoPath {

    /** No line and no telephone brings sound back later. */
    static final int LONGEST_MS = 300;

    private static final int RATE = AudioFrame.SAMPLE_RATE / 2;
    private static final int FRAME = AudioFrame.SAMPLES / 2;
    /** What is compared: two frames. */
    private static final int WINDOW = 2 * FRAME;

    private static final int LAGS = RATE * LONGEST_MS / 1000;
    private static final int SAME_LAG = RATE * 3 / 1000;

    private static final double PRE_EMPHASIS = 0.9;
    private static final double ALIKE = 0.5;
    private static final int VOTES_KEPT = 25;
    private static final int VOTES_NEEDED = 8;

    private final double[] said = new double[LAGS + WINDOW];
    private final double[] heard = new double[WINDOW];
    private final int[] votes = new int[VOTES_KEPT];
    private int voted;
    private int delay = -1;
    private double lastSaid;
    private double lastHeard;

    /** Takes what was said and heard during the same 20 ms. */
    void accept(AudioFrame heardFrame, AudioFrame saidFrame) {
        lastSaid = append(said, saidFrame.samples(), lastSaid);
        lastHeard = append(heard, heardFrame.samples(), lastHeard);
    }

    private static double append(double[] line, short[] samples, double last) {
        System.arraycopy(line, FRAME, line, 0, line.length - FRAME);
        double before = last;
        for (int i = 0; i < FRAME; i++) {
            double now = (samples[2 * i] + samples[2 * i + 1]) / 2.0;
            line[line.length - FRAME + i] = now - PRE_EMPHASIS * before;
            before = now;
        }
        return before;
    }

    /**
     * Compares the last 40 ms; to be asked only when there is something to compare, and more is heard than noise.
     *
     * @return whether they are an echo by the path known so far
     */
    boolean compare() {
        int best = -1;
        double most = ALIKE;
        double own = energy(heard, 0);
        double energy = energy(said, said.length - WINDOW);
        for (int lag = 0; lag <= LAGS; lag++) {
            int at = said.length - WINDOW - lag;
            if (lag > 0) {
                energy += said[at] * said[at] - said[at + WINDOW] * said[at + WINDOW];
            }
            if (energy > 1 && own > 1) {
                double alike = Math.abs(product(at)) / Math.sqrt(own * energy);
                if (alike > most) {
                    most = alike;
                    best = lag;
                }
            }
        }
        vote(best);
        return best >= 0 && delay >= 0 && Math.abs(best - delay) <= SAME_LAG;
    }

    private double product(int at) {
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            sum += heard[i] * said[at + i];
        }
        return sum;
    }

    private static double energy(double[] line, int from) {
        double sum = 0;
        for (int i = from; i < from + WINDOW; i++) {
            sum += line[i] * line[i];
        }
        return sum;
    }

    private void vote(int lag) {
        votes[voted++ % VOTES_KEPT] = lag;
        int agree = 0;
        for (int i = 0; i < Math.min(voted, VOTES_KEPT); i++) {
            agree += votes[i] >= 0 && Math.abs(votes[i] - lag) <= SAME_LAG ? 1 : 0;
        }
        if (lag >= 0 && agree >= VOTES_NEEDED) {
            delay = lag;
        }
    }

    /** How much later what was said comes back, in ms; empty as long as no echo was found. */
    OptionalInt delayMs() {
        return delay < 0 ? OptionalInt.empty() : OptionalInt.of(delay * 1000 / RATE);
    }
}
