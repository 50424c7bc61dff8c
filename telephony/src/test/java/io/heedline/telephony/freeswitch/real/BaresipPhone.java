package io.heedline.telephony.freeswitch.real;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A softphone (baresip) that is logged in as one of the people here, speaks a sound file into every call, and writes down
 * what it hears. Controlled by its JSON commands over TCP (module ctrl_tcp).
 */
public final class BaresipPhone implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long MOST_MS = 120_000;
    private static final long KEY_MS = 100;
    private static final String RELEASE = "\u0004";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final ChildProgram program;
    private final Socket control;
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();

    /**
     * Starts it and waits until it is logged in.
     *
     * @param extension as which it logs in: 1000 or 1001
     * @param place of the telephone, 0 to 9; it takes ten ports
     * @param codecs in its own words, such as {@code PCMA} or {@code opus/48000/2}
     * @param answers whether it answers by itself
     * @param speech said in every call from its beginning, at 8 kHz; then silence, for two minutes at most
     */
    public BaresipPhone(
            RealFreeSwitch exchange, String extension, int place, String codecs, boolean answers, Pcm speech) {
        this(
                exchange,
                place,
                "<sip:%s@127.0.0.1:%d>;auth_user=%s;auth_pass=%s;answermode=%s;audio_codecs=%s;regint=60\n"
                        .formatted(
                                extension,
                                exchange.phones().getPort(),
                                extension,
                                RealFreeSwitch.PHONE_PASSWORD,
                                answers ? "auto" : "manual",
                                codecs),
                "200 OK",
                speech);
    }

    /** One of the telephone network, which does not log in: it can call, and is not called. */
    public static BaresipPhone ofNetwork(RealFreeSwitch exchange, String number, int place, String codecs, Pcm speech) {
        String account = "<sip:%s@127.0.0.1:%d>;audio_codecs=%s;regint=0\n"
                .formatted(number, exchange.trunk().getPort(), codecs);
        return new BaresipPhone(exchange, place, account, "baresip is ready", speech);
    }

    private BaresipPhone(RealFreeSwitch exchange, int place, String account, String ready, Pcm speech) {
        int first = exchange.ports().telephone(100 + 20 * place);
        try {
            directory = Files.createTempDirectory(exchange.directory(), "baresip-");
            // At the end of the file it would hang up.
            WavFile.write(directory.resolve("speech.wav"), speech.concat(Pcm.silence(MOST_MS, 8_000)));
            Files.writeString(directory.resolve("config"), config(first));
            Files.writeString(directory.resolve("accounts"), account);
            Files.createFile(directory.resolve("contacts"));
        } catch (IOException e) {
            throw new UncheckedIOException("baresip cannot be set up", e);
        }
        program = ChildProgram.start(
                "baresip", directory, List.of("baresip", "-4", "-f", directory.toString()), Map.of("TERM", "dumb"));
        try {
            control = connect(first + 4);
            Thread listening = new Thread(this::listen, "baresip-events");
            listening.setDaemon(true);
            listening.start();
            Awaitility.await("baresip to say \"" + ready + "\"; it is " + account)
                    .atMost(PATIENCE)
                    .until(() -> program.output().contains(ready));
        } catch (RuntimeException | Error e) {
            program.close();
            throw e;
        }
    }

    private String config(int firstPort) {
        return """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                ctrl_tcp_listen 127.0.0.1:%d
                rtp_ports %d-%d
                audio_source aufile,%s
                audio_player aubridge,nobody
                ausrc_srate 8000
                auplay_srate 8000
                ausrc_channels 1
                auplay_channels 1
                snd_path %s
                module_path /usr/lib/baresip/modules
                module g711.so
                module opus.so
                module l16.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module_app account.so
                module_app menu.so
                module_app ctrl_tcp.so
                """.formatted(
                firstPort, firstPort + 4, firstPort + 6, firstPort + 19, directory.resolve("speech.wav"), directory);
    }

    private Socket connect(int port) {
        Socket[] connected = new Socket[1];
        Awaitility.await("baresip to listen for commands")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    Socket socket = new Socket();
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                    connected[0] = socket;
                    return true;
                });
        return connected[0];
    }

    private void listen() {
        try (InputStream in = new BufferedInputStream(control.getInputStream())) {
            for (int length = length(in); length >= 0; length = length(in)) {
                events.add(JSON.readTree(in.readNBytes(length)));
                in.read();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    /** The length before the colon of a netstring, or -1 at the end. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int next = in.read(); next != ':'; next = in.read()) {
            if (next < 0) {
                return -1;
            }
            length = length * 10 + Character.digit(next, 10);
        }
        return length;
    }

    private void command(String command, String parameters) {
        byte[] json = JSON.writeValueAsBytes(Map.of("command", command, "params", parameters));
        try {
            control.getOutputStream().write((json.length + ":").getBytes(StandardCharsets.US_ASCII));
            control.getOutputStream().write(json);
            control.getOutputStream().write(',');
        } catch (IOException e) {
            throw new UncheckedIOException("baresip does not take \"" + command + "\": " + program.output(), e);
        }
    }

    public void dial(String number, InetSocketAddress exchange) {
        command("dial", "sip:" + number + "@127.0.0.1:" + exchange.getPort());
    }

    /** Presses keys in the call, each for 100 ms, and returns when the last is released. */
    public void press(String digits) {
        for (char digit : digits.toCharArray()) {
            command("sndcode", "" + digit);
            after(KEY_MS);
            command("sndcode", RELEASE);
            after(KEY_MS);
        }
    }

    private static void after(long ms) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS))
                .join();
    }

    public void answer() {
        command("accept", "");
    }

    public void hangUp() {
        command("hangup", "");
    }

    /** Waits until it has told so many events of this type, such as CALL_ESTABLISHED or CALL_CLOSED. */
    public void awaitEvents(String type, int count) {
        Awaitility.await("baresip to tell " + type + " " + count + " times")
                .atMost(PATIENCE)
                .until(() -> events(type) >= count);
    }

    public long events(String type) {
        return events.stream()
                .filter(event -> event.path("type").asString("").equals(type))
                .count();
    }

    /** What it heard in its last call so far, at the rate of its codec. */
    public Pcm heard() {
        try (Stream<Path> files = Files.list(directory)) {
            Path last = files.filter(file -> file.toString().endsWith("-dec.wav"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("baresip has heard nothing: " + program.output()));
            return WavFile.read(last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            control.close();
        } catch (IOException e) {
            // It is ended anyway.
        }
        program.close();
    }
}
