package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import java.util.Map;

/** What can be asked and reported about a card. */
final class CardOperations {

    private static final Map<String, String> NO_CARD = Map.of(BackEnd.OUTCOME, "no-card");

    private final References references;

    CardOperations(References references) {
        this.references = references;
    }

    Map<String, String> status(Account account, Asked asked) {
        return account.card()
                .map(card ->
                        Map.of("card_tail", card.tail(), "status", card.status().code()))
                .orElse(NO_CARD);
    }

    /** A loss is worth reporting by anybody who calls from the customer's telephone: blocking a card gives nothing away. */
    Map<String, String> reportLoss(Account account, Asked asked) {
        if (account.card().isEmpty()) {
            return NO_CARD;
        }
        if (account.lossReported()) {
            return Map.of(BackEnd.OUTCOME, "already-reported");
        }
        account.reportLoss();
        return Map.of("card_tail", account.card().get().tail(), "reference", references.next());
    }

    static Map<String, String> nobodysCard() {
        return NO_CARD;
    }
}
