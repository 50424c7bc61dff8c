package io.heedline.asr.training.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void resamplingKeepsATonesFrequencyAndStrength() {
        short[] tone = new short[22050];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (10000 * Math.sin(2 * Math.PI * 1000 * i / 22050.0));
        }
        float[] resampled = Signals.resample(tone, 8000 / 22050.0);
        assertThat(resampled).hasSize(8000);
        double error = 0;
        for (int i = 200; i < 7800; i++) {
            error = Math.max(error, Math.abs(resampled[i] - 10000 * Math.sin(2 * Math.PI * 1000 * i / 8000.0)));
        }
        assertThat(error).isLessThan(150);
    }

    @Test
    void longAndShortResponsesConvolveAlike() {
        SplittableRandom random = new SplittableRandom(2);
        float[] signal = Noise.white(30_000, random);
        float[] response = Noise.white(257, random);
        float[] expected = new float[signal.length];
        for (int i = 0; i < signal.length; i++) {
            for (int k = 0; k <= Math.min(i, response.length - 1); k++) {
                expected[i] += response[k] * signal[i - k];
            }
        }
        float[] convolved = Signals.convolve(signal, response, 0);
        for (int i = 0; i < signal.length; i += 97) {
            assertThat(convolved[i]).isCloseTo(expected[i], within(0.01f));
        }
    }

    @Test
    void filtersDoNotMoveWhatWasLabelled() {
        float[] click = new float[1000];
        click[500] = 1;
        float[] heard = Signals.convolve(click, Line.telephoneBand(new SplittableRandom(1)), 63);
        int loudest = 0;
        for (int i = 0; i < heard.length; i++) {
            loudest = Math.abs(heard[i]) > Math.abs(heard[loudest]) ? i : loudest;
        }
        assertThat(loudest).isEqualTo(500);
    }

    @Test
    void muLawErrsByLessThanFourPercent() {
        for (float level : new float[] {200, 1000, 8000, 30000}) {
            float[] signal = {level, -level};
            Line.muLaw(signal);
            assertThat(signal[0]).isCloseTo(level, within(0.04f * level));
            assertThat(signal[1]).isEqualTo(-signal[0]);
        }
    }

    @Test
    void runningMeanIsThatOfTheLastSixHundredFramesAndTheGlobalOne() {
        SplittableRandom random = new SplittableRandom(5);
        float[] features = Noise.white(1500, random);
        float[] normalised = features.clone();
        new OnlineCmn(new double[] {0.5}).apply(normalised);
        for (int t : new int[] {0, 10, 399, 400, 450, 599, 600, 1400}) {
            int heard = Math.min(t + 1, 600);
            int borrowed = Math.min(600 - heard, 200);
            double sum = borrowed * 0.5;
            for (int i = t - heard + 1; i <= t; i++) {
                sum += features[i];
            }
            assertThat(normalised[t]).isCloseTo((float) (features[t] - sum / (heard + borrowed)), within(1e-4f));
        }
    }
}
