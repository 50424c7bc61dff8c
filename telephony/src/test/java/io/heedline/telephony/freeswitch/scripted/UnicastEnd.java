package io.heedline.telephony.freeswitch.scripted;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;

/** The plainest possible end of a unicast stream. */
final class UnicastEnd implements AutoCloseable {

    private final DatagramSocket socket;
    private SocketAddress source;

    UnicastEnd() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    /** The command that has a channel's sound sent here. */
    String command() {
        return "sendmsg\ncall-command: unicast\nlocal-ip: 127.0.0.1\nlocal-port: 0\nremote-ip: 127.0.0.1\nremote-port: "
                + socket.getLocalPort() + "\ntransport: udp";
    }

    /** The next datagram; null when none comes within so many milliseconds. */
    byte[] receive(int ms) throws IOException {
        socket.setSoTimeout(ms);
        DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException none) {
            return null;
        }
        source = packet.getSocketAddress();
        byte[] bytes = new byte[packet.getLength()];
        System.arraycopy(packet.getData(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    /** Whether sound comes within 400 ms from now; what was on its way before does not count. */
    boolean isLive() throws IOException {
        long before = System.nanoTime() + 60_000_000;
        while (System.nanoTime() < before) {
            receive(20);
        }
        return receive(400) != null;
    }

    void send(byte[] sound) throws IOException {
        socket.send(new DatagramPacket(sound, sound.length, source));
    }

    @Override
    public void close() {
        socket.close();
    }
}
