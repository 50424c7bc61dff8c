package io.heedline.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.nlu.YesNo.Answer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YesNoTest {

    private final YesNo chinese = YesNo.in(Locale.SIMPLIFIED_CHINESE);
    private final YesNo english = YesNo.in(Locale.US);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "是", "是的", "嗯", "嗯嗯", "对对对", "好的", "好啊", "行吧", "可以的", "没问题", "没有问题", "没错", "要的", "我要", "不是不行", "不是不可以",
                "没意见", "那好吧", "对的没错", "可以办", "好的办吧", "就这么办吧", "嗯我确认", "是我本人", "没有错", "行就这样", "可以帮我办吧", "请继续", "嗯是的",
                "是的没错", "当然可以", "你好是的", "好的，可以！"
            })
    void formsOfYes(String text) {
        assertThat(chinese.decide(text)).contains(Answer.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "不", "不是", "不是的", "嗯不是", "不用", "不用了", "不用了谢谢", "不要", "我不要", "不对不对", "不能", "没有", "没有了", "没了谢谢", "好的不用了",
                "不需要", "暂时不用", "先不要", "先不办了", "还是算了吧", "嗯那算了", "我再想想", "不对说错了", "以后再说吧", "好的先不要了", "那取消吧", "不是这样的",
                "没问题了", "算了", "就这些", "不是我", "啊不行", "对不需要"
            })
    void formsOfNo(String text) {
        assertThat(chinese.decide(text)).contains(Answer.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"好的谢谢", "行谢谢", "嗯谢谢你", "好谢谢了"})
    void thanksAfterAMereGoodIsBoth(String text) {
        assertThat(chinese.decide(text)).contains(Answer.THANKFUL_YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "谢谢",
                "你好",
                "你好啊",
                "嗯你好",
                "那个",
                "行不行",
                "是不是",
                "不知道",
                "不太清楚",
                "等一下",
                "是五号对吗",
                "可以了",
                "我要查余额",
                "不用转人工查余额",
                "yes",
                "はい",
                "!!!",
                "好的再见"
            })
    void whatIsNoPlainAnswer(String text) {
        assertThat(chinese.decide(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes, please",
                "yeah sure",
                "okay",
                "that's right",
                "no problem",
                "of course",
                "oh yes",
                "go ahead please",
                "yes please go ahead",
                "that is correct",
                "okay do it",
                "yes that's me",
                "sounds good to me",
                "i confirm"
            })
    void englishYes(String text) {
        assertThat(english.decide(text)).contains(Answer.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "no thanks",
                "nope",
                "that's all",
                "not really",
                "okay no thank you",
                "nothing else",
                "never mind",
                "no don't do it",
                "i changed my mind",
                "that's not right",
                "no that's wrong",
                "maybe later",
                "not today thanks",
                "okay forget it",
                "no let me think about it"
            })
    void englishNo(String text) {
        assertThat(english.decide(text)).contains(Answer.NO);
    }

    @Test
    void formsForAGrammarAreManyAndEachIsAPlainAnswer() {
        assertThat(chinese.forms())
                .contains("是的", "不用了谢谢", "不是不行", "没问题", "嗯不是")
                .hasSizeGreaterThan(50);
        assertThat(chinese.forms())
                .allSatisfy(f -> assertThat(chinese.decide(f)).isPresent());
        assertThat(english.forms())
                .allSatisfy(f -> assertThat(english.decide(f)).isPresent());
    }
}
