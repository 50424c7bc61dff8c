package io.heedline.telephony.freeswitch.check;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What came of sending sound to a mirror for two seconds.
 *
 * @param datagrams that came
 * @param bytes of the first of them
 * @param perSecond their pace, from the first to the last; 0 with fewer than two
 * @param longestGapMs between two of them
 * @param roundTripMs from a tone's sending until it was heard; empty if it was not
 */
record EchoedSound(int datagrams, int bytes, double perSecond, double longestGapMs, OptionalLong roundTripMs) {

    private static final String SUBJECT = "sound";
    private static final int DATAGRAMS = 100;
    private static final int TONE_AT = 20;
    private static final int TONE_DATAGRAMS = 5;
    private static final int PATIENCE_MS = 1_000;
    private static final int LARGEST = 4_096;
    private static final short LOUD = 8_000;
    private static final int HEARD = 2_000;
    private static final int USUAL_BYTES = 320;
    private static final double LONG_GAP_MS = 60;
    private static final double UNEVEN_PACE = 0.02;
    private static final double WRONG_PACE = 0.1;

    /** Sends back silence of the size of what comes, with a short tone in it, and listens for the tone. */
    static EchoedSound measure(DatagramSocket socket) {
        byte[] buffer = new byte[LARGEST];
        long first = 0;
        long last = 0;
        long longest = 0;
        long toneSent = 0;
        OptionalLong roundTrip = OptionalLong.empty();
        int bytes = 0;
        int count = 0;
        try {
            socket.setSoTimeout(PATIENCE_MS);
            while (count < DATAGRAMS) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                long now = System.nanoTime();
                if (count == 0) {
                    first = now;
                    bytes = packet.getLength();
                } else {
                    longest = Math.max(longest, now - last);
                }
                last = now;
                if (toneSent != 0 && roundTrip.isEmpty() && loud(packet)) {
                    roundTrip = OptionalLong.of((now - toneSent) / 1_000_000);
                }
                boolean tone = count >= TONE_AT && count < TONE_AT + TONE_DATAGRAMS;
                if (count == TONE_AT) {
                    toneSent = now;
                }
                socket.send(answer(packet, tone));
                count++;
            }
        } catch (SocketTimeoutException nothingMore) {
            // What came so far is told.
        } catch (IOException e) {
            return new EchoedSound(count, bytes, 0, 0, roundTrip);
        }
        double seconds = (last - first) / 1e9;
        return new EchoedSound(count, bytes, count < 2 ? 0 : (count - 1) / seconds, longest / 1e6, roundTrip);
    }

    private static boolean loud(DatagramPacket packet) {
        ByteBuffer samples = ByteBuffer.wrap(packet.getData(), packet.getOffset(), packet.getLength())
                .order(ByteOrder.LITTLE_ENDIAN);
        while (samples.remaining() >= Short.BYTES) {
            if (Math.abs(samples.getShort()) > HEARD) {
                return true;
            }
        }
        return false;
    }

    /** As long as what came: of other sizes FreeSWITCH makes odd packets. The tone has half the sampling frequency / 4. */
    private static DatagramPacket answer(DatagramPacket heard, boolean tone) {
        byte[] answer = new byte[heard.getLength()];
        if (tone) {
            ByteBuffer samples = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; samples.remaining() >= Short.BYTES; i++) {
                samples.putShort(i % 8 < 4 ? LOUD : -LOUD);
            }
        }
        return new DatagramPacket(Arrays.copyOf(answer, answer.length), answer.length, heard.getSocketAddress());
    }

    /** Says it as findings. */
    void tell(String us, Consumer<Finding> findings) {
        if (datagrams == 0) {
            findings.accept(Finding.problem(
                    SUBJECT,
                    "none came to " + us,
                    "Let the firewall pass UDP to the ports of heedline.freeswitch.media, and set"
                            + " heedline.freeswitch.advertised to our address as FreeSWITCH sees it."));
            return;
        }
        String pace = String.format(
                Locale.ROOT, "%d bytes %.1f times a second, longest gap %.0f ms", bytes, perSecond, longestGapMs);
        double expected = 50.0 * USUAL_BYTES / Math.max(bytes, 1);
        double off = Math.abs(perSecond - expected) / expected;
        if (datagrams < DATAGRAMS || off > WRONG_PACE) {
            findings.accept(Finding.problem(
                    SUBJECT,
                    "it comes at the wrong pace: " + pace,
                    "Set rtp-timer-name to soft; on a virtual machine see that its clock is not starved."));
        } else if (off > UNEVEN_PACE || longestGapMs > LONG_GAP_MS) {
            findings.accept(Finding.warning(
                    SUBJECT, "it comes unevenly: " + pace, "Give FreeSWITCH a machine that is less busy."));
        } else {
            findings.accept(Finding.ok(SUBJECT, "from FreeSWITCH: " + pace));
        }
        findings.accept(
                roundTripMs.isPresent()
                        ? Finding.ok(SUBJECT, "to FreeSWITCH and back: " + roundTripMs.getAsLong() + " ms")
                        : Finding.problem(
                                SUBJECT,
                                "what we send does not reach FreeSWITCH",
                                "Let the firewall there pass UDP from the ports of heedline.freeswitch.media."));
    }
}
