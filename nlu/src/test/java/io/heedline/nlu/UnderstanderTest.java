package io.heedline.nlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstanderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-18T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Understander CHINESE = Understanders.starter(Locale.SIMPLIFIED_CHINESE, CLOCK);
    private static final Understander ENGLISH = Understanders.starter(Locale.US, CLOCK);

    /** Sentences that stand in no examples file. */
    @ParameterizedTest
    @CsvSource({
        "那个我想看一下我卡里面还有多少余额, balance",
        "麻烦你帮我查查余额, balance",
        "你好我想要查一下我这个月的账单多少钱, bill",
        "我想问一下这个月我总共要还多少钱, bill",
        "我想问问我的还款日是什么时候, repayment-date",
        "这个月最晚几号之前要还, repayment-date",
        "能不能给我转一下人工客服, person",
        "我想直接跟人工讲, person",
        "你好客服在吗, greeting",
        "好的谢谢你了, thanks",
        "好的那就这样谢谢再见, goodbye",
        "不好意思刚才没听清楚你再说一遍, repeat",
        "我的信用卡不见了想挂失一下, report-loss",
        "我想把贷款提前还清可以吗, early-repayment",
        "我贷款已经还清了想开一个结清证明, settlement-certificate",
        "我搬家了想改一下账单的邮寄地址, address-change",
        "我对你们的服务很不满意我要投诉, complaint",
        "这个月的账单能不能分成六期来还, instalment",
        "是的没问题, yes",
        "不用了谢谢, no",
    })
    void understandsWhatCallersSay(String text, String intent) {
        assertThat(CHINESE.understand(text).intent()).isEqualTo(intent);
    }

    /** Neighbours by wording, apart by meaning. */
    @ParameterizedTest
    @CsvSource({
        "我要还款多少钱, bill",
        "我要什么时候还款, repayment-date",
        "我要提前还款, early-repayment",
        "我要分期还款, instalment",
        "账单地址改一下, address-change",
        "查一下账单, bill",
        "账单分期, instalment",
        "账单什么时候到期, repayment-date",
        "还清证明, settlement-certificate",
        "一次还清, early-repayment",
        "投诉客服, complaint",
        "找客服, person",
        "卡里还有多少钱, balance",
        "卡丢了, report-loss",
        "没问题, yes",
        "没问题了, no",
    })
    void tellsNeighboursApart(String text, String intent) {
        assertThat(CHINESE.understand(text).intent()).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource({
        "我要查一下帐但, bill",
        "查一下于额, balance",
        "我要专仁工, person",
        "还宽日是几号, repayment-date",
        "我要题前还款, early-repayment",
        "我要瓜失, report-loss",
    })
    void understandsWordsHeardAsOthersThatSoundAlike(String text, String intent) {
        assertThat(CHINESE.understand(text).intent()).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "。，！？",
                "hello there",
                "Привет, мир",
                "مرحبا",
                "こんにちは",
                "안녕하세요",
                "🙂🙂",
                "12345",
                "火星上有水吗",
                "帮我写一首诗",
                "我想报名学游泳"
            })
    void rejectsWhatFitsNoIntent(String text) {
        assertThat(CHINESE.understand(text).intent()).isEqualTo(Understanding.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "查一下余额", "Привет", "write me a poem", "my dog is sick"})
    void englishRejectsWhatFitsNoIntent(String text) {
        assertThat(ENGLISH.understand(text).rejected()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "i'd like to check my bill please, bill",
        "how much money do i have left on my card, balance",
        "when do i have to make the payment, repayment-date",
        "can i talk to a real person, person",
        "okay thank you goodbye, goodbye",
        "i want to report my card stolen, report-loss",
        "could you please repeat that, repeat",
    })
    void understandsEnglish(String text, String intent) {
        assertThat(ENGLISH.understand(text).intent()).isEqualTo(intent);
    }

    @Test
    void thanksAfterAMereGoodKeepsYesAsSecondReading() {
        Understanding understanding = CHINESE.understand("好的谢谢");

        assertThat(understanding.intent()).isEqualTo("thanks");
        assertThat(understanding.alternatives().get(1).intent()).isEqualTo("yes");
        assertThat(understanding.alternatives().get(1).confidence()).isGreaterThan(0.5);
    }

    @Property(tries = 1500)
    void anyTextIsUnderstoodOrRejectedButNeverAFault(@ForAll("texts") String text) {
        for (Understander understander : List.of(CHINESE, ENGLISH)) {
            Understanding understanding = understander.understand(text);

            assertThat(understanding.confidence()).isBetween(0.0, 1.0);
            assertThat(understanding.alternatives())
                    .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
        }
    }

    @Property(tries = 300)
    void textInAnotherScriptIsAlwaysRejected(@ForAll("foreign") String text) {
        assertThat(CHINESE.understand(text).intent()).isEqualTo(Understanding.NONE);
        assertThat(ENGLISH.understand(text).intent()).isEqualTo(Understanding.NONE);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(600);
        Arbitrary<String> chinese =
                Arbitraries.strings().withChars("我要查余额账单还款日人工不是好的嗯一二两三百千万块号月底 ").ofMaxLength(60);
        Arbitrary<String> numbers = Arbitraries.strings()
                .withChars("零一二两三十百千万亿0123456789.元块毛号日月年周下个后天底x")
                .ofMaxLength(40);
        Arbitrary<String> english = Arbitraries.of(
                        "two",
                        "fifty",
                        "hundred",
                        "million",
                        "and",
                        "double",
                        "oh",
                        "dollars",
                        "cents",
                        "in",
                        "days",
                        "weeks",
                        "the",
                        "second",
                        "twenty",
                        "first",
                        "of",
                        "next",
                        "month",
                        "friday",
                        "february",
                        "thirtieth",
                        "12",
                        "3.14159",
                        "end")
                .list()
                .ofMaxSize(25)
                .map(words -> String.join(" ", words));
        return Arbitraries.oneOf(anything, chinese, numbers, english);
    }

    @Provide
    Arbitrary<String> foreign() {
        return Arbitraries.strings()
                .withCharRange('\u0400', '\u04FF')
                .withCharRange('\u0600', '\u06FF')
                .withCharRange('\u3041', '\u3096')
                .withCharRange('\uAC00', '\uD7A3')
                .ofMaxLength(80);
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws InterruptedException, ExecutionException {
        List<String> sentences =
                IntentExamples.shipped(Locale.SIMPLIFIED_CHINESE).sentences("bill");
        List<Understanding> alone = sentences.stream().map(CHINESE::understand).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Understanding>>> together = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(
                            () -> sentences.stream().map(CHINESE::understand).toList()))
                    .toList();
            for (Future<List<Understanding>> one : together) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLanguageWithoutExamplesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Understanders.starter(Locale.FRANCE, CLOCK))
                .withMessageContaining("'fr-FR'")
                .withMessageContaining("zh-CN");
    }
}
