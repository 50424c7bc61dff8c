package io.heedline.asr.internal.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.asr.Grammar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompiledGrammarTest {

    private static final RejectionSettings SETTINGS =
            new RejectionSettings(2, 3, 1, 0.75, 0.4, 0.35, 0.5, 300, Set.of("嗯"));

    private final Vocabulary vocabulary =
            new Vocabulary(new LinkedHashSet<>(List.of("是", "的", "不", "嗯", "账单", "一", "二", "三", "四", "[unk]")));

    private CompiledGrammar of(String... phrases) {
        return new CompiledGrammar(Grammar.of(List.of(phrases)), vocabulary, SETTINGS);
    }

    @Test
    void phrasesAreWeightedAndOtherWordsCompete() {
        assertThat(of("是的").json()).hasValue("[\"是 的\",\"是 的\",\"嗯\",\"嗯\",\"不\",\"一\",\"三\",\"[unk]\"]");
    }

    @Test
    void aPhraseTheModelCannotHearIsLeftOutAndTold() {
        CompiledGrammar grammar = of("是的", "好的");

        assertThat(grammar.unknown()).containsExactly("好");
        assertThat(grammar.json().orElseThrow()).doesNotContain("好");
    }

    @Test
    void freeSpeechHasNoPhrases() {
        CompiledGrammar open = new CompiledGrammar(Grammar.open(), vocabulary, SETTINGS);

        assertThat(open.json()).isEmpty();
        assertThat(open.holds(List.of("账单"), Set.of())).isTrue();
    }

    @Test
    void phrasesMayFollowEachOtherWithHesitation() {
        CompiledGrammar grammar = of("是的", "不");

        assertThat(grammar.holds(List.of("是", "的"), SETTINGS.fillers())).isTrue();
        assertThat(grammar.holds(List.of("不", "不"), SETTINGS.fillers())).isTrue();
        assertThat(grammar.holds(List.of("嗯", "是", "的"), SETTINGS.fillers())).isTrue();
        assertThat(grammar.holds(List.of("嗯"), SETTINGS.fillers())).isFalse();
        assertThat(grammar.holds(List.of("是"), SETTINGS.fillers())).isFalse();
        assertThat(grammar.holds(List.of("是", "的", "账单"), SETTINGS.fillers())).isFalse();
    }

    @Test
    void hesitationIsAnAnswerWhereThePhrasesSaySo() {
        assertThat(of("嗯").holds(List.of("嗯"), SETTINGS.fillers())).isTrue();
    }
}
