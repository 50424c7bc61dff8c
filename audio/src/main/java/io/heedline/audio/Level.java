package io.heedline.audio;

/**
 * How loud sound is, in dBFS: decibels below a square wave at full scale (a full-scale sine measures -3 dBFS).
 * Digital silence measures {@value #SILENCE_DBFS} dBFS instead of minus infinity, so that levels can be compared and
 * averaged.
 */
public final class Level {

    /** What digital silence measures. */
    public static final double SILENCE_DBFS = -120;

    private static final double FULL_SCALE = 32_768;
    private static final double PEAK_CEILING_DBFS = -1;

    private Level() {}

    /** Root mean square as a part of full scale, 0 to 1; 0 for nothing. */
    public static double rms(short[] samples) {
        double energy = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(energy / samples.length) / FULL_SCALE;
    }

    /** Largest magnitude as a part of full scale, 0 to 1. */
    public static double peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak / FULL_SCALE;
    }

    /** Root mean square in dBFS. */
    public static double dbfs(short[] samples) {
        return toDbfs(rms(samples));
    }

    /** Root mean square in dBFS. */
    public static double dbfs(Pcm pcm) {
        return dbfs(pcm.samples());
    }

    /** The same sound with its root mean square at the target, or quieter where its peaks would pass -1 dBFS. */
    public static Pcm normalise(Pcm pcm, double targetDbfs) {
        double rms = rms(pcm.samples());
        if (rms == 0) {
            return pcm;
        }
        double wanted = fromDb(targetDbfs) / rms;
        double allowed = fromDb(PEAK_CEILING_DBFS) / peak(pcm.samples());
        return scale(pcm, Math.min(wanted, allowed));
    }

    /** The same sound louder (or quieter) by so many decibels; what passes full scale is clipped. */
    public static Pcm gain(Pcm pcm, double db) {
        return scale(pcm, fromDb(db));
    }

    private static Pcm scale(Pcm pcm, double factor) {
        short[] scaled = new short[pcm.length()];
        for (int i = 0; i < scaled.length; i++) {
            double value = Math.rint(pcm.samples()[i] * factor);
            scaled[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
        }
        return new Pcm(scaled, pcm.sampleRate());
    }

    private static double toDbfs(double part) {
        return part == 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(part));
    }

    private static double fromDb(double db) {
        return Math.pow(10, db / 20);
    }
}
