package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;

/** Stands where no sound can be had: nothing is heard, speech waits, and nothing is ever missed. */
public enum SilentLink implements MediaLink {
    INSTANCE;

    @Override
    public Heard next() {
        return Heard.SILENCE;
    }

    @Override
    public boolean carriesSpeech() {
        return false;
    }

    @Override
    public void say(AudioFrame said) {}

    @Override
    public boolean lost() {
        return false;
    }

    @Override
    public void close() {}
}
