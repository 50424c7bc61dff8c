package io.heedline.application.rehearsal;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import java.util.random.RandomGenerator;

/** What a person's end of the line sounds like, frame by frame: voice in the telephone band, noise, echo. */
final class LineSound {

    private static final int ECHO_DELAY_FRAMES = 5;
    /** How much fainter the bot's voice comes back from a loudspeaker behind the telephone's own echo cancelling. */
    private static final double ECHO_DB = -32;
    /** The level the voices speak at. */
    static final double VOICE_DBFS = -20;

    private static final double LOW_HZ = 280;
    private static final double HIGH_HZ = 3_400;

    private final double gain;
    private final double noiseAmplitude;
    private final double tilt;
    private final boolean echo;
    private final RandomGenerator random;
    private final short[][] heard = new short[ECHO_DELAY_FRAMES][];
    private short[] speech = new short[0];
    private int position;
    private int frame;
    private double filteredNoise;

    /**
     * @param softerDb how much softer than usual the voice is
     * @param noiseDb how far the noise is below that voice
     */
    LineSound(double softerDb, double noiseDb, boolean echo, RandomGenerator random) {
        this.gain = decibels(-softerDb);
        this.echo = echo;
        this.random = random;
        this.tilt = random.nextBoolean() ? 0 : 0.5 + 0.4 * random.nextDouble();
        double power = 1 / (1 - tilt * tilt);
        this.noiseAmplitude = 32_768 * decibels(VOICE_DBFS - softerDb - noiseDb) / Math.sqrt(power);
    }

    /** Begins to speak in the next frame. */
    void speak(Pcm sound) {
        speech = telephone(sound.samples());
        position = 0;
    }

    /** Whether something is still to be said. */
    boolean speaking() {
        return position < speech.length;
    }

    /**
     * The next 20 ms.
     *
     * @param bot what was heard last, which may come back
     */
    Pcm next(AudioFrame bot) {
        short[] back = heard[frame % ECHO_DELAY_FRAMES];
        heard[frame++ % ECHO_DELAY_FRAMES] = bot.samples();
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            double voice = position < speech.length ? speech[position++] * gain : 0;
            filteredNoise = tilt * filteredNoise + random.nextGaussian();
            double returned = echo && back != null ? back[i] * decibels(ECHO_DB) : 0;
            samples[i] = clipped(voice + filteredNoise * noiseAmplitude + returned);
        }
        return new Pcm(samples, AudioFrame.SAMPLE_RATE);
    }

    /** First-order edges of the band, twice each. */
    private static short[] telephone(short[] samples) {
        short[] out = samples.clone();
        for (int pass = 0; pass < 2; pass++) {
            highPass(out);
            lowPass(out);
        }
        return out;
    }

    private static void highPass(short[] samples) {
        double a = 1 / (1 + 2 * Math.PI * LOW_HZ / AudioFrame.SAMPLE_RATE);
        double last = 0;
        double y = 0;
        for (int i = 0; i < samples.length; i++) {
            y = a * (y + samples[i] - last);
            last = samples[i];
            samples[i] = clipped(y);
        }
    }

    private static void lowPass(short[] samples) {
        double a = 1 - Math.exp(-2 * Math.PI * HIGH_HZ / AudioFrame.SAMPLE_RATE);
        double y = 0;
        for (int i = 0; i < samples.length; i++) {
            y += a * (samples[i] - y);
            samples[i] = clipped(y);
        }
    }

    private static short clipped(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(value)));
    }

    private static double decibels(double db) {
        return Math.pow(10, db / 20);
    }
}
