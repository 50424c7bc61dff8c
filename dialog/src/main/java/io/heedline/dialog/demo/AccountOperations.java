package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What a verified customer may ask and change about balance, bill and repayment. */
final class AccountOperations {

    private static final BigDecimal MINIMUM_PART = new BigDecimal("0.10");

    /** A due date that is so near cannot be moved any more. */
    private static final int DAYS_AHEAD = 2;

    private final Clock clock;

    AccountOperations(Clock clock) {
        this.clock = clock;
    }

    Map<String, String> balance(Account account, Asked asked) {
        return Map.of("balance", account.customer().balance().toPlainString());
    }

    Map<String, String> transactions(Account account, Asked asked) {
        if (!account.customer().spends()) {
            return Map.of(BackEnd.OUTCOME, "no-transactions");
        }
        Map<String, String> answers = new HashMap<>(Map.of("count", "3"));
        answers.putAll(transaction(1, 1, asked.worded("超市购物", "supermarket"), "126.40"));
        answers.putAll(transaction(2, 4, asked.worded("餐厅消费", "restaurant"), "88.00"));
        answers.putAll(transaction(3, 9, asked.worded("话费充值", "telephone credit"), "100.00"));
        return answers;
    }

    private Map<String, String> transaction(int place, int daysAgo, String text, String amount) {
        return Map.of(
                "date_" + place,
                today().minusDays(daysAgo).toString(),
                "text_" + place,
                text,
                "amount_" + place,
                amount);
    }

    Map<String, String> bill(Account account, Asked asked) {
        BigDecimal bill = account.customer().bill();
        if (bill.signum() == 0) {
            return Map.of(BackEnd.OUTCOME, "no-bill");
        }
        BigDecimal minimum = bill.multiply(MINIMUM_PART).setScale(2, RoundingMode.UP);
        return Map.of(
                "bill", bill.toPlainString(),
                "due_date", account.due(today()).toString(),
                "minimum", minimum.toPlainString());
    }

    Map<String, String> repaymentDate(Account account, Asked asked) {
        return Map.of(
                "due_date", account.due(today()).toString(),
                "bill", account.customer().bill().toPlainString());
    }

    Map<String, String> changeRepaymentDate(Account account, Asked asked) {
        int day = asked.number("day");
        if (day < 1 || day > 28) {
            return Map.of(BackEnd.OUTCOME, "day-not-offered");
        }
        if (account.due(today()).isBefore(today().plusDays(DAYS_AHEAD))) {
            return Map.of(BackEnd.OUTCOME, "too-late");
        }
        account.dueOn(day);
        return Map.of("new_date", account.due(today()).toString(), "day", Integer.toString(day));
    }

    Map<String, String> changeRepaymentMethod(Account account, Asked asked) {
        boolean autoDebit = switch (asked.required("method")) {
            case "auto-debit" -> true;
            case "transfer" -> false;
            default -> throw asked.unreadable("method", "auto-debit or transfer");
        };
        if (account.autoDebit() == autoDebit) {
            return Map.of(BackEnd.OUTCOME, "already-so");
        }
        account.autoDebit(autoDebit);
        return Map.of(
                "method",
                autoDebit ? asked.worded("自动扣款", "direct debit") : asked.worded("转账还款", "bank transfer"),
                "card_tail",
                account.customer().debitTail());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
