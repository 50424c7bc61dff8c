package io.heedline.telephony.internal.links;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * The sending side of a WebSocket, byte by byte, for what no well-behaved client sends. Its request is written as
 * mod_audio_stream writes it, without blanks behind the colons.
 */
final class RawModule implements Closeable {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int PATIENCE_MS = 10_000;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private final Random random = new Random(7);
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawModule(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for the path and returns the status line. */
    String ask(String path) {
        write(("GET " + path + " HTTP/1.1\r\nHost:127.0.0.1:9090\r\nUpgrade:websocket\r\nConnection:upgrade\r\n"
                        + "Sec-WebSocket-Key:LHezLIudOVVTJmq12fSlmA==\r\nSec-WebSocket-Version:13\r\n"
                        + "Origin:http://127.0.0.1:9090\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return head().lines().findFirst().orElse("");
    }

    /** The answer's lines up to the empty one; what came when the connection was closed before. */
    String head() {
        StringBuilder head = new StringBuilder();
        int next = read();
        while (next >= 0) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
            next = read();
        }
        return head.toString();
    }

    RawModule send(int type, byte[] payload) {
        return write(frame(FINAL | type, payload));
    }

    /** One frame, masked with a key of its own; the first byte as given. */
    byte[] frame(int first, byte[] payload) {
        byte[] key = new byte[4];
        random.nextBytes(key);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.put(key);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ key[i % 4]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    RawModule write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code of the close frame that comes next; -1 when the connection was closed without one. */
    int closeCode() {
        int first = read();
        while (first >= 0) {
            byte[] payload = new byte[Math.max(0, read())];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) read();
            }
            if ((first & 0x0F) == CLOSE) {
                return ByteBuffer.wrap(payload).getShort();
            }
            first = read();
        }
        return -1;
    }

    /** Whether the other side has closed the connection, after whatever it sent. */
    boolean closed() {
        int next = read();
        while (next >= 0) {
            next = read();
        }
        return true;
    }

    private int read() {
        try {
            return in.read();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("nothing came within " + PATIENCE_MS + " ms", e);
        } catch (IOException reset) {
            return -1;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
