package io.heedline.asr.training;

/**
 * A stretch of training.
 *
 * @param name for people
 * @param steps batches learnt from
 * @param firstRate learning rate at its beginning; it falls exponentially to the last one
 * @param lastRate learning rate at its end
 */
record Stage(String name, int steps, double firstRate, double lastRate) {
    private static final int WARM_UP = 60;

    double rate(int step) {
        double warm = Math.min(1, (step + 1.0) / WARM_UP);
        return warm * firstRate * Math.pow(lastRate / firstRate, (double) step / steps);
    }
}
