package io.heedline.application.rehearsal;

import java.util.random.RandomGenerator;

/**
 * How somebody speaks and listens.
 *
 * @param speed of speech; 1 is the pace of the bot
 * @param reactionMs silence of the bot after which they speak
 * @param interrupts share of the prompts they speak into
 * @param interruptMs how long after a prompt's beginning they do
 * @param backchannels share of the prompts into which they say a word of attention
 * @param softerDb how much softer they are than usual
 * @param noiseDb how far the line's noise is below their voice
 * @param echo whether the bot's voice comes back from their end
 */
record Manner(
        Range speed,
        Range reactionMs,
        double interrupts,
        Range interruptMs,
        double backchannels,
        Range softerDb,
        Range noiseDb,
        boolean echo) {

    /** From least to most. */
    record Range(double least, double most) {
        double draw(RandomGenerator random) {
            return least + (most - least) * random.nextDouble();
        }
    }

    /** On a good line the noise is as far below the voice as comfort noise usually is. */
    private static final Range FAINT_NOISE = new Range(40, 46);

    static Manner usual() {
        return new Manner(
                new Range(0.76, 0.98), new Range(400, 900), 0, new Range(0, 0), 0, new Range(0, 6), FAINT_NOISE, false);
    }

    Manner speaking(double slowest, double fastest) {
        return new Manner(
                new Range(slowest, fastest),
                reactionMs,
                interrupts,
                interruptMs,
                backchannels,
                softerDb,
                noiseDb,
                echo);
    }

    Manner reacting(double leastMs, double mostMs) {
        return new Manner(
                speed, new Range(leastMs, mostMs), interrupts, interruptMs, backchannels, softerDb, noiseDb, echo);
    }

    Manner interrupting(double share, double leastMs, double mostMs) {
        return new Manner(speed, reactionMs, share, new Range(leastMs, mostMs), backchannels, softerDb, noiseDb, echo);
    }

    Manner backchannelling(double share) {
        return new Manner(speed, reactionMs, interrupts, interruptMs, share, softerDb, noiseDb, echo);
    }

    Manner softer(double leastDb, double mostDb) {
        return new Manner(
                speed, reactionMs, interrupts, interruptMs, backchannels, new Range(leastDb, mostDb), noiseDb, echo);
    }

    Manner noisy(double leastDb, double mostDb) {
        return new Manner(
                speed, reactionMs, interrupts, interruptMs, backchannels, softerDb, new Range(leastDb, mostDb), echo);
    }

    Manner echoing() {
        return new Manner(speed, reactionMs, interrupts, interruptMs, backchannels, softerDb, noiseDb, true);
    }
}
