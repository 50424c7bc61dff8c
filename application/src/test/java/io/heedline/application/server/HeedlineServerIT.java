package io.heedline.application.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.PortInUseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port. */
class HeedlineServerIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path directory;

    private static ServerProcess server;

    @BeforeAll
    static void start() {
        System.setProperty("heedline.recordings.directory", directory.toString());
        server = ServerProcess.start(OptionalInt.of(0), line -> {});
    }

    @AfterAll
    static void stop() {
        System.clearProperty("heedline.recordings.directory");
        if (server != null) {
            server.close();
        }
    }

    @Test
    void isHealthy() throws Exception {
        HttpResponse<String> health = get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(health.body()).get("status").asString()).isEqualTo("UP");
    }

    @Test
    void placesACallAndKeepsItsRecording() throws Exception {
        HttpResponse<String> placed = post("{\"turns\": [\"我要查一下账单\", \"四三二一\", \"一三五七九零\", \"谢谢再见\"]}");

        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
        JsonNode call = JSON.readTree(placed.body());
        assertThat(call.get("outcome").asString()).isEqualTo("finished");
        assertThat(call.get("reachedAim").asBoolean()).isTrue();
        String path = "/api/calls/" + call.get("id").asString();
        assertThat(JSON.readTree(get(path).body())).isEqualTo(call);
        assertThat(JSON.readTree(get("/api/calls").body())).contains(call);
        HttpResponse<byte[]> recording = HTTP.send(request(path + "/recording").build(), BodyHandlers.ofByteArray());
        assertThat(recording.headers().firstValue("content-type")).contains("audio/wav");
        assertThat(new String(recording.body(), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertRefused("{}", "\\\"turns\\\" is missing");
        assertRefused("{\"turns\": [\"Привет\"]}", "Cyrillic");
        assertRefused("{\"turns\": [\"你好\"], \"from\": \"abc\"}", "no telephone number");
        assertRefused("{\"turns\": [\"你好\"], \"scenario\": \"../../etc/passwd\"}", "no name of a scenario");
        assertRefused("{\"turns\": [\"你好\"], \"scenario\": \"nope\"}", "nope");
        assertRefused("{\"turns\": [\"你好\", null]}", "text 2 of \\\"turns\\\" is null");
        assertRefused("{\"turns\": [\"" + "好".repeat(201) + "\"]}", "has 201 characters, expected at most 200");
    }

    @Test
    void saysWhereABodyIsUnreadableAndWhatIsExpectedButNotWhatItHolds() throws Exception {
        String expected = "expected {\\\"turns\\\": [";
        assertRefused("", expected);
        assertRefused("null", expected);
        assertRefused("{\"turns\": [", "(line 1, column ", expected);
        assertRefused("{\"turns\":\n \"secret\"}", "(line 2, column ", expected);
        assertRefused("{\"turns\": [secret]}", "(line 1, column ", expected);
        assertRefused("{\"turns\": [\"你好\"],\n \"form\": \"secret\"}", "\\\"form\\\" is not known (line 2", expected);
        assertRefused("{\"" + "k".repeat(41) + "\": 1}", "k".repeat(40) + "...", expected);
    }

    @Test
    void refusesWhatComesByAnotherHostName() throws Exception {
        int port = URI.create(server.address()).getPort();
        String ask = "GET /actuator/health HTTP/1.1\r\nConnection: close\r\nHost: ";
        assertThat(answerTo(port, ask + "localhost:" + port)).startsWith("HTTP/1.1 200");
        assertThat(answerTo(port, ask + "rebound.example:" + port))
                .startsWith("HTTP/1.1 403")
                .contains("application/problem+json")
                .contains("The Host of the request is not of this machine");
    }

    private static String answerTo(int port, String head) throws Exception {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesTheRequestsOfOtherSites() throws Exception {
        assertThat(from(server.address()).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = from("https://elsewhere.example");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(refused.body()).contains("The Origin of the request is not of this machine");
    }

    private static HttpResponse<String> from(String origin) throws Exception {
        HttpRequest request = request("/api/calls").header("Origin", origin).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static void assertRefused(String order, String... because) throws Exception {
        HttpResponse<String> answer = post(order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains(because).doesNotContain("secret");
    }

    @Test
    void doesNotKnowACallThatNeverWas() throws Exception {
        assertThat(get("/api/calls/nope").statusCode()).isEqualTo(404);
        assertThat(get("/api/calls/nope/recording").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsThatAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            OptionalInt port = OptionalInt.of(taken.getLocalPort());
            assertThatThrownBy(() -> ServerProcess.start(port, line -> {}))
                    .hasCauseInstanceOf(PortInUseException.class);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String json) throws Exception {
        return HTTP.send(
                request("/api/calls")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }
}
