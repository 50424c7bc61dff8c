package io.heedline.telephony.internal.esl;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The other end of a connection, on a blocking socket, saying exactly what the test says. */
final class RawPeer implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Socket socket;

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE);
    }

    /** A node that waits for a client. */
    static ServerSocket listen() throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setSoTimeout(PATIENCE);
        return server;
    }

    static RawPeer accepted(ServerSocket server) throws IOException {
        return new RawPeer(server.accept());
    }

    static RawPeer connected(InetSocketAddress address) throws IOException {
        return new RawPeer(new Socket(address.getAddress(), address.getPort()));
    }

    /** Greets and lets a client in. */
    static RawPeer linked(ServerSocket server) throws IOException {
        RawPeer peer = accepted(server);
        peer.say(Wire.GREETING);
        peer.hear("auth secret");
        peer.say(Wire.reply("+OK accepted"));
        peer.hear("event plain BACKGROUND_JOB");
        peer.say(Wire.reply("+OK event listener enabled plain"));
        return peer;
    }

    /** Becomes a call. */
    static RawPeer call(InetSocketAddress address) throws IOException {
        RawPeer peer = connected(address);
        peer.hear("connect");
        peer.say(Wire.CHANNEL_DATA);
        peer.hear("linger 10");
        peer.hear("myevents");
        peer.hear("event plain BACKGROUND_JOB");
        peer.say(Wire.reply("+OK will linger 10 seconds")
                + Wire.reply("+OK Events Enabled")
                + Wire.reply("+OK event listener enabled plain"));
        return peer;
    }

    void say(String text) throws IOException {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next command must be this one. */
    void hear(String command) throws IOException {
        String heard = hear();
        if (!heard.equals(command)) {
            throw new AssertionError("expected the command '" + command + "', heard '" + heard + "'");
        }
    }

    /** The next command, without the empty line behind it. */
    String hear() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    /** Whether the other side closes before it says anything else. */
    boolean isClosedWithin(Duration time) throws IOException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE);
        }
    }

    private String line() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the other side has closed the connection");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    Socket socket() {
        return socket;
    }

    /** Ends without a word: the other side gets a reset. */
    void breakOff() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
