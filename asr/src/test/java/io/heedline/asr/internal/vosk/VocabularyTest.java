package io.heedline.asr.internal.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static Vocabulary of(String... words) {
        return new Vocabulary(new LinkedHashSet<>(List.of(words)));
    }

    @Test
    void theLongestWordIsTaken() {
        Vocabulary vocabulary = of("<eps>", "还", "还款", "日期", "还款日期", "#0");

        assertThat(vocabulary.segment("还款日期").words()).containsExactly("还款日期");
        assertThat(vocabulary.words()).containsExactly("还", "还款", "日期", "还款日期");
    }

    @Test
    void aShorterWordIsTakenWhereTheLongestWouldLeaveSomethingUnknown() {
        Vocabulary vocabulary = of("查一下", "查一", "下账单", "账单");

        assertThat(vocabulary.segment("查一下账单").words()).containsExactly("查一下", "账单");
        assertThat(of("北京", "北京市", "市民").segment("北京市民").words()).containsExactly("北京", "市民");
    }

    @Test
    void whatIsNotKnownIsToldInOnePiece() {
        Vocabulary.Segmentation cut = of("我", "要", "账单").segment("我要看看账单吧");

        assertThat(cut.words()).containsExactly("我", "要", "账单");
        assertThat(cut.unknown()).containsExactly("看看", "吧");
    }

    @Test
    void latinWordsAreNeverCut() {
        Vocabulary vocabulary = of("bill", "my", "b", "ill");

        assertThat(vocabulary.segment("My bill").words()).containsExactly("my", "bill");
        assertThat(vocabulary.segment("billing").unknown()).containsExactly("billing");
    }

    @Test
    void blanksSeparateEvenWhereALongerWordIsKnown() {
        assertThat(of("还", "款", "还款").segment("还 款").words()).containsExactly("还", "款");
    }

    @Test
    void garbageIsAClassAndNoWord() {
        Vocabulary vocabulary = of("[unk]", "是");

        assertThat(vocabulary.hasGarbage()).isTrue();
        assertThat(vocabulary.contains("[unk]")).isFalse();
        assertThat(Set.copyOf(vocabulary.words())).containsExactly("是");
    }
}
