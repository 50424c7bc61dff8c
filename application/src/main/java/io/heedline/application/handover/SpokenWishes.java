package io.heedline.application.handover;

import java.util.Locale;
import java.util.Map;

/** Wishes as they stand in a spoken sentence, where that differs from how they stand in a summary. */
final class SpokenWishes {

    private static final Map<String, String> CHINESE = Map.of("fraud", "反映盗刷或诈骗");

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("balance", "your balance"),
            Map.entry("transactions", "your recent transactions"),
            Map.entry("bill", "your bill"),
            Map.entry("repayment-date", "your due date"),
            Map.entry("repayment-plan", "your payment plan"),
            Map.entry("change-repayment-date", "changing your payment date"),
            Map.entry("change-repayment-method", "changing how you pay"),
            Map.entry("early-repayment", "paying off early"),
            Map.entry("settlement-certificate", "a settlement certificate"),
            Map.entry("address-change", "changing your address"),
            Map.entry("report-loss", "a lost card"),
            Map.entry("card-activation", "activating your card"),
            Map.entry("branch", "a branch"),
            Map.entry("complaint", "a complaint"),
            Map.entry("fraud", "a worry about fraud"),
            Map.entry("person", "talking to an agent"));

    private SpokenWishes() {}

    /** As in "you called about ...", or in Mandarin as in "您刚才想……". */
    static String of(String wish, Locale language) {
        boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
        return (chinese ? CHINESE : ENGLISH)
                .getOrDefault(wish, Wording.in(language).wish(wish));
    }
}
