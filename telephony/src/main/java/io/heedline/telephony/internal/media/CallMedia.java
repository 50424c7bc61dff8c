package io.heedline.telephony.internal.media;

import java.net.InetAddress;

/**
 * The sound of one call: a steady cadence of 20 ms, over whichever link is current. All methods may be called from any
 * thread; after {@link #close()} they do nothing, except that {@link #unicast} then fails.
 *
 * <p>The cadence belongs to the call, not to a link: while a link is exchanged or none is up, {@link
 * MediaLine#onFrames} goes on every 20 ms with silence, and speech waits.
 */
public interface CallMedia extends AutoCloseable {

    /** Frame 0 is next: from now {@link MediaLine#onFrames} every 20 ms on this call's event loop. To be called once. */
    void start();

    /**
     * Opens a port of the range for a leg, to be told to FreeSWITCH. The link becomes the current one at its first
     * datagram, whether the call has started or not; an earlier one that still waits for its first is closed.
     *
     * <p>Waits for the event loop to open the port, a millisecond as a rule: not to be called on a media event loop.
     *
     * @param expected of the leg; the first datagram confirms or corrects rate and packet length
     * @param expectedSender whose datagrams are taken, whatever its port; null for whoever is first
     * @throws MediaException when no port of the range is free, or the media are closed
     */
    UnicastLink unicast(MediaFormat expected, InetAddress expectedSender) throws MediaException;

    /** The same for a mono leg and whoever is first. */
    default UnicastLink unicast(int sampleRate, int ptimeMs) throws MediaException {
        return unicast(sampleRate, ptimeMs, null);
    }

    /** The same for a mono leg. */
    default UnicastLink unicast(int sampleRate, int ptimeMs, InetAddress expectedSender) throws MediaException {
        return unicast(new MediaFormat(sampleRate, ptimeMs), expectedSender);
    }

    /**
     * Goes over to this link from the next frame on. The call owns its links: one is closed when another takes its
     * place, and at the end.
     */
    void use(MediaLink link);

    /** Ends the cadence, closes all links and gives their ports back. Nothing is delivered afterwards. */
    @Override
    void close();
}
