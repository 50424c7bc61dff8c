package io.heedline.application.conversation;

import io.heedline.audio.Pcm;
import io.heedline.dialog.BotAction.VoiceChange;

/**
 * How the caller wants the bot's voice: louder or quieter, slower or faster, each in bounded steps. Immutable.
 *
 * @param loudness steps of {@value #STEP_DB} dB, {@value #FEWEST} to {@value #MOST}
 * @param pace steps of a sixth, {@value #FEWEST} to {@value #MOST}
 */
record VoiceStyle(int loudness, int pace) {

    /** As it is set for the hotline. */
    static final VoiceStyle USUAL = new VoiceStyle(0, 0);

    private static final int FEWEST = -2;
    private static final int MOST = 2;

    /** Clearly louder, yet no start. */
    private static final double STEP_DB = 4;

    /** Clearly slower, yet no drawl: 0.73, 0.86, 1, 1.17, 1.36. */
    private static final double STEP_PACE = 7 / 6.0;

    /** Up to here, as a part of full scale, the limiter changes nothing. */
    private static final double KNEE = 0.5;

    private static final double FULL_SCALE = 32_767;

    VoiceStyle changed(VoiceChange change) {
        return switch (change) {
            case LOUDER -> new VoiceStyle(Math.min(MOST, loudness + 1), pace);
            case QUIETER -> new VoiceStyle(Math.max(FEWEST, loudness - 1), pace);
            case FASTER -> new VoiceStyle(loudness, Math.min(MOST, pace + 1));
            case SLOWER -> new VoiceStyle(loudness, Math.max(FEWEST, pace - 1));
        };
    }

    /** Part of the usual speed, rounded so that what was spoken once is found again. */
    double speed() {
        return Math.rint(Math.pow(STEP_PACE, pace) * 100) / 100;
    }

    /** The sound at the wanted loudness; what would pass full scale is bent, not clipped. */
    Pcm loud(Pcm speech) {
        if (loudness == 0) {
            return speech;
        }
        double factor = Math.pow(10, loudness * STEP_DB / 20);
        short[] changed = new short[speech.length()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (short) Math.rint(FULL_SCALE * limited(speech.samples()[i] * factor / FULL_SCALE));
        }
        return new Pcm(changed, speech.sampleRate());
    }

    private static double limited(double value) {
        double size = Math.abs(value);
        return size <= KNEE ? value : Math.signum(value) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
    }
}
