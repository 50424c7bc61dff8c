package io.heedline.telephony.freeswitch.real;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a FreeSWITCH something by a connection of its own for each question. As simple as can be and independent of the
 * client that is tested: blocking, five seconds at most.
 */
final class EventSocketConsole {

    private static final int PATIENCE_MS = 5_000;

    private final InetSocketAddress address;
    private final String password;

    EventSocketConsole(InetSocketAddress address, String password) {
        this.address = address;
        this.password = password;
    }

    /** What {@code api COMMAND} answers. */
    String api(String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            read(in);
            String authentication = ask(socket, in, "auth " + password);
            if (!authentication.contains("+OK")) {
                throw new IOException("FreeSWITCH at " + address + " refused the password: " + authentication);
            }
            return ask(socket, in, "api " + command);
        }
    }

    private static String ask(Socket socket, DataInputStream in, String line) throws IOException {
        socket.getOutputStream().write((line + "\n\n").getBytes(StandardCharsets.UTF_8));
        return read(in);
    }

    /** The body of the next message, or its headers when it has none. */
    private static String read(DataInputStream in) throws IOException {
        StringBuilder headers = new StringBuilder();
        while (headers.length() < 2 || headers.lastIndexOf("\n\n") != headers.length() - 2) {
            headers.append((char) in.readUnsignedByte());
        }
        int length = headers.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16).trim()))
                .findFirst()
                .orElse(0);
        return length == 0 ? headers.toString() : new String(in.readNBytes(length), StandardCharsets.UTF_8).trim();
    }
}
