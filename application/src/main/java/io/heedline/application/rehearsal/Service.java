package io.heedline.application.rehearsal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What simulated people call for. */
public enum Service {
    BALANCE("balance"),
    TRANSACTIONS("transactions"),
    BILL("bill"),
    REPAYMENT_DATE("repayment-date"),
    REPAYMENT_PLAN("repayment-plan"),
    CHANGE_REPAYMENT_DATE("change-repayment-date"),
    CHANGE_REPAYMENT_METHOD("change-repayment-method"),
    EARLY_REPAYMENT_QUOTE("early-repayment", "early-repayment-quote"),
    EARLY_REPAYMENT_REQUEST("early-repayment", "early-repayment-request"),
    SETTLEMENT_CERTIFICATE("settlement-certificate"),
    ADDRESS_CHANGE("address-change"),
    REPORT_LOSS("report-loss"),
    CARD_ACTIVATION("card-activation", "card-status"),
    BRANCH("branch"),
    FEES("fees"),
    COMPLAINT("complaint"),
    FRAUD("fraud", ""),
    PERSON("person", "");

    private final String intent;
    private final String operation;

    Service(String both) {
        this(both, both);
    }

    Service(String intent, String operation) {
        this.intent = intent;
        this.operation = operation;
    }

    /** What a wish for it is to be understood as. */
    public String intent() {
        return intent;
    }

    /** The back end's operation by which it is carried out; empty for those that a person does. */
    public Optional<String> operation() {
        return operation.isEmpty() ? Optional.empty() : Optional.of(operation);
    }

    /** Whether a person is needed for it, after the bot or instead of it. */
    public boolean needsPerson() {
        return this == COMPLAINT || this == FRAUD || this == PERSON;
    }

    /** Its name in files and tables, as in "repayment-date". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The service of a name as in files and tables. */
    public static Optional<Service> named(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label().equals(label))
                .findFirst();
    }
}
