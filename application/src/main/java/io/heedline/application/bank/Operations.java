package io.heedline.application.bank;

import static io.heedline.application.bank.AnswerKind.DATE;
import static io.heedline.application.bank.AnswerKind.DIGITS;
import static io.heedline.application.bank.AnswerKind.MONEY;
import static io.heedline.application.bank.AnswerKind.NUMBER;
import static io.heedline.application.bank.AnswerKind.TEXT;
import static io.heedline.application.bank.Operation.changes;
import static io.heedline.application.bank.Operation.once;
import static io.heedline.application.bank.Operation.reads;

import io.heedline.dialog.BackEndException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything the company's system is asked for; docs/back-end.md tells its engineers the same. */
final class Operations {

    /** What every operation is sent, if it is known. */
    static final List<String> ALWAYS = List.of("caller", "callee", "language");

    static final String CUSTOMER = "customer";

    static final List<Operation> ALL = List.of(
            once("identify")
                    .given("id_digits", "code")
                    .answering(CUSTOMER, TEXT)
                    .answering("name", TEXT)
                    .or("not-verified", "locked", "unknown-customer"),
            reads("balance").forVerified().answering("balance", MONEY),
            reads("transactions")
                    .forVerified()
                    .answering("count", NUMBER)
                    .answering("date_1", DATE)
                    .answering("text_1", TEXT)
                    .answering("amount_1", MONEY)
                    .answering("date_2", DATE)
                    .answering("text_2", TEXT)
                    .answering("amount_2", MONEY)
                    .answering("date_3", DATE)
                    .answering("text_3", TEXT)
                    .answering("amount_3", MONEY)
                    .mayLack("date_2", "text_2", "amount_2", "date_3", "text_3", "amount_3")
                    .or("no-transactions"),
            reads("bill")
                    .forVerified()
                    .answering("bill", MONEY)
                    .answering("due_date", DATE)
                    .answering("minimum", MONEY)
                    .or("no-bill"),
            reads("repayment-date").forVerified().answering("due_date", DATE).answering("bill", MONEY),
            reads("repayment-plan")
                    .forVerified()
                    .answering("left", NUMBER)
                    .answering("next_amount", MONEY)
                    .answering("next_date", DATE)
                    .answering("remaining", MONEY)
                    .or("no-loan"),
            changes("change-repayment-date")
                    .forVerified()
                    .given("day")
                    .answering("new_date", DATE)
                    .answering("day", NUMBER)
                    .or("day-not-offered", "too-late"),
            changes("change-repayment-method")
                    .forVerified()
                    .given("method")
                    .answering("method", TEXT)
                    .answering("card_tail", DIGITS)
                    .or("already-so"),
            reads("early-repayment-quote")
                    .forVerified()
                    .answering("principal", MONEY)
                    .answering("fee", MONEY)
                    .answering("total", MONEY)
                    .answering("valid_until", DATE)
                    .or("no-loan"),
            changes("early-repayment-request")
                    .forVerified()
                    .given("total")
                    .answering("reference", DIGITS)
                    .answering("pay_by", DATE)
                    .or("already-requested", "quote-changed", "no-loan"),
            changes("settlement-certificate")
                    .forVerified()
                    .answering("reference", DIGITS)
                    .answering("days", NUMBER)
                    .or("not-settled"),
            changes("address-change")
                    .forVerified()
                    .given("postcode", "words")
                    .answering("reference", DIGITS)
                    .answering("days", NUMBER)
                    .or("unknown-postcode"),
            changes("report-loss")
                    .answering("card_tail", DIGITS)
                    .answering("reference", DIGITS)
                    .or("no-card", "already-reported"),
            reads("card-status")
                    .forVerified()
                    .answering("card_tail", DIGITS)
                    .answering("status", TEXT)
                    .or("no-card"),
            reads("branch")
                    .given("city")
                    .answering("name", TEXT)
                    .answering("address", TEXT)
                    .answering("opens", TEXT)
                    .answering("closes", TEXT)
                    .or("unknown-city"),
            reads("fees").answering("rate", NUMBER).answering("late_fee", MONEY).answering("early_fee", NUMBER),
            changes("complaint").given("words").answering("reference", DIGITS).answering("days", NUMBER),
            changes("send-reminder").forVerified());

    private static final Map<String, Operation> BY_NAME = ALL.stream()
            .collect(Collectors.toMap(Operation::name, Function.identity(), (one, same) -> one, TreeMap::new));

    private Operations() {}

    /**
     * The operation of this name.
     *
     * @throws BackEndException if nothing of this name has been agreed
     */
    static Operation named(String name) {
        Operation operation = BY_NAME.get(name);
        if (operation == null) {
            throw new BackEndException("The company's system is not asked for '" + name + "'; expected one of "
                    + String.join(", ", BY_NAME.keySet()));
        }
        return operation;
    }
}
