package io.heedline.asr.training;

import io.heedline.asr.training.network.Weights;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.OnlineCmn;

/**
 * A trained network with what belongs to it.
 *
 * @param weights takes features after cepstral mean normalisation
 * @param priors how frequent each class was, summing to one
 * @param featureMean mean of each feature before normalisation
 */
record AcousticModel(Weights weights, float[] priors, double[] featureMean) {

    /** Log likelihoods, up to a constant, of every class at every third frame. */
    float[][] logLikelihoods(float[] samples, Mfcc mfcc) {
        float[] features = mfcc.compute(samples);
        new OnlineCmn(featureMean).apply(features);
        float[][] scores = weights.logPosteriors(features);
        for (float[] step : scores) {
            for (int i = 0; i < step.length; i++) {
                step[i] -= (float) Math.log(priors[i]);
            }
        }
        return scores;
    }
}
