package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.turn.WordsSoFar;
import io.heedline.asr.Utterance;
import io.heedline.asr.Word;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.Expectation;
import io.heedline.nlu.Interjections.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private final Listening listening =
            new Listening(Locale.SIMPLIFIED_CHINESE, new ScriptedRecognition().stream(8_000));

    @Test
    void waitsForWhoHesitates() {
        assertThat(listening.soFar("我想查一下那个", Completeness.OPEN, "").completeness())
                .isEqualTo(Completeness.UNFINISHED);
        assertThat(listening.soFar("我想查余额", Completeness.OPEN, "").completeness())
                .isEqualTo(Completeness.OPEN);
        assertThat(listening.soFar("嗯", Completeness.COMPLETE, "").completeness())
                .as("the dialog knows better")
                .isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void takesAPlainHumForAnAnswerWhereYesOrNoWasAsked() {
        listening.expect(new Collect(List.of("是"), Duration.ofSeconds(5), Expectation.YES_NO));

        assertThat(listening.soFar("嗯", Completeness.OPEN, "").completeness()).isEqualTo(Completeness.OPEN);
    }

    @Test
    void doesNotTakeTheBotsOwnWordsForTheCallers() {
        WordsSoFar own = listening.soFar("账单金额", Completeness.OPEN, "您本期的账单金额，是三百元。");
        WordsSoFar others = listening.soFar("我要转人工", Completeness.OPEN, "您本期的账单金额，是三百元。");

        assertThat(own.kind()).isEqualTo(Kind.NOTHING);
        assertThat(others.kind()).isEqualTo(Kind.CONTENT);
    }

    @Test
    void doubtsOneShortWordThatIsNoAnswer() {
        assertThat(listening.doubtful(said("门", 300), Completeness.OPEN)).isTrue();
        assertThat(listening.doubtful(said("余额", 300), Completeness.COMPLETE)).isFalse();
        assertThat(listening.doubtful(said("转人工", 700), Completeness.OPEN)).isFalse();
        assertThat(listening.doubtful(said("等一下", 300), Completeness.OPEN)).isFalse();
    }

    @Test
    void knowsThatSignsOfAttentionAreNoInterruptions() {
        assertThat(listening.noInterruption(said("好的", 300), Completeness.OPEN)).isTrue();
        assertThat(listening.noInterruption(said("好的", 300), Completeness.COMPLETE))
                .as("the answer to what was asked")
                .isFalse();
        assertThat(listening.noInterruption(Utterance.EMPTY, Completeness.OPEN)).isTrue();
        assertThat(listening.noInterruption(said("我要查账单", 900), Completeness.OPEN))
                .isFalse();
    }

    private static Utterance said(String text, long ms) {
        return new Utterance(text, List.of(new Word(text, 0, ms, 0.9)), 0.9, false);
    }
}
