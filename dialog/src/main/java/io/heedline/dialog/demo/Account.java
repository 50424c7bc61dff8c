package io.heedline.dialog.demo;

import io.heedline.dialog.demo.DemoCustomer.CardStatus;
import java.time.LocalDate;
import java.util.Optional;

/** How one customer stands now: as the day began, and what has been changed since. Guarded by the ledger. */
final class Account {

    private final DemoCustomer customer;
    private int dueDay;
    private boolean autoDebit = true;
    private boolean lossReported;
    private boolean settlementRequested;

    Account(DemoCustomer customer) {
        this.customer = customer;
        this.dueDay = customer.dueDayOfMonth();
    }

    DemoCustomer customer() {
        return customer;
    }

    /** The next due day, today included. */
    LocalDate due(LocalDate today) {
        LocalDate due = today.withDayOfMonth(dueDay);
        return due.isBefore(today) ? due.plusMonths(1) : due;
    }

    void dueOn(int day) {
        dueDay = day;
    }

    boolean autoDebit() {
        return autoDebit;
    }

    void autoDebit(boolean wanted) {
        autoDebit = wanted;
    }

    /** The card with what has become of it since the day began. */
    Optional<DemoCustomer.Card> card() {
        return customer.card()
                .map(card -> lossReported ? new DemoCustomer.Card(card.tail(), CardStatus.BLOCKED) : card);
    }

    boolean lossReported() {
        return lossReported;
    }

    void reportLoss() {
        lossReported = true;
    }

    boolean settlementRequested() {
        return settlementRequested;
    }

    void requestSettlement() {
        settlementRequested = true;
    }
}
