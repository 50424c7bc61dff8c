package io.heedline.asr.training.signal;

/**
 * The running cepstral mean normalisation that the recogniser applies: the mean of the last 600 frames, filled up with
 * at most 200 frames' worth of the global mean while fewer have been heard.
 */
public final class OnlineCmn {
    private static final int WINDOW = 600;
    private static final int GLOBAL_FRAMES = 200;

    private final double[] globalMean;

    public OnlineCmn(double[] globalMean) {
        this.globalMean = globalMean.clone();
    }

    /** Normalises a stream's features in place, starting as cold as the recogniser does. */
    public void apply(float[] features) {
        int dimension = globalMean.length;
        int frames = features.length / dimension;
        float[] raw = features.clone();
        double[] sum = new double[dimension];
        for (int t = 0; t < frames; t++) {
            int heard = Math.min(t + 1, WINDOW);
            int borrowed = Math.min(WINDOW - heard, GLOBAL_FRAMES);
            for (int d = 0; d < dimension; d++) {
                sum[d] += raw[t * dimension + d];
                if (t >= WINDOW) {
                    sum[d] -= raw[(t - WINDOW) * dimension + d];
                }
                double mean = (sum[d] + borrowed * globalMean[d]) / (heard + borrowed);
                features[t * dimension + d] = (float) (raw[t * dimension + d] - mean);
            }
        }
    }
}
