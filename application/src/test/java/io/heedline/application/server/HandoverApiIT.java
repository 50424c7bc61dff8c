package io.heedline.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.handover.HandoverDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of the service that people who take calls over use, without any speech. */
class HandoverApiIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path directory;

    private static HandoverServer server;

    @BeforeAll
    static void start() {
        server = HandoverServer.start(0, directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HandoverDesk desk() {
        return server.desks().lines();
    }

    @Test
    void listsOpenHandoversTheNewestFirstWithMaskedNumbers() throws Exception {
        server.handOver("list-a", "13800000001")
                .handOver("list-b", "13800000002")
                .handOver("list-c", "13800000003");
        server.ends("list-b");

        String body = get("/api/handovers").body();
        List<JsonNode> list = ofThisTest(body, "list-");

        assertThat(list).extracting(each -> each.get("callId").asString()).containsExactly("list-c", "list-a");
        assertThat(list.get(0).get("caller").asString()).isEqualTo("138****0003");
        assertThat(list.get(0).get("state").get("is").asString()).isEqualTo("waiting");
        assertThat(list.get(0).get("summary").get("who").asString()).contains("张伟");
        assertThat(body).doesNotContain("13800000003");
        assertThat(ofThisTest(get("/api/handovers?state=all").body(), "list-")).hasSize(3);
    }

    private static List<JsonNode> ofThisTest(String body, String prefix) {
        return StreamSupport.stream(JSON.readTree(body).spliterator(), false)
                .filter(each -> each.get("callId").asString().startsWith(prefix))
                .toList();
    }

    @Test
    void tellsThePersonEverythingOfOneCall() throws Exception {
        server.handOver("a", "13800000001");

        JsonNode one = JSON.readTree(get("/api/handovers/a").body());

        assertThat(one.get("caller").asString()).isEqualTo("13800000001");
        assertThat(one.get("verified").asBoolean()).isTrue();
        assertThat(one.get("identity").get("name").asString()).isEqualTo("张伟");
        assertThat(one.get("slots").get("bill").asString()).isEqualTo("358.20");
        assertThat(one.get("wishes").get(0).asString()).isEqualTo("bill");
        assertThat(one.get("turns").get(0).get("speaker").asString()).isEqualTo("bot");
        assertThat(one.get("language").asString()).isEqualTo("zh-CN");
        assertThat(one.get("trial").asBoolean()).isFalse();
    }

    @Test
    void tellsTrialCallsApart() throws Exception {
        server.trialHandOver("t", "13800000001");

        assertThat(JSON.readTree(get("/api/handovers").body())
                        .get(0)
                        .get("trial")
                        .asBoolean())
                .isTrue();
        assertThat(JSON.readTree(get("/api/handovers/t").body()).get("trial").asBoolean())
                .isTrue();
    }

    @Test
    void saysNothingNewUntilSomethingHasChanged() throws Exception {
        server.handOver("a", "13800000001");
        String tag = get("/api/handovers").headers().firstValue("etag").orElseThrow();
        HttpRequest again =
                request("/api/handovers").header("If-None-Match", tag).build();

        assertThat(HTTP.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        server.ends("a");
        assertThat(HTTP.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingOfItIsKeptByTheBrowser() throws Exception {
        server.handOver("a", "13800000001");
        for (String path : new String[] {"/api/handovers", "/api/handovers/a", "/api/callbacks", "/handovers"}) {
            assertThat(get(path).headers().firstValue("cache-control")).as(path).contains("no-store");
        }
    }

    @Test
    void aCallBackIsDoneOnce() throws Exception {
        String id = callBack("13800000009");
        assertThat(JSON.readTree(get("/api/callbacks").body())).anySatisfy(listed -> {
            assertThat(listed.get("id").asString()).isEqualTo(id);
            assertThat(listed.get("number").asString()).isEqualTo("138****0009");
            assertThat(listed.get("state").asString()).isEqualTo("open");
        });
        assertThat(JSON.readTree(get("/api/callbacks/" + id).body())
                        .get("number")
                        .asString())
                .isEqualTo("13800000009");

        HttpResponse<String> done = post("/api/callbacks/" + id + "/done");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(JSON.readTree(done.body()).get("state").asString()).isEqualTo("done");

        HttpResponse<String> again = post("/api/callbacks/" + id + "/done");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(again.body()).contains("The call-back is done and cannot be done now; expected one that is open");
    }

    @Test
    void ringsNobodyWithoutTelephoneLinesAndNoCallerOfATrial() throws Exception {
        String id = callBack("13800000007");
        HttpResponse<String> refused = post("/api/callbacks/" + id + "/call");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("no telephone lines");

        HandoverDesk trials = server.desks().trials();
        trials.queueDesk().call("request-callback", Map.of("queue", "service", "caller", "13800000008", "key", "t"));
        String trial = trials.callBacks().all().get(0).id();
        assertThat(post("/api/callbacks/" + trial + "/call").body()).contains("is of a trial call");
        assertThat(JSON.readTree(get("/api/callbacks").body()))
                .noneMatch(each -> each.get("canRing").asBoolean());
    }

    private String callBack(String number) {
        desk().queueDesk().call("request-callback", Map.of("queue", "service", "caller", number, "key", number));
        return desk().callBacks().all().stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/handovers/nope, 404, No call of this id",
        "GET, /api/handovers?state=nope, 400, neither",
        "GET, /api/callbacks/nope, 404, no call-back of this id",
        "POST, /api/callbacks/nope/done, 404, no call-back of this id",
        "GET, /api/handovers/..%2F..%2Fetc%2Fpasswd, 400, ''",
        "POST, /api/handovers, 405, ''",
        "GET, /api/callbacks/nope/done, 405, ''"
    })
    void saysWhatIsWrongWithARequest(String method, String path, int status, String because) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/handovers | zh-CN,zh;q=0.9,en;q=0.8 | zh-CN",
                "/handovers | en-GB,en;q=0.9 | en",
                "/handovers | fr, en;q=0.5, zh;q=0.3 | en",
                "/handovers | fr | zh-CN",
                "/handovers | ;;; | zh-CN",
                "/handovers?lang=en | zh-CN | en",
                "/handovers/a?lang=zh | en | zh-CN",
                "/handovers?lang=\"><script> | en | en"
            })
    void thePageIsInTheLanguageOfItsReader(String path, String accepted, String language) throws Exception {
        HttpRequest request = request(
                        path.replace("\"", "%22").replace("<", "%3C").replace(">", "%3E"))
                .header("Accept-Language", accepted)
                .build();
        HttpResponse<String> page = HTTP.send(request, BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"" + language + "\">").doesNotContain("{{");
    }

    @Test
    void thePageMayRunNothingButItsOwnScript() throws Exception {
        String policy = get("/handovers")
                .headers()
                .firstValue("content-security-policy")
                .orElseThrow();

        assertThat(policy).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
        assertThat(get("/assets/handovers.js")
                        .headers()
                        .firstValue("content-type")
                        .orElseThrow())
                .startsWith("text/javascript");
        assertThat(get("/assets/handovers.css")
                        .headers()
                        .firstValue("content-type")
                        .orElseThrow())
                .startsWith("text/css");
        assertThat(get("/assets/handovers.js").body())
                .as("what comes from a call is put in as text")
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        assertThat(get("/handovers").body()).doesNotContain("<script>", "onclick", "style=");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return HTTP.send(request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }
}
