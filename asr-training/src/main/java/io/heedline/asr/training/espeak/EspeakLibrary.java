package io.heedline.asr.training.espeak;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The part of espeak-ng's C API ({@code speak_lib.h}, 1.51) that the trainer calls. */
interface EspeakLibrary extends Library {
    int OUTPUT_SYNCHRONOUS = 2;
    int INITIALIZE_PHONEME_EVENTS = 0x0001;
    int INITIALIZE_DONT_EXIT = 0x8000;
    int PARAMETER_RATE = 1;
    int PARAMETER_PITCH = 3;
    int PARAMETER_RANGE = 4;
    int PARAMETER_WORD_GAP = 7;
    int CHARS_UTF8 = 1;
    int POSITION_CHARACTER = 1;

    /** Returns the output's sample rate, or -1. */
    int espeak_Initialize(int output, int bufferMillis, String dataParent, int options);

    void espeak_SetSynthCallback(SynthCallback callback);

    int espeak_SetVoiceByName(String name);

    int espeak_SetParameter(int parameter, int value, int relative);

    int espeak_Synth(
            byte[] text,
            com.sun.jna.NativeLong size,
            int position,
            int positionType,
            int endPosition,
            int flags,
            Pointer uniqueIdentifier,
            Pointer userData);

    /** Receives samples and events while a text is spoken; a null {@code wav} marks the end. */
    interface SynthCallback extends Callback {
        int invoke(Pointer wav, int sampleCount, Pointer events);
    }
}
