package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;
import java.time.Duration;

/** A call as its media see it. Called on a media event loop; must not block. */
public interface MediaLine {

    /** Names the call in logs. */
    default String callId() {
        return "unnamed";
    }

    /** What is to be said in the next 20 ms. Asked only while the link carries speech. */
    AudioFrame nextSaid();

    /** Both sides of the same 20 ms; every 20 ms from the start to the close, whatever the link does. */
    void onFrames(AudioFrame heard, AudioFrame said);

    /** Nothing has come by the link for so long; told once until something comes again. */
    void onUplinkLost(Duration silentFor);
}
