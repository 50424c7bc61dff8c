package io.heedline.telephony.freeswitch.scripted;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The plainest possible end of an event-socket connection, for tests of the fake and of a real node alike. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 5_000;

    /**
     * One frame.
     *
     * @param names of the envelope's headers, in their order
     */
    record Frame(List<String> names, Map<String, String> headers, String body) {

        String type() {
            return headers.getOrDefault("Content-Type", "");
        }

        String reply() {
            return headers.getOrDefault("Reply-Text", "");
        }

        /** The event inside a frame of type text/event-plain, or the channel's data in the frame itself. */
        Frame event() {
            int end = body.indexOf("\n\n");
            Frame inner = end < 0 ? this : parse(body.substring(0, end), body.substring(end + 2));
            Map<String, String> decoded = new LinkedHashMap<>();
            inner.headers.forEach((name, value) ->
                    decoded.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)));
            return new Frame(inner.names, decoded, inner.body);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String eventName() {
            return event().header("Event-Name");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final List<Frame> passedOver = new ArrayList<>();

    RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static RawConnection to(InetSocketAddress address) throws IOException {
        return new RawConnection(new Socket(address.getAddress(), address.getPort()));
    }

    static RawConnection authenticated(InetSocketAddress address, String password) throws IOException {
        RawConnection connection = to(address);
        connection.next();
        connection.ask("auth " + password);
        return connection;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a command and waits for its reply; events that come before it are kept for {@link #await}. */
    Frame ask(String command) throws IOException {
        send(command + "\n\n");
        while (true) {
            Frame frame = next();
            if (frame.type().equals("command/reply") || frame.type().equals("api/response")) {
                return frame;
            }
            passedOver.add(frame);
        }
    }

    /** Has the channel execute an application. */
    Frame execute(String application, String argument) throws IOException {
        return ask("sendmsg\ncall-command: execute\nexecute-app-name: " + application + "\nexecute-app-arg: " + argument
                + "\nevent-lock: true");
    }

    /** The next event of this name, decoded. */
    Frame await(String eventName) throws IOException {
        return await(frame -> frame.eventName().equals(eventName)).event();
    }

    Frame await(Predicate<Frame> wanted) throws IOException {
        for (int i = 0; i < passedOver.size(); i++) {
            if (wanted.test(passedOver.get(i))) {
                return passedOver.remove(i);
            }
        }
        while (true) {
            Frame frame = next();
            if (wanted.test(frame)) {
                return frame;
            }
            passedOver.add(frame);
        }
    }

    /** How long to wait for what comes next, in milliseconds. */
    void patience(int ms) throws IOException {
        socket.setSoTimeout(ms);
    }

    /** What came while something else was waited for. */
    List<Frame> passedOver() {
        return List.copyOf(passedOver);
    }

    /** Reads one frame. */
    Frame next() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 2 || head.lastIndexOf("\n\n") != head.length() - 2) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("closed after: " + head);
            }
            if (head.length() > 0 || octet != '\n') {
                head.append((char) octet);
            }
        }
        Frame envelope = parse(head.substring(0, head.length() - 2), "");
        int length = Integer.parseInt(envelope.headers().getOrDefault("Content-Length", "0"));
        return new Frame(
                envelope.names(), envelope.headers(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static Frame parse(String head, String body) {
        List<String> names = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : head.split("\n")) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                names.add(line.substring(0, colon));
                headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return new Frame(names, headers, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
