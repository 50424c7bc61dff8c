package io.heedline.telephony.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A leg of FreeSWITCH as far as its datagrams go, on a real socket. */
final class Leg implements AutoCloseable {

    private static final int PATIENCE_MS = 5_000;

    private final DatagramSocket socket;
    private final InetSocketAddress target;

    Leg(InetSocketAddress target) {
        this.target = target;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(PATIENCE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends samples of one value. */
    void send(int samples, int value) {
        short[] same = new short[samples];
        Arrays.fill(same, (short) value);
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(same);
        sendBytes(bytes.array());
    }

    void sendBytes(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples of the next datagram. */
    short[] receive() {
        DatagramPacket packet = new DatagramPacket(new byte[10_000], 10_000);
        try {
            socket.receive(packet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(packet.getSocketAddress()).isEqualTo(target);
        short[] samples = new short[packet.getLength() / 2];
        ByteBuffer.wrap(packet.getData(), 0, packet.getLength())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    @Override
    public void close() {
        socket.close();
    }
}
