package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The made-up customers of the demo, found by the number they call from. Thread-safe. */
public final class DemoLedger implements BackEnd {

    /** The outcome for a number that is no customer's. */
    public static final String UNKNOWN_CUSTOMER = "unknown-customer";

    /**
     * One made-up customer.
     *
     * @param number the number the customer calls from
     * @param balance what is on the account, in yuan
     * @param bill this month's bill, in yuan
     * @param dueDayOfMonth the day of the month the bill is to be paid, 1 to 28
     */
    public record Customer(String number, BigDecimal balance, BigDecimal bill, int dueDayOfMonth) {
        public Customer {
            if (dueDayOfMonth < 1 || dueDayOfMonth > 28) {
                throw new IllegalArgumentException(
                        "Due day of month " + dueDayOfMonth + " does not exist in every month; expected 1 to 28");
            }
        }
    }

    private static final List<Customer> CUSTOMERS = List.of(
            new Customer("13800000001", new BigDecimal("1234.56"), new BigDecimal("358.20"), 5),
            new Customer("13800000002", new BigDecimal("86.00"), new BigDecimal("2500.00"), 18),
            new Customer("13800000003", new BigDecimal("20310.75"), new BigDecimal("4999.90"), 25),
            new Customer("13800000004", new BigDecimal("0.00"), new BigDecimal("12080.05"), 10),
            new Customer("13800000005", new BigDecimal("560.30"), new BigDecimal("0.00"), 28),
            // The telephones of deploy/freeswitch: a first call by softphone is to be told a bill.
            new Customer("1000", new BigDecimal("3072.00"), new BigDecimal("466.80"), 15),
            new Customer("1001", new BigDecimal("15.90"), new BigDecimal("1280.00"), 20));

    private final Clock clock;

    /** A ledger whose due dates are counted from {@code clock}: always the next due day, today included. */
    public DemoLedger(Clock clock) {
        this.clock = clock;
    }

    /** The customers it knows; the first is a good caller for a trial. */
    public static List<Customer> customers() {
        return CUSTOMERS;
    }

    @Override
    public Map<String, String> call(String operation, Map<String, String> arguments) {
        String number = arguments.getOrDefault("caller", "");
        Optional<Customer> found =
                CUSTOMERS.stream().filter(c -> c.number().equals(number)).findFirst();
        if (found.isEmpty()) {
            return Map.of(OUTCOME, UNKNOWN_CUSTOMER);
        }
        Customer customer = found.get();
        return switch (operation) {
            case "balance" -> Map.of("balance", customer.balance().toPlainString());
            case "bill", "repayment-date" ->
                Map.of(
                        "bill", customer.bill().toPlainString(),
                        "due_date", nextDue(customer).toString());
            case "send-reminder" -> Map.of();
            default ->
                throw new BackEndException("The demo ledger cannot do '" + operation
                        + "'; it knows balance, bill, repayment-date, send-reminder");
        };
    }

    private LocalDate nextDue(Customer customer) {
        LocalDate today = LocalDate.now(clock);
        LocalDate due = today.withDayOfMonth(customer.dueDayOfMonth());
        return due.isBefore(today) ? due.plusMonths(1) : due;
    }
}
