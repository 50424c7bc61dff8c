package io.heedline.asr.internal.frontend;

/** Tells voice from other sound, 10 ms at a time. */
interface VoiceDetector extends AutoCloseable {

    boolean isVoice(short[] frame);

    @Override
    void close();
}
