package io.heedline.telephony.internal.media;

/** Carries the sound of all calls: a few event loops, one UDP port of a range for each call. Safe for all threads. */
public final class MediaServer implements AutoCloseable {

    private final MediaSettings settings;

    public MediaServer(MediaSettings settings) {
        this.settings = settings;
    }

    /** The sound of a new call, not yet started. Nothing is bound before a link is asked for. */
    public CallMedia open(MediaLine line) {
        throw new UnsupportedOperationException("media are being built: " + settings + " for " + line.callId());
    }

    /** Closes the sound of all calls and gives back all ports and threads. */
    @Override
    public void close() {}
}
