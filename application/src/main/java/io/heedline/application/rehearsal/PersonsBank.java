package io.heedline.application.rehearsal;

import io.heedline.application.handover.QueueDesk;
import io.heedline.dialog.BackEnd;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The bank as one person's call finds it: a ledger of its own, so that what one person changes is not changed for the
 * next, and the company's own desk. Tells the name and outcome (or an empty string) of what was carried out.
 */
final class PersonsBank implements BackEnd {

    private final BackEnd ledger;
    private final BackEnd desk;
    private final BiConsumer<String, String> carriedOut;

    PersonsBank(BackEnd ledger, BackEnd desk, BiConsumer<String, String> carriedOut) {
        this.ledger = ledger;
        this.desk = desk;
        this.carriedOut = carriedOut;
    }

    @Override
    public Map<String, String> call(String operation, Map<String, String> arguments) {
        Map<String, String> answers =
                (QueueDesk.OPERATIONS.contains(operation) ? desk : ledger).call(operation, arguments);
        carriedOut.accept(operation, answers.getOrDefault(OUTCOME, ""));
        return answers;
    }
}
