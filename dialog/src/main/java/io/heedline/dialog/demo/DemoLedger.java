package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A company's system for trials: made-up customers, whose accounts change when they are told to, until the process
 * ends. What concerns an account is told only to a caller who was identified ({@link Identification}); what changes
 * something is done once for each {@code key}. Thread-safe.
 */
public final class DemoLedger implements BackEnd {

    /** The outcome for a number that is no customer's. */
    public static final String UNKNOWN_CUSTOMER = "unknown-customer";

    /** What a verified customer's account answers. */
    private interface AccountOperation {
        Map<String, String> answers(Account account, Asked asked);
    }

    private final Map<String, Function<Asked, Map<String, String>>> operations = new TreeMap<>();
    private final Map<String, Account> accounts;
    private final Identification identification;
    private final OncePerKey once = new OncePerKey();

    /** A ledger whose dates are counted from {@code clock}: a due date is always the next one, today included. */
    public DemoLedger(Clock clock) {
        this.accounts = DemoCustomers.ALL.stream().collect(Collectors.toMap(DemoCustomer::number, Account::new));
        this.identification = new Identification(accounts, clock);
        References references = new References();
        AccountOperations account = new AccountOperations(clock);
        LoanOperations loan = new LoanOperations(clock, references);
        CardOperations card = new CardOperations(references);
        CounterOperations counter = new CounterOperations(references);

        operations.put("identify", identification::identify);
        operations.put("balance", verified(account::balance));
        operations.put("transactions", verified(account::transactions));
        operations.put("bill", verified(account::bill));
        operations.put("repayment-date", verified(account::repaymentDate));
        operations.put("repayment-plan", verified(loan::plan));
        operations.put("early-repayment-quote", verified(loan::earlyQuote));
        operations.put("card-status", verified(card::status));
        operations.put("branch", counter::branch);
        operations.put("fees", counter::fees);
        operations.put("change-repayment-date", once(verified(account::changeRepaymentDate)));
        operations.put("change-repayment-method", once(verified(account::changeRepaymentMethod)));
        operations.put("early-repayment-request", once(verified(loan::earlyRequest)));
        operations.put("settlement-certificate", once(verified(loan::settlementCertificate)));
        operations.put("address-change", once(verified(counter::changeAddress)));
        operations.put("report-loss", once(verifiedOrByNumber(card::reportLoss)));
        operations.put("complaint", once(counter::complain));
        operations.put("send-reminder", once(verified((whose, asked) -> Map.of())));
    }

    /** The customers it knows; the first is a good caller for a trial. */
    public static List<DemoCustomer> customers() {
        return DemoCustomers.ALL;
    }

    @Override
    public synchronized Map<String, String> call(String operation, Map<String, String> arguments) {
        Function<Asked, Map<String, String>> known = operations.get(operation);
        if (known == null) {
            throw new BackEndException("The demo ledger cannot do '" + operation + "'; it knows "
                    + String.join(", ", operations.keySet()));
        }
        return known.apply(new Asked(operation, Map.copyOf(arguments)));
    }

    private Function<Asked, Map<String, String>> verified(AccountOperation operation) {
        return asked -> operation.answers(identification.verified(asked), asked);
    }

    private Function<Asked, Map<String, String>> verifiedOrByNumber(AccountOperation operation) {
        return asked -> asked.optional("customer").isPresent()
                ? operation.answers(identification.verified(asked), asked)
                : Optional.ofNullable(accounts.get(asked.optional("caller").orElse("")))
                        .map(account -> operation.answers(account, asked))
                        .orElseGet(CardOperations::nobodysCard);
    }

    private Function<Asked, Map<String, String>> once(Function<Asked, Map<String, String>> change) {
        return asked -> once.answers(asked, () -> change.apply(asked));
    }
}
