package io.heedline.application.demo;

import io.heedline.application.demo.DemoCaller.Step;
import io.heedline.application.demo.DemoCaller.Voice;
import io.heedline.application.demo.DemoCaller.Words;
import io.heedline.dialog.demo.DemoCustomer;
import io.heedline.dialog.demo.DemoLedger;
import io.heedline.telephony.simulated.LineNoise;
import java.time.Duration;
import java.util.List;

/** Who phones in the demo: the first five customers of the ledger, each difficult in another way. */
final class DemoCast {

    private static final double BAD_LINE_DBFS = -42;
    private static final Words GOODBYE = new Words("谢谢再见", "thank you goodbye");

    private static final DemoCustomer WANG = DemoLedger.customers().get(0);
    private static final DemoCustomer LI = DemoLedger.customers().get(1);
    private static final DemoCustomer ZHANG = DemoLedger.customers().get(2);
    private static final DemoCustomer CHEN = DemoLedger.customers().get(3);
    private static final DemoCustomer LIU = DemoLedger.customers().get(4);

    private DemoCast() {}

    static List<DemoCaller> callers() {
        return List.of(
                new DemoCaller(
                        WANG.englishName(),
                        WANG.number(),
                        "this month's bill",
                        "bill",
                        new Voice("f2", 1.0, 55),
                        LineNoise.comfort(1),
                        List.of(
                                say("我要查一下账单", "i want to check my bill"),
                                keys(WANG.idDigits()),
                                keys(WANG.code()),
                                new Step.Say(GOODBYE))),
                new DemoCaller(
                        LI.englishName(),
                        LI.number(),
                        "the balance, on a noisy line",
                        "balance",
                        new Voice("m3", 1.05, 45),
                        new LineNoise(BAD_LINE_DBFS, 2),
                        List.of(
                                say("帮我查一下余额", "please check my balance"),
                                keys(LI.idDigits()),
                                keys(LI.code()),
                                say("没有了谢谢再见", "no thanks goodbye"))),
                new DemoCaller(
                        ZHANG.englishName(),
                        ZHANG.number(),
                        "a person",
                        "person",
                        new Voice("m7", 1.1, 50),
                        LineNoise.comfort(3),
                        List.of(say("我要转人工", "i want to talk to a person"))),
                new DemoCaller(
                        CHEN.englishName(),
                        CHEN.number(),
                        "the due date, after a silence",
                        "repayment-date",
                        new Voice("f4", 0.9, 50),
                        LineNoise.comfort(4),
                        List.of(
                                new Step.StaySilent(),
                                say("我想问一下还款日是哪天", "when is my payment due"),
                                keys(CHEN.idDigits()),
                                keys(CHEN.code()),
                                say("不用了", "no thanks"),
                                say("再见", "goodbye"))),
                new DemoCaller(
                        LIU.englishName(),
                        LIU.number(),
                        "the balance, interrupting",
                        "balance",
                        new Voice("m6", 1.1, 50),
                        LineNoise.comfort(5),
                        List.of(
                                new Step.Interrupt(new Words("我要查一下余额", "check my balance"), Duration.ofMillis(1_500)),
                                keys(LIU.idDigits()),
                                keys(LIU.code()),
                                new Step.Say(GOODBYE))));
    }

    private static Step say(String chinese, String english) {
        return new Step.Say(new Words(chinese, english));
    }

    private static Step keys(String digits) {
        return new Step.Press(digits + "#");
    }
}
