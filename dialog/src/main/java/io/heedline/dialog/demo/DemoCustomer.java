package io.heedline.dialog.demo;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * One made-up customer, as the day begins.
 *
 * @param number the number the customer calls from
 * @param chineseName as in 王芳
 * @param englishName the same in Latin letters
 * @param idDigits the last four of the identity card; an X there is keyed and written as *
 * @param code the six digits the customer has chosen for the telephone
 * @param balance what is on the account, in yuan
 * @param bill this month's bill, in yuan
 * @param dueDayOfMonth the day of the month the bill is to be paid, 1 to 28
 * @param loan the loan paid back by instalments, if there is or was one
 * @param card the card, if there is one
 * @param spends whether there is anything on the account to tell of
 */
public record DemoCustomer(
        String number,
        String chineseName,
        String englishName,
        String idDigits,
        String code,
        BigDecimal balance,
        BigDecimal bill,
        int dueDayOfMonth,
        Optional<Loan> loan,
        Optional<Card> card,
        boolean spends) {

    /**
     * A loan paid back in equal instalments on the due day.
     *
     * @param instalments how many are left; none when it has been paid back
     * @param instalment the amount of each, in yuan
     */
    public record Loan(int instalments, BigDecimal instalment) {}

    /** What a card can be used for. */
    public enum CardStatus {
        ACTIVE,
        INACTIVE,
        BLOCKED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A card.
     *
     * @param tail its last four digits
     */
    public record Card(String tail, CardStatus status) {}

    public DemoCustomer {
        if (dueDayOfMonth < 1 || dueDayOfMonth > 28) {
            throw new IllegalArgumentException(
                    "Due day of month " + dueDayOfMonth + " does not exist in every month; expected 1 to 28");
        }
        if (!idDigits.matches("[0-9]{3}[0-9*]") || !code.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("Customer " + englishName
                    + " cannot be identified; expected four ID digits, the last of them perhaps *, and a code of six");
        }
    }

    /** The last four digits of the account that is debited: the card's, or without one those of the savings account. */
    String debitTail() {
        return card.map(Card::tail).orElse(idDigits.replace('*', '0'));
    }
}
