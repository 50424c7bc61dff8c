package io.heedline.audio;

/** Pure tones, and how much of a signal is one. */
final class Sines {

    private Sines() {}

    static Pcm tone(double hz, double amplitude, int rate, int ms) {
        short[] samples = new short[rate * ms / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32767 * amplitude * Math.sin(2 * Math.PI * hz * i / rate));
        }
        return new Pcm(samples, rate);
    }

    /** Power ratio in dB of the best fitting tone of this frequency to all the rest, without the edges. */
    static double signalToNoise(Pcm pcm, double hz) {
        int edge = pcm.sampleRate() / 50;
        double sine = 0;
        double cosine = 0;
        int count = pcm.length() - 2 * edge;
        for (int i = edge; i < edge + count; i++) {
            double angle = 2 * Math.PI * hz * i / pcm.sampleRate();
            sine += pcm.samples()[i] * Math.sin(angle);
            cosine += pcm.samples()[i] * Math.cos(angle);
        }
        double noise = 0;
        double signal = 0;
        for (int i = edge; i < edge + count; i++) {
            double angle = 2 * Math.PI * hz * i / pcm.sampleRate();
            double fitted = 2 * (sine * Math.sin(angle) + cosine * Math.cos(angle)) / count;
            signal += fitted * fitted;
            noise += Math.pow(pcm.samples()[i] - fitted, 2);
        }
        return 10 * Math.log10(signal / noise);
    }
}
