package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Tells who calls. Right digits and code give a token, and only with it an account can be asked about; wrong ones are
 * counted for each customer, and after too many nobody is let in for a while. Guarded by the ledger.
 */
final class Identification {

    /** How many wrong tries in a row lock a customer: one more than two calls of three tries would need. */
    static final int MOST_TRIES = 5;

    static final Duration LOCKED_FOR = Duration.ofMinutes(30);

    /** Longer than a call, and than a caller who was cut off needs to ring again. */
    static final Duration TOKEN_LASTS = Duration.ofHours(1);

    private record Token(Account account, Instant until) {}

    private record Tries(int wrong, Instant last) {}

    private final Map<String, Account> accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new HashMap<>();
    private final Map<String, Tries> tries = new HashMap<>();

    Identification(Map<String, Account> accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Map<String, String> identify(Asked asked) {
        String idDigits = asked.required("id_digits");
        String code = asked.required("code");
        Account account = accounts.get(asked.optional("caller").orElse(""));
        if (account == null) {
            return Map.of(BackEnd.OUTCOME, DemoLedger.UNKNOWN_CUSTOMER);
        }
        DemoCustomer customer = account.customer();
        if (locked(customer)) {
            return Map.of(BackEnd.OUTCOME, "locked");
        }
        if (!customer.idDigits().equals(idDigits.replace('X', '*').replace('x', '*'))
                || !customer.code().equals(code)) {
            tries.merge(customer.number(), new Tries(1, clock.instant()), this::oneMore);
            return Map.of(BackEnd.OUTCOME, locked(customer) ? "locked" : "not-verified");
        }
        tries.remove(customer.number());
        return Map.of("customer", token(account), "name", asked.worded(customer.chineseName(), customer.englishName()));
    }

    private Tries oneMore(Tries before, Tries now) {
        boolean longAgo = before.last().plus(LOCKED_FOR).isBefore(now.last());
        return new Tries(longAgo ? 1 : before.wrong() + 1, now.last());
    }

    private boolean locked(DemoCustomer customer) {
        Tries made = tries.get(customer.number());
        return made != null
                && made.wrong() >= MOST_TRIES
                && clock.instant().isBefore(made.last().plus(LOCKED_FOR));
    }

    private String token(Account account) {
        Instant now = clock.instant();
        tokens.values().removeIf(token -> token.until().isBefore(now));
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        String name = HexFormat.of().formatHex(bytes);
        tokens.put(name, new Token(account, now.plus(TOKEN_LASTS)));
        return name;
    }

    /** The account of a verified caller. */
    Account verified(Asked asked) {
        return known(asked)
                .orElseThrow(
                        () -> new BackEndException(
                                "Operation " + asked.operation()
                                        + " needs a verified caller, and 'customer' is none; expected what identify answered in this call"));
    }

    /** The account of a verified caller, or none if the caller has not been verified. */
    Optional<Account> known(Asked asked) {
        return asked.optional("customer")
                .map(tokens::get)
                .filter(token -> clock.instant().isBefore(token.until()))
                .map(Token::account);
    }
}
