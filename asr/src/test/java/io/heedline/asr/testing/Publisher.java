package io.heedline.asr.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** A publisher of one model on this machine: a list, an archive, and faults on demand. */
public final class Publisher implements AutoCloseable {

    private final HttpServer server;
    private final String name;
    private final byte[] archive;
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private volatile int breakAfter = Integer.MAX_VALUE;
    private volatile boolean knowsRanges = true;
    private volatile int status = 200;
    private volatile String md5;
    private volatile long size;

    public Publisher(String name, byte[] archive) {
        this.name = name;
        this.archive = archive;
        md5 = md5(archive);
        size = archive.length;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/model-list.json", exchange -> send(exchange, 200, list(), list().length));
        server.createContext("/" + name + ".zip", this::sendArchive);
        server.start();
    }

    /** Each connection carries only so many bytes, then breaks. */
    public Publisher breakingAfter(int bytes) {
        breakAfter = bytes;
        return this;
    }

    public Publisher withoutRanges() {
        knowsRanges = false;
        return this;
    }

    public Publisher answering(int wrongStatus) {
        status = wrongStatus;
        return this;
    }

    public Publisher listing(String wrongMd5, long wrongSize) {
        md5 = wrongMd5;
        size = wrongSize;
        return this;
    }

    /** The Range header of each request of the archive, "" where there was none. */
    public List<String> ranges() {
        return List.copyOf(ranges);
    }

    public Properties sources() {
        Properties sources = new Properties();
        sources.setProperty("list", address() + "/model-list.json");
        sources.setProperty("language.zh", "cn");
        sources.setProperty("model.zh.small", name);
        return sources;
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private byte[] list() {
        String other = "{\"lang\":\"cn\",\"name\":\"vosk-model-cn-0.1\",\"size\":1,\"md5\":\"" + "0".repeat(32)
                + "\",\"url\":\"" + address() + "/other.zip\",\"type\":\"big\",\"obsolete\":\"true\"}";
        String wanted = "{\"lang\":\"cn\",\"lang_text\":\"Chinese\",\"name\":\"" + name + "\",\"size\":" + size
                + ",\"size_text\":\"1MiB\",\"md5\":\"" + md5 + "\",\"url\":\"" + address() + "/" + name
                + ".zip\",\"type\":\"small\",\"obsolete\":\"false\",\"version\":\"0.22\"}";
        return ("[" + other + "," + wanted + "]").getBytes(StandardCharsets.UTF_8);
    }

    private void sendArchive(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        if (status != 200) {
            send(exchange, status, new byte[0], 0);
            return;
        }
        int from = 0;
        int answer = 200;
        if (range != null && knowsRanges) {
            from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
            answer = 206;
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (archive.length - 1) + "/" + archive.length);
        }
        byte[] rest = Arrays.copyOfRange(archive, from, archive.length);
        send(exchange, answer, rest, Math.min(breakAfter, rest.length));
    }

    private static void send(HttpExchange exchange, int status, byte[] body, int sent) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body, 0, sent);
            exchange.getResponseBody().flush();
        }
    }

    public static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
