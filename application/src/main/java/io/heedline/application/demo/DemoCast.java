package io.heedline.application.demo;

import io.heedline.application.demo.DemoCaller.Step;
import io.heedline.application.demo.DemoCaller.Voice;
import io.heedline.telephony.simulated.LineNoise;
import java.time.Duration;
import java.util.List;

/** Who phones in the demo: five people, each difficult in another way. */
final class DemoCast {

    private static final double BAD_LINE_DBFS = -42;

    private DemoCast() {}

    static List<DemoCaller> callers() {
        return List.of(
                new DemoCaller(
                        "Wang Fang",
                        "13800000001",
                        "this month's bill",
                        "bill",
                        new Voice("f2", 1.0, 55),
                        LineNoise.comfort(1),
                        List.of(new Step.Say("我要查一下账单"), new Step.Say("谢谢再见"))),
                new DemoCaller(
                        "Li Qiang",
                        "13800000002",
                        "the balance, on a noisy line",
                        "balance",
                        new Voice("m3", 1.05, 45),
                        new LineNoise(BAD_LINE_DBFS, 2),
                        List.of(new Step.Say("帮我查一下余额"), new Step.Say("没有了谢谢再见"))),
                new DemoCaller(
                        "Zhang Wei",
                        "13800000003",
                        "a person",
                        "person",
                        new Voice("m7", 1.1, 50),
                        LineNoise.comfort(3),
                        List.of(new Step.Say("我要转人工"))),
                new DemoCaller(
                        "Chen Jing",
                        "13800000004",
                        "the due date, after a silence",
                        "repayment-date",
                        new Voice("f4", 0.9, 50),
                        LineNoise.comfort(4),
                        List.of(
                                new Step.StaySilent(),
                                new Step.Say("我想问一下还款日是哪天"),
                                new Step.Say("不用了"),
                                new Step.Say("再见"))),
                new DemoCaller(
                        "Liu Yang",
                        "13800000005",
                        "the balance, interrupting",
                        "balance",
                        new Voice("m6", 1.1, 50),
                        LineNoise.comfort(5),
                        List.of(new Step.Interrupt("我要查一下余额", Duration.ofMillis(1_500)), new Step.Say("谢谢再见"))));
    }
}
