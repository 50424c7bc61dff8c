package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The made-up customers of the demo, found by the number they call from. Thread-safe. */
public final class DemoLedger implements BackEnd {

    /**
     * One made-up customer.
     *
     * @param number the number the customer calls from
     * @param balance what is on the account, in yuan
     * @param bill this month's bill, in yuan
     * @param dueDayOfMonth the day of the month the bill is to be paid, 1 to 28
     */
    public record Customer(String number, BigDecimal balance, BigDecimal bill, int dueDayOfMonth) {}

    private final Clock clock;

    /** A ledger whose due dates are counted from {@code clock}. */
    public DemoLedger(Clock clock) {
        this.clock = clock;
    }

    /** The customers it knows; the first is a good caller for a trial. */
    public static List<Customer> customers() {
        return List.of(
                new Customer("13800000001", new BigDecimal("1234.56"), new BigDecimal("358.20"), 5),
                new Customer("13800000002", new BigDecimal("86.00"), new BigDecimal("2500.00"), 18),
                new Customer("13800000003", new BigDecimal("20310.75"), new BigDecimal("4999.90"), 25),
                new Customer("13800000004", new BigDecimal("0.00"), new BigDecimal("12080.05"), 10),
                new Customer("13800000005", new BigDecimal("560.30"), new BigDecimal("0.00"), 28));
    }

    @Override
    public Map<String, String> call(String operation, Map<String, String> arguments) {
        throw new UnsupportedOperationException("No operation " + operation + " yet at " + clock);
    }
}
