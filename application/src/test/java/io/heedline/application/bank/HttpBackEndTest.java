package io.heedline.application.bank;

import static io.heedline.application.bank.ScriptedBank.breakingOff;
import static io.heedline.application.bank.ScriptedBank.hangsUp;
import static io.heedline.application.bank.ScriptedBank.raw;
import static io.heedline.application.bank.ScriptedBank.says;
import static io.heedline.application.bank.ScriptedBank.saysTwice;
import static io.heedline.application.bank.ScriptedBank.silent;
import static io.heedline.application.bank.ScriptedBank.trickling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heedline.application.bank.ScriptedBank.Behaviour;
import io.heedline.application.bank.ScriptedBank.Request;
import io.heedline.application.config.BankSettings;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against a company's system that misbehaves in every way a system can. */
class HttpBackEndTest {

    private static final String BALANCE = "{\"answers\": {\"balance\": \"1234.56\"}}";
    private static final String TAKEN = "{\"answers\": {\"reference\": \"260117\", \"days\": 7}}";
    private static final Map<String, String> CALLER =
            Map.of("caller", "13800000001", "callee", "95500", "language", "zh-CN", "customer", "abc");
    private static final Map<String, String> COMPLAINT =
            Map.of("caller", "13800000001", "words", "等了太久", "key", "call-1:complaint:1", "code", "135790");

    private static HttpBackEnd over(ScriptedBank bank) {
        return new HttpBackEnd(BankFixture.settings(bank.url()), Clock.systemUTC());
    }

    private static HttpBackEnd impatientlyOver(ScriptedBank bank) {
        return new HttpBackEnd(BankFixture.impatient(bank.url()), Clock.systemUTC());
    }

    private static BackEndException failure(ScriptedBank bank, String operation, Map<String, String> arguments) {
        return failure(over(bank), operation, arguments);
    }

    private static BackEndException failure(BackEnd backEnd, String operation, Map<String, String> arguments) {
        try {
            Map<String, String> answers = backEnd.call(operation, arguments);
            throw new AssertionError("expected a fault, got " + answers.keySet());
        } catch (BackEndException e) {
            return e;
        }
    }

    @Test
    void asksUnderTheNameOfTheOperationAndSendsOnlyWhatItWants() throws Exception {
        try (ScriptedBank bank = new ScriptedBank(says(200, TAKEN))) {
            assertThat(over(bank).call("complaint", COMPLAINT)).isEqualTo(Map.of("reference", "260117", "days", "7"));

            Request request = bank.requests().get(0);
            assertThat(request.path()).isEqualTo("/heedline/complaint");
            assertThat(request.body()).isEqualTo("{\"caller\":\"13800000001\",\"words\":\"等了太久\"}");
            assertThat(request.header("Idempotency-Key")).isEqualTo("call-1:complaint:1");
            assertThat(request.header("Authorization")).isEqualTo("Bearer a-token");
            String signature = new RequestSigner(BankFixture.KEY)
                    .signature(
                            "POST",
                            "/heedline/complaint",
                            request.header("Heedline-Timestamp"),
                            request.header("Heedline-Nonce"),
                            request.body().getBytes(StandardCharsets.UTF_8),
                            "call-1:complaint:1");
            assertThat(request.header("Heedline-Signature")).isEqualTo(signature);
        }
    }

    @Test
    void anOutcomeIsAnAnswer() throws Exception {
        try (ScriptedBank bank = new ScriptedBank(says(200, "{\"outcome\": \"no-bill\"}"))) {
            assertThat(over(bank).call("bill", CALLER)).isEqualTo(Map.of(BackEnd.OUTCOME, "no-bill"));
        }
    }

    @Test
    void readsAgainWhatFailedAtFirst() throws Exception {
        for (Behaviour bad : new Behaviour[] {hangsUp(), breakingOff(BALANCE), says(500, "{}"), says(503, "{}")}) {
            try (ScriptedBank bank = new ScriptedBank(bad, says(200, BALANCE))) {
                assertThat(over(bank).call("balance", CALLER)).containsEntry("balance", "1234.56");
                assertThat(bank.requests()).hasSize(2);
            }
        }
    }

    @Test
    void readsAgainWhatCameToNothingInTime() throws Exception {
        try (ScriptedBank bank = new ScriptedBank(silent(), says(200, BALANCE))) {
            assertThat(impatientlyOver(bank).call("balance", CALLER)).containsEntry("balance", "1234.56");
            assertThat(bank.requests()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void changesAreRepeatedUnderTheSameKeyAndWithANewNonceOnly() throws Exception {
        for (Behaviour bad : new Behaviour[] {hangsUp(), breakingOff(TAKEN), says(503, "{}"), says(504, "{}")}) {
            try (ScriptedBank bank = new ScriptedBank(bad, says(200, TAKEN))) {
                over(bank).call("complaint", COMPLAINT);

                assertThat(bank.requests()).hasSize(2);
                assertThat(bank.requests().stream()
                                .map(request -> request.header("Idempotency-Key"))
                                .collect(Collectors.toSet()))
                        .containsExactly("call-1:complaint:1");
                assertThat(bank.requests().stream()
                                .map(request -> request.header("Heedline-Nonce"))
                                .collect(Collectors.toSet()))
                        .hasSize(2);
            }
        }
    }

    @Test
    void aChangeThatMayBeUnderWayOrWasRefusedIsNotAskedForAgain() throws Exception {
        for (Behaviour bad : new Behaviour[] {silent(), trickling(TAKEN), says(500, "{}"), says(409, "{}")}) {
            try (ScriptedBank bank = new ScriptedBank(bad, says(200, TAKEN))) {
                assertThat(failure(impatientlyOver(bank), "complaint", COMPLAINT))
                        .hasMessageContaining("complaint")
                        .hasMessageContaining("may have been done");
                assertThat(bank.requests()).hasSize(1);
            }
        }
    }

    @Test
    void aCodeThatFailedIsNotTriedTwice() throws Exception {
        Map<String, String> identity = Map.of("caller", "13800000001", "id_digits", "4321", "code", "135790");
        try (ScriptedBank bank = new ScriptedBank(hangsUp())) {
            assertThat(failure(bank, "identify", identity))
                    .hasMessageContaining("identify")
                    .hasMessageNotContaining("135790");
            assertThat(bank.requests()).hasSize(1);
        }
    }

    @Test
    void aSystemThatIsDownIsNotWaitedForBeyondTheDeadline() throws Exception {
        URI nobody;
        try (ScriptedBank bank = new ScriptedBank(hangsUp())) {
            nobody = bank.url();
        }
        long began = System.nanoTime();

        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(
                        () -> new HttpBackEnd(BankFixture.impatient(nobody), Clock.systemUTC()).call("balance", CALLER))
                .withMessageContaining("balance")
                .withMessageContaining("connection");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BankFixture.IMPATIENT.plusSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "complaint"})
    void whateverIsSlowEndsWithTheDeadline(String operation) throws Exception {
        Map<String, String> arguments = operation.equals("balance") ? CALLER : COMPLAINT;
        for (Behaviour slow : new Behaviour[] {silent(), trickling(operation.equals("balance") ? BALANCE : TAKEN)}) {
            try (ScriptedBank bank = new ScriptedBank(slow)) {
                long began = System.nanoTime();
                assertThat(failure(impatientlyOver(bank), operation, arguments)).hasMessageContaining("in time");
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(BankFixture.IMPATIENT.plusSeconds(3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "balance: 1",
                "[]",
                "null",
                "{}",
                "{\"answers\": {}}",
                "{\"answers\": null}",
                "{\"answers\": {\"balance\": 1234.56}}",
                "{\"answers\": {\"balance\": \"1234,56\"}}",
                "{\"answers\": {\"balance\": \"1e9\"}}",
                "{\"answers\": {\"balance\": null}}",
                "{\"answers\": {\"balance\": \"1\", \"balance\": \"2\"}}",
                "{\"answers\": {\"balance\": \"1\"}, \"outcome\": \"no-bill\"}",
                "{\"outcome\": \"no-bill\"}",
                "{\"outcome\": 7}",
                "{\"answers\": {\"balance\": \"1\"}}{\"answers\": {\"balance\": \"2\"}}",
                "{\"answers\": {\"balance\": \"1\"}} 6222"
            })
    void nonsenseIsNoAnswer(String reply) throws Exception {
        try (ScriptedBank bank = new ScriptedBank(says(200, reply))) {
            assertThat(failure(bank, "balance", CALLER))
                    .hasMessageContaining("balance")
                    .hasMessageContaining("expected")
                    .hasMessageNotContaining("1234")
                    .hasMessageNotContaining("6222")
                    .hasNoCause();
        }
    }

    @Test
    void whatIsNoHttpIsNoAnswerEither() throws Exception {
        try (ScriptedBank bank = new ScriptedBank(raw("+OK welcome\r\n\r\n"))) {
            assertThat(failure(bank, "balance", CALLER)).hasMessageContaining("connection");
        }
    }

    @Test
    void aSecondReplyIsNotRead() throws Exception {
        try (ScriptedBank bank = new ScriptedBank(saysTwice(BALANCE))) {
            HttpBackEnd backEnd = over(bank);
            assertThat(backEnd.call("balance", CALLER)).containsEntry("balance", "1234.56");
            assertThat(backEnd.call("balance", CALLER)).containsEntry("balance", "1234.56");
            assertThat(bank.requests()).hasSize(2);
        }
    }

    @Test
    void aReplyWithoutEndIsNotReadToItsEnd() throws Exception {
        String long1 = "{\"answers\": {\"balance\": \"" + "1".repeat(100_000) + "\"}}";
        try (ScriptedBank bank = new ScriptedBank(says(200, long1))) {
            assertThat(failure(bank, "balance", CALLER)).hasMessageContaining("length");
            assertThat(bank.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectionIsNotFollowed() throws Exception {
        try (ScriptedBank bank = new ScriptedBank(
                raw("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(failure(bank, "balance", CALLER)).hasMessageContaining("302");
        }
    }

    @Test
    void aSystemThatFailsAgainAndAgainIsLeftAlone() throws Exception {
        BankSettings.Breaker breaker = new BankSettings.Breaker(4, 2, Duration.ofMinutes(5));
        try (ScriptedBank bank = new ScriptedBank(says(500, "{}"))) {
            HttpBackEnd backEnd = new HttpBackEnd(BankFixture.settings(bank.url(), breaker), Clock.systemUTC());
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(BackEndException.class)
                        .isThrownBy(() -> backEnd.call("complaint", COMPLAINT))
                        .withMessageContaining("500");
            }
            for (int i = 0; i < 5; i++) {
                assertThatExceptionOfType(BackEndException.class)
                        .isThrownBy(() -> backEnd.call("balance", CALLER))
                        .withMessageContaining("was not asked");
            }
            assertThat(bank.requests()).hasSize(2);
        }
    }

    @Test
    void nothingIsAskedWithoutWhatItTakes() throws Exception {
        try (ScriptedBank bank = new ScriptedBank(says(200, BALANCE))) {
            assertThat(failure(bank, "balance", Map.of("caller", "1"))).hasMessageContaining("'customer'");
            assertThat(failure(bank, "complaint", Map.of("words", "x"))).hasMessageContaining("'key'");
            assertThat(failure(bank, "complaint", Map.of("key", "x"))).hasMessageContaining("'words'");
            assertThat(failure(bank, "../admin", CALLER)).hasMessageContaining("expected one of");
            assertThat(bank.requests()).isEmpty();
        }
    }
}
