package io.heedline.application.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heedline.application.config.BankSettings;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import io.heedline.dialog.demo.DemoCustomer;
import io.heedline.dialog.demo.DemoLedger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter and the ledger as two programs: every operation of the agreement, from end to end. */
class DemoBankTest {

    private static final DemoCustomer WANG = DemoLedger.customers().get(0);

    private DemoBank bank;
    private BackEnd backEnd;
    private int keys;

    @BeforeEach
    void open() throws IOException {
        Clock clock = Clock.systemDefaultZone();
        bank = DemoBank.open(0, new DemoLedger(clock), BankFixture.KEY, clock);
        backEnd = new HttpBackEnd(BankFixture.settings(bank.url()), clock);
    }

    @AfterEach
    void close() {
        bank.close();
    }

    private Map<String, String> ask(DemoCustomer customer, String operation, String... more) {
        Map<String, String> facts = new HashMap<>(Map.of("caller", customer.number(), "language", "zh-CN"));
        facts.put("id_digits", customer.idDigits());
        facts.put("code", customer.code());
        facts.put("customer", backEnd.call("identify", facts).get("customer"));
        facts.put("key", "key-" + keys++);
        for (int at = 0; at < more.length; at += 2) {
            facts.put(more[at], more[at + 1]);
        }
        return backEnd.call(operation, facts);
    }

    @Test
    void everyOperationComesThroughAsItIsAgreed() {
        Map<String, String[]> arguments = Map.of(
                "change-repayment-date", new String[] {"day", "25"},
                "change-repayment-method", new String[] {"method", "transfer"},
                "early-repayment-request", new String[] {"total", "12360.00"},
                "address-change", new String[] {"postcode", "200120", "words", "世纪大道一百号"},
                "branch", new String[] {"city", "上海"},
                "complaint", new String[] {"words", "等了太久"});
        for (Operation operation : Operations.ALL) {
            for (DemoCustomer customer : DemoLedger.customers()) {
                String[] more = arguments.getOrDefault(operation.name(), new String[0]);

                Map<String, String> answers = ask(customer, operation.name(), more);

                assertThat(answers.containsKey(BackEnd.OUTCOME)
                                || answers.keySet().equals(operation.answers().keySet()))
                        .as("%s answers %s", operation.name(), answers.keySet())
                        .isTrue();
            }
        }
    }

    @Test
    void anAccountStaysShutForWhoIsNotVerified() {
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> backEnd.call("balance", Map.of("caller", WANG.number(), "customer", "guessed")))
                .withMessageContaining("status 400");
    }

    @Test
    void aKeyIsDoneOnce() {
        String first = ask(WANG, "complaint", "words", "等了太久", "key", "one", "customer", "")
                .get("reference");

        assertThat(ask(WANG, "complaint", "words", "等了太久", "key", "one", "customer", ""))
                .containsEntry("reference", first);
        assertThat(ask(WANG, "complaint", "words", "等了太久")).doesNotContainEntry("reference", first);
    }

    @Test
    void anotherKeyIsRefused() {
        BankSettings ours = BankFixture.settings(bank.url());
        BankSettings others = new BankSettings(
                ours.url(),
                false,
                "heedline",
                "another key of another company, or of nobody",
                null,
                ours.connect(),
                ours.attempt(),
                Map.of(),
                ours.deadline(),
                ours.mostBytes(),
                ours.breaker(),
                ours.patience());

        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> new HttpBackEnd(others, Clock.systemUTC()).call("fees", Map.of()))
                .withMessageContaining("status 401");
    }

    @Test
    void aClockThatIsWrongIsRefused() {
        Clock late = Clock.offset(Clock.systemUTC(), SignatureCheck.CLOCKS_APART.plusMinutes(1));

        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> new HttpBackEnd(BankFixture.settings(bank.url()), late).call("fees", Map.of()))
                .withMessageContaining("status 401");
    }

    @Test
    void aRequestIsTakenOnceAndOnlyUnchanged() throws Exception {
        Map<String, String> headers = signed("fees", "{}");

        assertThat(send("fees", "{}", headers)).isEqualTo(200);
        assertThat(send("fees", "{}", headers)).as("the same again").isEqualTo(401);
        assertThat(send("fees", "{\"a\":\"b\"}", signed("fees", "{}")))
                .as("another body")
                .isEqualTo(401);
        assertThat(send("balance", "{}", signed("fees", "{}")))
                .as("another path")
                .isEqualTo(401);
        assertThat(send("fees", "{}", Map.of())).as("no signature").isEqualTo(401);
    }

    private Map<String, String> signed(String operation, String body) {
        String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        String nonce = "nonce-" + keys++;
        String signature = new RequestSigner(BankFixture.KEY)
                .signature("POST", address(operation).getRawPath(), timestamp, nonce, body.getBytes(), "");
        return Map.of(
                RequestSigner.TIMESTAMP, timestamp, RequestSigner.NONCE, nonce, RequestSigner.SIGNATURE, signature);
    }

    private int send(String operation, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(operation)).timeout(Duration.ofSeconds(5));
        headers.forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private URI address(String operation) {
        return bank.url().resolve(operation);
    }
}
