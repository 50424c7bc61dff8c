package io.heedline.dialog.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoLedgerTest {

    private static final Map<String, String> FIRST = Map.of("caller", "13800000001");

    private static DemoLedger on(String date) {
        return new DemoLedger(Clock.fixed(Instant.parse(date + "T04:00:00Z"), ZoneId.of("Asia/Shanghai")));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-18, 2026-12-05", "2026-12-05, 2026-12-05", "2026-12-06, 2027-01-05", "2026-12-04, 2026-12-05"})
    void theDueDateIsTheNextOneTodayIncluded(String today, String due) {
        assertThat(on(today).call("repayment-date", FIRST)).containsEntry("due_date", due);
    }

    @Test
    void amountsArePlainDecimals() {
        DemoLedger ledger = on("2026-11-18");

        for (DemoLedger.Customer customer : DemoLedger.customers()) {
            Map<String, String> caller = Map.of("caller", customer.number());
            assertThat(ledger.call("balance", caller).get("balance")).matches("\\d+\\.\\d\\d");
            assertThat(ledger.call("bill", caller).get("bill")).matches("\\d+\\.\\d\\d");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1001"})
    void theTelephonesOfTheShippedConfigurationAreCustomers(String telephone) {
        assertThat(on("2026-11-18").call("bill", Map.of("caller", telephone))).containsKeys("bill", "due_date");
    }

    @Test
    void anUnknownNumberIsAnOutcomeAndNoFault() {
        assertThat(on("2026-11-18").call("balance", Map.of("caller", "1")))
                .isEqualTo(Map.of(BackEnd.OUTCOME, DemoLedger.UNKNOWN_CUSTOMER));
        assertThat(on("2026-11-18").call("balance", Map.of())).containsKey(BackEnd.OUTCOME);
    }

    @Test
    void anUnknownOperationNamesTheKnownOnes() {
        assertThatExceptionOfType(BackEndException.class)
                .isThrownBy(() -> on("2026-11-18").call("loan", FIRST))
                .withMessageContaining("'loan'")
                .withMessageContaining("repayment-date");
    }
}
