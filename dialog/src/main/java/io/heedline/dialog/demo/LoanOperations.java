package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.demo.DemoCustomer.Loan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What a verified customer may ask and request about a loan. */
final class LoanOperations {

    /** Of the principal, for paying back before the time; the same as {@code fees} tells. */
    static final BigDecimal EARLY_FEE_PERCENT = new BigDecimal("3");

    private static final int QUOTE_LASTS_DAYS = 3;

    private static final Map<String, String> NO_LOAN = Map.of(BackEnd.OUTCOME, "no-loan");

    private final Clock clock;
    private final References references;

    LoanOperations(Clock clock, References references) {
        this.clock = clock;
        this.references = references;
    }

    Map<String, String> plan(Account account, Asked asked) {
        return running(account)
                .map(loan -> Map.of(
                        "left", Integer.toString(loan.instalments()),
                        "next_amount", loan.instalment().toPlainString(),
                        "next_date", account.due(LocalDate.now(clock)).toString(),
                        "remaining", principal(loan).toPlainString()))
                .orElse(NO_LOAN);
    }

    Map<String, String> earlyQuote(Account account, Asked asked) {
        return running(account)
                .map(loan -> Map.of(
                        "principal", principal(loan).toPlainString(),
                        "fee", fee(loan).toPlainString(),
                        "total", principal(loan).add(fee(loan)).toPlainString(),
                        "valid_until", quoteEnds()))
                .orElse(NO_LOAN);
    }

    Map<String, String> earlyRequest(Account account, Asked asked) {
        Optional<Loan> loan = running(account);
        if (loan.isEmpty()) {
            return NO_LOAN;
        }
        if (account.settlementRequested()) {
            return Map.of(BackEnd.OUTCOME, "already-requested");
        }
        BigDecimal total = principal(loan.get()).add(fee(loan.get()));
        if (asked.money("total").compareTo(total) != 0) {
            return Map.of(BackEnd.OUTCOME, "quote-changed");
        }
        account.requestSettlement();
        return Map.of("reference", references.next(), "pay_by", quoteEnds());
    }

    Map<String, String> settlementCertificate(Account account, Asked asked) {
        boolean settled = account.customer()
                .loan()
                .filter(loan -> loan.instalments() == 0)
                .isPresent();
        return settled ? Map.of("reference", references.next(), "days", "5") : Map.of(BackEnd.OUTCOME, "not-settled");
    }

    private String quoteEnds() {
        return LocalDate.now(clock).plusDays(QUOTE_LASTS_DAYS).toString();
    }

    private static Optional<Loan> running(Account account) {
        return account.customer().loan().filter(loan -> loan.instalments() > 0);
    }

    private static BigDecimal principal(Loan loan) {
        return loan.instalment().multiply(BigDecimal.valueOf(loan.instalments()));
    }

    private static BigDecimal fee(Loan loan) {
        return principal(loan).multiply(EARLY_FEE_PERCENT).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }
}
