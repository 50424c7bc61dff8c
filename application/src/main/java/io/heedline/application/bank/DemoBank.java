package io.heedline.application.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A company's system as a program of its own, for trying: serves a ledger on this machine the way docs/back-end.md asks
 * for, and refuses what is not signed. Not for customers.
 */
public final class DemoBank implements AutoCloseable {

    private static final String PATH = "/bank/";
    private static final int WORKERS = 4;
    private static final int LONGEST_REQUEST = 65_536;
    private static final TypeReference<Map<String, String>> ARGUMENTS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    private record Reply(int status, Map<String, ?> message) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final BackEnd ledger;
    private final SignatureCheck signatures;

    private DemoBank(HttpServer server, BackEnd ledger, SignatureCheck signatures) {
        this.server = server;
        this.ledger = ledger;
        this.signatures = signatures;
    }

    /**
     * Serves a ledger on 127.0.0.1.
     *
     * @param port 0 for any that is free
     * @param key what requests have to be signed with
     * @throws IOException when the port cannot be had
     */
    public static DemoBank open(int port, BackEnd ledger, String key, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        DemoBank bank = new DemoBank(server, ledger, new SignatureCheck(key, clock));
        server.createContext(PATH, bank::serve);
        server.setExecutor(bank.workers);
        server.start();
        return bank;
    }

    /** Where operations are asked for: the value of heedline.bank.url. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST);
            Reply reply = reply(exchange, body);
            byte[] message = JSON.writeValueAsBytes(reply.message());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), message.length);
            exchange.getResponseBody().write(message);
        }
    }

    private Reply reply(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getRawPath();
        return signatures
                .fault(exchange.getRequestMethod(), path, body, exchange.getRequestHeaders()::getFirst)
                .map(fault -> new Reply(401, Map.of("error", fault)))
                .orElseGet(() -> performed(exchange, path.substring(PATH.length()), body));
    }

    private Reply performed(HttpExchange exchange, String name, byte[] body) {
        try {
            Map<String, String> arguments = new HashMap<>(JSON.readValue(body, ARGUMENTS));
            String key = exchange.getRequestHeaders().getFirst(RequestSigner.IDEMPOTENCY_KEY);
            if (key != null) {
                arguments.put("key", key);
            }
            return new Reply(200, message(Operations.named(name), ledger.call(name, arguments)));
        } catch (BackEndException | JacksonException | UncheckedIOException e) {
            return new Reply(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, ?> message(Operation operation, Map<String, String> answers) {
        if (answers.containsKey(BackEnd.OUTCOME)) {
            return Map.of("outcome", answers.get(BackEnd.OUTCOME));
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        answers.forEach((name, value) ->
                typed.put(name, operation.answers().get(name) == AnswerKind.NUMBER ? new BigDecimal(value) : value));
        return Map.of("answers", typed);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
