package io.heedline.asr.internal.frontend;

import com.sun.jna.Pointer;
import io.heedline.asr.SpeechModelException;

/** The voice activity detector of WebRTC (libfvad): Gaussian mixtures over six bands. One thread at a time. */
final class WebRtcVoiceDetector implements VoiceDetector {

    /** 0 misses nothing, 3 lets hardly anything but voice through. */
    private static final int MODE = 2;

    /** The detector's models know voices from about -30 dBFS up; quiet callers are lifted to it, loud ones may clip. */
    private static final int LIFT = 4;

    private Pointer instance;

    WebRtcVoiceDetector(int sampleRate) {
        try {
            instance = FvadLibrary.fvad_new();
        } catch (LinkageError e) {
            throw new SpeechModelException(
                    "Voice activity detection cannot start: libfvad did not load on " + System.getProperty("os.name")
                            + " " + System.getProperty("os.arch") + "; expected Linux or macOS on x86-64 or arm64",
                    e);
        }
        FvadLibrary.fvad_set_mode(instance, MODE);
        if (FvadLibrary.fvad_set_sample_rate(instance, sampleRate) != 0) {
            close();
            throw new IllegalArgumentException(
                    "Voice activity detection at " + sampleRate + " Hz: expected 8000, 16000, 32000 or 48000 Hz");
        }
    }

    @Override
    public boolean isVoice(short[] frame) {
        if (instance == null) {
            throw new IllegalStateException("The voice detector is closed");
        }
        short[] lifted = new short[frame.length];
        for (int i = 0; i < frame.length; i++) {
            lifted[i] = Samples.clip(LIFT * frame[i]);
        }
        int answer = FvadLibrary.fvad_process(instance, lifted, lifted.length);
        if (answer < 0) {
            throw new IllegalArgumentException(
                    "Voice activity detection of " + frame.length + " samples: expected 10, 20 or 30 ms");
        }
        return answer == 1;
    }

    @Override
    public void close() {
        if (instance != null) {
            FvadLibrary.fvad_free(instance);
            instance = null;
        }
    }
}
