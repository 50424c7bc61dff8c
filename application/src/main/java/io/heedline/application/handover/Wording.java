package io.heedline.application.handover;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of summaries, in the hotline's two languages. What has no words of its own stands as it is. */
record Wording(
        String verified,
        String verifiedWithoutName,
        String notVerified,
        String noNumber,
        String wants,
        String nothingSaid,
        String lastAnswer,
        String noAnswer,
        String reference,
        String because,
        String between,
        Map<String, String> wishes,
        Map<String, String> reasons) {

    private static final Wording CHINESE = new Wording(
            "已核实身份：%s，来电尾号%s",
            "已核实身份，来电尾号%s",
            "未核实身份，来电尾号%s",
            "（号码未显示）",
            "想办：%s",
            "还没说要办什么",
            "。已答复：%s",
            "。还没有答复",
            "。登记号%s",
            "转接原因：%s",
            "、",
            Map.ofEntries(
                    Map.entry("balance", "查余额"),
                    Map.entry("transactions", "查交易明细"),
                    Map.entry("bill", "查账单"),
                    Map.entry("repayment-date", "查还款日"),
                    Map.entry("repayment-plan", "查还款计划"),
                    Map.entry("change-repayment-date", "改还款日"),
                    Map.entry("change-repayment-method", "改还款方式"),
                    Map.entry("early-repayment", "提前还款"),
                    Map.entry("settlement-certificate", "开结清证明"),
                    Map.entry("address-change", "改账单地址"),
                    Map.entry("report-loss", "挂失卡片"),
                    Map.entry("card-activation", "查卡片激活"),
                    Map.entry("branch", "查网点"),
                    Map.entry("fees", "问利息和费用"),
                    Map.entry("complaint", "投诉"),
                    Map.entry("fraud", "担心被盗刷或诈骗"),
                    Map.entry("instalment", "办分期"),
                    Map.entry("person", "找人工"),
                    Map.entry("callback", "要回电")),
            Map.ofEntries(
                    Map.entry("asked-for-person", "客户要求人工"),
                    Map.entry("not-served-here", "自助服务办不了"),
                    Map.entry("unknown-customer", "查不到这位客户"),
                    Map.entry("not-verified", "三次没有核实身份"),
                    Map.entry("locked", "身份核实已锁定"),
                    Map.entry("identity-locked", "身份核实已锁定"),
                    Map.entry("fraud-worry", "客户担心被盗刷或诈骗"),
                    Map.entry("system-failed", "业务系统没有回答"),
                    Map.entry("not-understood", "多次没有听懂"),
                    Map.entry("nothing-heard", "听不到客户说话"),
                    Map.entry("complaint", "客户投诉"),
                    Map.entry("fraud", "客户担心被盗刷或诈骗"),
                    Map.entry("callback", "要求回电"),
                    Map.entry("fault", "语音服务出了故障")));

    private static final Wording ENGLISH = new Wording(
            "Verified: %s, number ending in %s",
            "Verified, number ending in %s",
            "Not verified, number ending in %s",
            "(hidden)",
            "Wants: %s",
            "Has not said what they want",
            ". Was told: %s",
            ". Nothing was answered yet",
            ". Reference %s",
            "Handed over: %s",
            ", ",
            Map.ofEntries(
                    Map.entry("balance", "balance"),
                    Map.entry("transactions", "recent transactions"),
                    Map.entry("bill", "bill"),
                    Map.entry("repayment-date", "repayment date"),
                    Map.entry("repayment-plan", "repayment plan"),
                    Map.entry("change-repayment-date", "change of repayment date"),
                    Map.entry("change-repayment-method", "change of repayment method"),
                    Map.entry("early-repayment", "early repayment"),
                    Map.entry("settlement-certificate", "settlement certificate"),
                    Map.entry("address-change", "change of address"),
                    Map.entry("report-loss", "reporting a lost card"),
                    Map.entry("card-activation", "card activation"),
                    Map.entry("branch", "branch and hours"),
                    Map.entry("fees", "interest and fees"),
                    Map.entry("complaint", "complaint"),
                    Map.entry("fraud", "worry about fraud"),
                    Map.entry("instalment", "instalments"),
                    Map.entry("person", "a person"),
                    Map.entry("callback", "a call back")),
            Map.ofEntries(
                    Map.entry("asked-for-person", "the caller asked for a person"),
                    Map.entry("not-served-here", "self service cannot do this"),
                    Map.entry("unknown-customer", "the customer was not found"),
                    Map.entry("not-verified", "identity was not proved in three tries"),
                    Map.entry("locked", "the identity check is locked"),
                    Map.entry("identity-locked", "the identity check is locked"),
                    Map.entry("fraud-worry", "the caller fears fraud"),
                    Map.entry("system-failed", "the back end did not answer"),
                    Map.entry("not-understood", "not understood several times"),
                    Map.entry("nothing-heard", "the caller could not be heard"),
                    Map.entry("complaint", "the caller has a complaint"),
                    Map.entry("fraud", "the caller fears fraud"),
                    Map.entry("callback", "asked to be called back"),
                    Map.entry("fault", "a fault of the voice service")));

    static Wording in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }

    /** What a wish is called. */
    String wish(String intent) {
        return Optional.ofNullable(wishes.get(intent)).orElse(intent);
    }

    String reason(String reason) {
        return Optional.ofNullable(reasons.get(reason)).orElse(reason);
    }

    /** Whether the intent is something a hotline does for people, and not a turn of the talk such as "thanks". */
    boolean isService(String intent) {
        return wishes.containsKey(intent);
    }
}
