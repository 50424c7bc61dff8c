package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;

/** A way by which sound comes and goes. Used on the media event loop of its call. */
public interface MediaLink extends AutoCloseable {

    /** Both sides of the next 20 ms as far as they come by this link. */
    Heard next();

    /** Whether what we say reaches the other side now; while it does not, speech waits. */
    boolean carriesSpeech();

    /** Sends 20 ms, silence included. */
    void say(AudioFrame said);

    /** Whether nothing has come for so long that the link must be taken for lost. */
    boolean lost();

    @Override
    void close();

    /**
     * What came in 20 ms.
     *
     * @param caller the other side
     * @param person whoever speaks in our stead; null when we do
     */
    record Heard(AudioFrame caller, AudioFrame person) {
        public static final Heard SILENCE = new Heard(AudioFrame.SILENCE, null);
    }
}
