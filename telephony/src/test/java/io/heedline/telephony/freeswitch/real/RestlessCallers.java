package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Callers who give up after a time of their own, to the millisecond: by CANCEL before the answer, by BYE after it, by both
 * where they cross (RFC 3261). sipp cannot do this: what arrives while it turns to the CANCEL confuses it.
 */
public final class RestlessCallers implements AutoCloseable {

    /** Time T1 of RFC 3261, after which a request is sent again. */
    private static final long AGAIN_MS = 500;

    private final InetSocketAddress exchange;
    private final DatagramSocket socket;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    /** How an attempt ended. */
    public enum Ending {
        /** By CANCEL, before the answer. */
        CANCELLED,
        /** By BYE, after the answer. */
        LEFT,
        /** By the other side, after the answer. */
        HUNG_UP,
        /** By the other side, before the answer. */
        REFUSED
    }

    public RestlessCallers(InetSocketAddress exchange) {
        this.exchange = exchange;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread listening = new Thread(this::listen, "restless-callers");
        listening.setDaemon(true);
        listening.start();
    }

    /** Calls the number, and completes when the call is gone for good. */
    public CompletableFuture<Ending> call(String number, Duration patience) {
        Attempt attempt = new Attempt(number);
        attempts.put(attempt.id, attempt);
        thread.execute(attempt::invite);
        thread.schedule(attempt::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        return attempt.ending;
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                Attempt attempt = attempts.get(header(message, "Call-ID"));
                if (attempt != null) {
                    thread.execute(() -> attempt.take(message));
                }
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).trim())
                .findFirst()
                .orElse("");
    }

    private void send(String message) {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, exchange));
        } catch (IOException e) {
            // The exchange is gone, and the attempt with it: whoever waits for its ending runs out of time.
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        socket.close();
    }

    /** One call. On the callers' thread alone. */
    private final class Attempt {
        private final String id = UUID.randomUUID().toString();
        private final String uri;
        private final CompletableFuture<Ending> ending = new CompletableFuture<>();
        private String to;
        private boolean answered;
        private boolean gaveUp;

        Attempt(String number) {
            uri = "sip:" + number + "@127.0.0.1:" + exchange.getPort();
            to = "<" + uri + ">";
        }

        void invite() {
            String offer = """
                    v=0
                    o=caller 1 1 IN IP4 127.0.0.1
                    s=-
                    c=IN IP4 127.0.0.1
                    t=0 0
                    m=audio 9 RTP/AVP 8
                    a=rtpmap:8 PCMA/8000
                    """;
            persist(request("INVITE", 1, "invite", offer), () -> answered || gaveUp || ending.isDone());
        }

        void giveUp() {
            gaveUp = true;
            if (answered) {
                bye();
            } else {
                persist(request("CANCEL", 1, "invite", ""), () -> answered || ending.isDone());
            }
        }

        private void bye() {
            persist(request("BYE", 2, "bye", ""), ending::isDone);
        }

        /** Sends now, and again until it is of no more use. */
        private void persist(String request, java.util.function.BooleanSupplier done) {
            if (!done.getAsBoolean()) {
                send(request);
                thread.schedule(() -> persist(request, done), AGAIN_MS, TimeUnit.MILLISECONDS);
            }
        }

        void take(String message) {
            String[] first = message.lines().findFirst().orElse("").split(" ");
            String method = header(message, "CSeq").replaceFirst("^\\d+ ", "");
            if (first[0].equals("BYE")) {
                send(answer(message));
                ending.complete(Ending.HUNG_UP);
            } else if (method.equals("INVITE") && first[1].compareTo("200") >= 0) {
                to = header(message, "To");
                concluded(Integer.parseInt(first[1]));
            } else if (method.equals("BYE")) {
                ending.complete(Ending.LEFT);
            }
        }

        private void concluded(int status) {
            if (status >= 300) {
                send(request("ACK", 1, "invite", ""));
                ending.complete(status == 487 ? Ending.CANCELLED : Ending.REFUSED);
                return;
            }
            boolean first = !answered;
            answered = true;
            send(request("ACK", 1, "ack", ""));
            if (first && gaveUp) {
                bye();
            }
        }

        private String request(String method, int number, String branch, String body) {
            return """
                    %s %s SIP/2.0
                    Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s-%s
                    From: <sip:13800000001@127.0.0.1:%d>;tag=%s
                    To: %s
                    Call-ID: %s
                    CSeq: %d %s
                    Contact: <sip:13800000001@127.0.0.1:%d>
                    Max-Forwards: 70
                    %sContent-Length: %d

                    %s""".formatted(
                            method,
                            uri,
                            port(),
                            branch,
                            id,
                            port(),
                            id,
                            to,
                            id,
                            number,
                            method,
                            port(),
                            body.isEmpty() ? "" : "Content-Type: application/sdp\n",
                            body.replace("\n", "\r\n").length(),
                            body);
        }

        private String answer(String request) {
            return "SIP/2.0 200 OK\nVia: %s\nFrom: %s\nTo: %s\nCall-ID: %s\nCSeq: %s\nContent-Length: 0\n\n"
                    .formatted(
                            header(request, "Via"),
                            header(request, "From"),
                            header(request, "To"),
                            id,
                            header(request, "CSeq"));
        }

        private int port() {
            return socket.getLocalPort();
        }
    }
}
