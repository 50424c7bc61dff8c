package io.heedline.dialog.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoLedgerTest {

    private static final DemoCustomer WANG = DemoLedger.customers().get(0);
    private static final DemoCustomer LI = DemoLedger.customers().get(1);
    private static final DemoCustomer ZHANG = DemoLedger.customers().get(2);
    private static final DemoCustomer CHEN = DemoLedger.customers().get(3);
    private static final DemoCustomer LIU = DemoLedger.customers().get(4);

    private SettableClock clock;
    private DemoLedger ledger;
    private int keys;

    @BeforeEach
    void openOnAWorkingDay() {
        clock = new SettableClock();
        ledger = new DemoLedger(clock);
        clock.today("2026-11-18");
    }

    private Map<String, String> identify(DemoCustomer customer, String idDigits, String code) {
        return ledger.call("identify", Map.of("caller", customer.number(), "id_digits", idDigits, "code", code));
    }

    private String token(DemoCustomer customer) {
        return identify(customer, customer.idDigits(), customer.code()).get("customer");
    }

    /** Asks as a verified caller; a key is there as with every asking of its own. */
    private Map<String, String> ask(DemoCustomer customer, String operation, String... more) {
        Map<String, String> arguments =
                new HashMap<>(Map.of("caller", customer.number(), "customer", token(customer), "key", "key-" + keys++));
        for (int at = 0; at < more.length; at += 2) {
            arguments.put(more[at], more[at + 1]);
        }
        return ledger.call(operation, arguments);
    }

    private static Map<String, String> outcome(String name) {
        return Map.of(BackEnd.OUTCOME, name);
    }

    @Test
    void digitsAndCodeOfTheCallersOwnAccountIdentify() {
        assertThat(identify(WANG, WANG.idDigits(), WANG.code())).containsEntry("name", "王芳");
        assertThat(identify(LI, "102X", LI.code())).containsKey("customer");
        assertThat(identify(WANG, LI.idDigits(), LI.code())).isEqualTo(outcome("not-verified"));
        assertThat(ledger.call("identify", Map.of("caller", "1", "id_digits", "4321", "code", "135790")))
                .isEqualTo(outcome(DemoLedger.UNKNOWN_CUSTOMER));
    }

    @Test
    void tooManyWrongCodesLockEvenTheRightOneUntilTheTimeIsOver() {
        for (int attempt = 1; attempt < Identification.MOST_TRIES; attempt++) {
            assertThat(identify(WANG, WANG.idDigits(), "000000")).isEqualTo(outcome("not-verified"));
        }
        assertThat(identify(WANG, WANG.idDigits(), "000000")).isEqualTo(outcome("locked"));
        assertThat(identify(WANG, WANG.idDigits(), WANG.code())).isEqualTo(outcome("locked"));
        assertThat(identify(LI, LI.idDigits(), LI.code())).containsKey("customer");

        clock.pass(Identification.LOCKED_FOR);

        assertThat(identify(WANG, WANG.idDigits(), WANG.code())).containsKey("customer");
    }

    @Test
    void aRightCodeForgivesWrongOnes() {
        for (int attempt = 0; attempt < 3 * Identification.MOST_TRIES; attempt++) {
            identify(WANG, WANG.idDigits(), "000000");
            assertThat(identify(WANG, WANG.idDigits(), WANG.code())).containsKey("customer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance",
                "bill",
                "repayment-date",
                "send-reminder",
                "transactions",
                "repayment-plan",
                "early-repayment-quote",
                "card-status",
                "change-repayment-date",
                "change-repayment-method",
                "early-repayment-request",
                "settlement-certificate",
                "address-change"
            })
    void anAccountIsToldAndChangedOnlyForAVerifiedCaller(String operation) {
        Map<String, String> arguments = new HashMap<>(Map.of("caller", WANG.number(), "key", "a"));
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ledger.call(operation, arguments))
                .withMessageContaining(operation)
                .withMessageContaining("'customer'");

        arguments.put("customer", "0123456789abcdef01234567");
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ledger.call(operation, arguments))
                .withMessageContaining(operation)
                .withMessageNotContaining("0123456789");
    }

    @Test
    void aTokenOfLongAgoVerifiesNobody() {
        Map<String, String> arguments = Map.of("caller", WANG.number(), "customer", token(WANG));
        clock.pass(Identification.TOKEN_LASTS);

        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ledger.call("balance", arguments))
                .withMessageContaining("identify");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-18, 2026-12-05", "2026-12-05, 2026-12-05", "2026-12-06, 2027-01-05", "2026-12-04, 2026-12-05"})
    void theDueDateIsTheNextOneTodayIncluded(String today, String due) {
        clock.today(today);

        assertThat(ask(WANG, "repayment-date")).containsEntry("due_date", due);
    }

    @Test
    void amountsArePlainDecimals() {
        for (DemoCustomer customer : DemoLedger.customers()) {
            assertThat(ask(customer, "balance").get("balance")).matches("\\d+\\.\\d\\d");
            assertThat(ask(customer, "repayment-date").get("bill")).matches("\\d+\\.\\d\\d");
        }
        assertThat(ask(WANG, "bill")).containsEntry("bill", "358.20").containsEntry("minimum", "35.82");
        assertThat(ask(WANG, "early-repayment-quote"))
                .containsEntry("principal", "12000.00")
                .containsEntry("fee", "360.00")
                .containsEntry("total", "12360.00");
    }

    @Test
    void whatIsNotThereIsAnOutcome() {
        assertThat(ask(LIU, "bill")).isEqualTo(outcome("no-bill"));
        assertThat(ask(LIU, "transactions")).isEqualTo(outcome("no-transactions"));
        assertThat(ask(LIU, "report-loss")).isEqualTo(outcome("no-card"));
        assertThat(ask(LI, "repayment-plan")).isEqualTo(outcome("no-loan"));
        assertThat(ask(CHEN, "settlement-certificate")).isEqualTo(outcome("not-settled"));
        assertThat(ask(ZHANG, "settlement-certificate")).containsKeys("reference", "days");
        assertThat(ask(WANG, "branch", "city", "火星")).isEqualTo(outcome("unknown-city"));
        assertThat(ask(WANG, "address-change", "postcode", "999999", "words", "人民路1号"))
                .isEqualTo(outcome("unknown-postcode"));
    }

    @Test
    void aChangedDateIsTheDateFromThenOn() {
        assertThat(ask(WANG, "change-repayment-date", "day", "25")).containsEntry("new_date", "2026-11-25");
        assertThat(ask(WANG, "repayment-date")).containsEntry("due_date", "2026-11-25");
        assertThat(ask(WANG, "change-repayment-date", "day", "31")).isEqualTo(outcome("day-not-offered"));
        clock.today("2026-11-24");
        assertThat(ask(WANG, "change-repayment-date", "day", "3")).isEqualTo(outcome("too-late"));
    }

    @Test
    void aMethodOnceChangedIsAlreadySo() {
        assertThat(ask(WANG, "change-repayment-method", "method", "auto-debit")).isEqualTo(outcome("already-so"));
        assertThat(ask(WANG, "change-repayment-method", "method", "transfer", "language", "en-US"))
                .isEqualTo(Map.of("method", "bank transfer", "card_tail", "6612"));
        assertThat(ask(WANG, "change-repayment-method", "method", "transfer")).isEqualTo(outcome("already-so"));
    }

    @Test
    void earlyRepaymentIsTakenAtTheQuotedTotalAndOnce() {
        assertThat(ask(WANG, "early-repayment-request", "total", "12359.99")).isEqualTo(outcome("quote-changed"));
        assertThat(ask(WANG, "early-repayment-request", "total", "12360.0"))
                .containsEntry("pay_by", "2026-11-21")
                .containsKey("reference");
        assertThat(ask(WANG, "early-repayment-request", "total", "12360.00")).isEqualTo(outcome("already-requested"));
    }

    @Test
    void aLostCardIsBlockedAlsoForACallerKnownByNumberOnly() {
        assertThat(ledger.call("report-loss", Map.of("caller", WANG.number(), "key", "loss")))
                .containsEntry("card_tail", "6612");
        assertThat(ask(WANG, "card-status")).containsEntry("status", "blocked");
        assertThat(ask(WANG, "report-loss")).isEqualTo(outcome("already-reported"));
        assertThat(ledger.call("report-loss", Map.of("caller", "1", "key", "other")))
                .isEqualTo(outcome("no-card"));
    }

    @Test
    void whatIsAskedTwiceUnderOneKeyIsDoneOnce() {
        Map<String, String> complaint = Map.of("caller", WANG.number(), "words", "等了太久", "key", "one");
        Map<String, String> first = ledger.call("complaint", complaint);

        assertThat(ledger.call("complaint", complaint)).isEqualTo(first);
        assertThat(ask(WANG, "complaint", "words", "等了太久").get("reference")).isNotEqualTo(first.get("reference"));
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ask(WANG, "complaint", "words", "别的事", "key", "one"))
                .withMessageContaining("key of another asking");
    }

    @Test
    void whatIsMissingOrUnreadableIsNamedWithoutItsValue() {
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ledger.call("complaint", Map.of("words", "secret")))
                .withMessageContaining("'key'");
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ask(WANG, "change-repayment-date", "day", "soon"))
                .withMessageContaining("'day'")
                .withMessageContaining("whole number")
                .withMessageNotContaining("soon");
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ask(WANG, "early-repayment-request", "total", "all"))
                .withMessageContaining("plain decimal");
    }

    @Test
    void wordsAreInTheLanguageOfTheCall() {
        assertThat(ask(WANG, "branch", "city", "Shanghai", "language", "en-US"))
                .containsEntry("name", "the Pudong branch");
        assertThat(ask(WANG, "branch", "city", "上海市", "language", "zh-CN")).containsEntry("name", "上海浦东支行");
        assertThat(ask(WANG, "transactions", "language", "en-US")).containsEntry("text_1", "supermarket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1001"})
    void theTelephonesOfTheShippedConfigurationAreCustomers(String telephone) {
        assertThat(DemoLedger.customers())
                .anySatisfy(customer -> assertThat(customer.number()).isEqualTo(telephone));
    }

    @Test
    void anUnknownOperationNamesTheKnownOnes() {
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> ledger.call("loan", Map.of("caller", WANG.number())))
                .withMessageContaining("'loan'")
                .withMessageContaining("repayment-date");
    }

    /** Stands still until it is set. */
    private static final class SettableClock extends Clock {
        private Instant now = Instant.EPOCH;

        void today(String date) {
            now = Instant.parse(date + "T04:00:00Z");
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(8);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
