package io.heedline.asr.training.signal;

import java.util.SplittableRandom;

/** What else is on a line: coloured noise, hum, tones, keys, other people talking. All of about unit power. */
public final class Noise {
    private static final double[] LOW_KEY_HZ = {697, 770, 852, 941};
    private static final double[] HIGH_KEY_HZ = {1209, 1336, 1477, 1633};

    private Noise() {}

    /** White noise. */
    public static float[] white(int samples, SplittableRandom random) {
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) gaussian(random);
        }
        return noise;
    }

    /** White noise through a random resonance and a random tilt: wind, traffic, fans, a fridge. */
    public static float[] coloured(int samples, SplittableRandom random) {
        float[] noise = white(samples, random);
        double tilt = 0.98 * random.nextDouble();
        double hz = 80 + 3000 * random.nextDouble();
        double radius = 0.5 + 0.48 * random.nextDouble();
        double a1 = 2 * radius * Math.cos(2 * Math.PI * hz / Mfcc.SAMPLE_RATE);
        double a2 = -radius * radius;
        boolean resonant = random.nextBoolean();
        double low = 0;
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < samples; i++) {
            low = tilt * low + noise[i];
            double y = resonant ? low + a1 * y1 + a2 * y2 : low;
            y2 = y1;
            y1 = y;
            noise[i] = (float) y;
        }
        if (random.nextInt(3) == 0) {
            swell(noise, random);
        }
        return Signals.unitPower(noise);
    }

    /** Mains hum with its harmonics. */
    public static float[] hum(int samples, SplittableRandom random) {
        double hz = random.nextBoolean() ? 50 : 60;
        float[] hum = new float[samples];
        for (int harmonic = 1; harmonic <= 12; harmonic++) {
            double strength = random.nextDouble() / harmonic;
            double phase = random.nextDouble() * 7;
            for (int i = 0; i < samples; i++) {
                hum[i] += (float) (strength * Math.sin(phase + 2 * Math.PI * hz * harmonic * i / Mfcc.SAMPLE_RATE));
            }
        }
        return Signals.unitPower(hum);
    }

    /** Dial, ring-back and busy tones or pressed keys, with pauses. */
    public static float[] tones(int samples, SplittableRandom random) {
        float[] tones = new float[samples];
        int at = random.nextInt(2000);
        boolean keys = random.nextBoolean();
        double first = 300 + 800 * random.nextDouble();
        double second = random.nextBoolean() ? 0 : 300 + 2000 * random.nextDouble();
        int on = keys ? 0 : 1200 + random.nextInt(6000);
        while (at < samples) {
            if (keys) {
                first = LOW_KEY_HZ[random.nextInt(4)];
                second = HIGH_KEY_HZ[random.nextInt(4)];
                on = 500 + random.nextInt(1500);
            }
            for (int i = at; i < Math.min(samples, at + on); i++) {
                double t = 2 * Math.PI * i / Mfcc.SAMPLE_RATE;
                tones[i] = (float) (Math.sin(first * t) + (second > 0 ? Math.sin(second * t) : 0));
            }
            at += on + 400 + random.nextInt(4000);
        }
        return Signals.unitPower(tones);
    }

    static double gaussian(SplittableRandom random) {
        // Twelve uniforms are normal enough for noise and far cheaper than logarithms.
        double sum = -6;
        for (int i = 0; i < 3; i++) {
            long bits = random.nextLong();
            sum += ((bits & 0xffff) + ((bits >>> 16) & 0xffff) + ((bits >>> 32) & 0xffff) + (bits >>> 48)) / 65536.0;
        }
        return sum;
    }

    private static void swell(float[] noise, SplittableRandom random) {
        double hz = 0.2 + 2 * random.nextDouble();
        double phase = 7 * random.nextDouble();
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= (float) (0.55 + 0.45 * Math.sin(phase + 2 * Math.PI * hz * i / Mfcc.SAMPLE_RATE));
        }
    }
}
