package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.media.MediaLink;

/** Stands where no sound can be had: nothing is heard, speech waits, and nothing is ever missed. */
final class Silence implements MediaLink {

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
