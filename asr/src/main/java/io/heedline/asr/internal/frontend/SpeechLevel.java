package io.heedline.asr.internal.frontend;

/**
 * Brings speech to one level, as a slow automatic gain: the level is measured on frames of speech only, so noise in
 * pauses is never pumped up; between utterances the gain may step, within one it only creeps.
 */
final class SpeechLevel {

    /** A new caller on the line, or the handset turned: past speech then tells nothing of the level. */
    private static final double OTHER_LEVEL_DB = 10;

    /** Speech at -45 dBFS. */
    private static final double UNKNOWN_DB = 45;

    private static final int FRAME_MS = 10;

    private final FrontEndSettings settings;
    private double meanPower;
    private double framesMeasured;
    private double gain = 1;

    SpeechLevel(FrontEndSettings settings) {
        this.settings = settings;
    }

    /** Whether enough speech was heard to know the level. */
    boolean known() {
        return framesMeasured * FRAME_MS >= settings.levelHoldMs();
    }

    /** The level of the caller's speech in dB, or a low guess while unknown. */
    double db() {
        return framesMeasured == 0 ? UNKNOWN_DB : Samples.db(meanPower);
    }

    /** Measures one frame of speech. */
    void measure(double power) {
        framesMeasured = Math.min(framesMeasured + 1, settings.levelMemoryMs() / (double) FRAME_MS);
        meanPower += (power - meanPower) / framesMeasured;
    }

    /** An utterance begins with these frames of speech: forgets the past when they are of quite another level. */
    void begin(double[] powers) {
        double sum = 0;
        for (double power : powers) {
            sum += power;
        }
        double now = powers.length == 0 ? meanPower : sum / powers.length;
        if (framesMeasured > 0 && Math.abs(Samples.db(now) - Samples.db(meanPower)) > OTHER_LEVEL_DB) {
            framesMeasured = 0;
            meanPower = 0;
        }
    }

    /** Steps to the gain the level asks for; only between utterances. */
    void step() {
        gain = wanted();
    }

    /** Amplifies one frame, moving the gain a little towards the one wanted. */
    short[] apply(short[] frame) {
        double most = Math.pow(10, settings.gainSlewDbPerSecond() * FRAME_MS / 1000 / 20);
        double next = Math.max(gain / most, Math.min(gain * most, wanted()));
        short[] out = new short[frame.length];
        for (int i = 0; i < frame.length; i++) {
            double now = gain + (next - gain) * i / frame.length;
            out[i] = Samples.clip(frame[i] * now);
        }
        gain = next;
        return out;
    }

    private double wanted() {
        if (framesMeasured == 0 || meanPower == 0) {
            return gain;
        }
        double ideal = settings.targetRms() / Math.sqrt(meanPower);
        return Math.max(settings.minGain(), Math.min(settings.maxGain(), ideal));
    }
}
