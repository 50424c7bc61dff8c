package io.heedline.dialog.demo;

import io.heedline.dialog.demo.DemoCustomer.Card;
import io.heedline.dialog.demo.DemoCustomer.CardStatus;
import io.heedline.dialog.demo.DemoCustomer.Loan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The file of the demo's customers: everyone in another situation, and all of them made up. */
final class DemoCustomers {

    private static final Optional<Loan> NO_LOAN = Optional.empty();
    private static final Optional<Loan> PAID_BACK = Optional.of(new Loan(0, BigDecimal.ZERO));

    static final List<DemoCustomer> ALL = List.of(
            customer("13800000001", "王芳", "Wang Fang", "4321", "135790")
                    .owes("1234.56", "358.20", 5, loan(10, "1200.00"), card("6612", CardStatus.ACTIVE)),
            customer("13800000002", "李强", "Li Qiang", "102*", "246801")
                    .owes("86.00", "2500.00", 18, NO_LOAN, card("8830", CardStatus.INACTIVE)),
            customer("13800000003", "张伟", "Zhang Wei", "7765", "902714")
                    .owes("20310.75", "4999.90", 25, PAID_BACK, card("0457", CardStatus.ACTIVE)),
            customer("13800000004", "陈静", "Chen Jing", "3380", "618253")
                    .owes("0.00", "12080.05", 10, loan(3, "4026.68"), card("2294", CardStatus.BLOCKED)),
            customer("13800000005", "刘洋", "Liu Yang", "5519", "470936")
                    .owesNothing("560.30", 28, PAID_BACK, Optional.empty()),
            // The telephones of deploy/freeswitch: a first call by softphone is to be told a bill.
            customer("1000", "赵敏", "Zhao Min", "1000", "100000")
                    .owes("3072.00", "466.80", 15, loan(6, "800.00"), card("1000", CardStatus.ACTIVE)),
            customer("1001", "孙磊", "Sun Lei", "1001", "100100")
                    .owes("15.90", "1280.00", 20, NO_LOAN, card("1001", CardStatus.INACTIVE)));

    private DemoCustomers() {}

    private static Optional<Loan> loan(int instalments, String instalment) {
        return Optional.of(new Loan(instalments, new BigDecimal(instalment)));
    }

    private static Optional<Card> card(String tail, CardStatus status) {
        return Optional.of(new Card(tail, status));
    }

    private static Person customer(String number, String chinese, String english, String idDigits, String code) {
        return new Person(number, chinese, english, idDigits, code);
    }

    private record Person(String number, String chinese, String english, String idDigits, String code) {

        DemoCustomer owes(String balance, String bill, int dueDay, Optional<Loan> loan, Optional<Card> card) {
            return having(balance, bill, dueDay, loan, card, true);
        }

        DemoCustomer owesNothing(String balance, int dueDay, Optional<Loan> loan, Optional<Card> card) {
            return having(balance, "0.00", dueDay, loan, card, false);
        }

        private DemoCustomer having(
                String balance, String bill, int dueDay, Optional<Loan> loan, Optional<Card> card, boolean spends) {
            return new DemoCustomer(
                    number,
                    chinese,
                    english,
                    idDigits,
                    code,
                    new BigDecimal(balance),
                    new BigDecimal(bill),
                    dueDay,
                    loan,
                    card,
                    spends);
        }
    }
}
