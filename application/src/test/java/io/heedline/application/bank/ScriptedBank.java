package io.heedline.application.bank;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A company's system that misbehaves as it is told, by raw sockets: one behaviour for each request, the last for all
 * that follow. Counts what it was asked, and what it would have done.
 */
final class ScriptedBank implements AutoCloseable {

    /** What it does with one request. */
    interface Behaviour {
        void reply(OutputStream out) throws IOException;
    }

    record Request(String path, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private final ServerSocket socket;
    private final Deque<Behaviour> behaviours;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final Set<Socket> held = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ScriptedBank(Behaviour... behaviours) throws IOException {
        this.behaviours = new ArrayDeque<>(List.of(behaviours));
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "scripted-bank");
        accepting.setDaemon(true);
        accepting.start();
    }

    static Behaviour says(int status, String body) {
        return out -> out.write(response(status, body));
    }

    static Behaviour saysTwice(String body) {
        return out -> {
            out.write(response(200, body));
            out.write(response(200, body));
        };
    }

    /** Takes the request and never replies. */
    static Behaviour silent() {
        return out -> {
            throw new Held();
        };
    }

    /** Begins a reply and never ends it. */
    static Behaviour trickling(String body) {
        return out -> {
            byte[] response = response(200, body);
            out.write(response, 0, response.length - 1);
            out.flush();
            throw new Held();
        };
    }

    /** Begins a reply and breaks off. */
    static Behaviour breakingOff(String body) {
        return out -> {
            byte[] response = response(200, body);
            out.write(response, 0, response.length - 1);
        };
    }

    static Behaviour hangsUp() {
        return out -> {};
    }

    static Behaviour raw(String bytes) {
        return out -> out.write(bytes.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Held extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static byte[] response(int status, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + " Scripted\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(head);
        both.writeBytes(content);
        return both.toByteArray();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/heedline");
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket connection = socket.accept();
                Thread serving = new Thread(() -> serve(connection), "scripted-bank-connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try {
            requests.add(read(new BufferedInputStream(connection.getInputStream())));
            Behaviour behaviour;
            synchronized (behaviours) {
                behaviour = behaviours.size() > 1 ? behaviours.poll() : behaviours.peek();
            }
            behaviour.reply(connection.getOutputStream());
            connection.close();
        } catch (Held e) {
            held.add(connection);
        } catch (IOException e) {
            // The other side has gone, which is its right.
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] start = line(in).split(" ");
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(start[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
        for (Socket connection : held) {
            connection.close();
        }
    }
}
