package io.heedline.nlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.nlu.Interjections.Kind;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterjectionsTest {

    private static final Interjections ZH = Interjections.in(Locale.SIMPLIFIED_CHINESE);
    private static final Interjections EN = Interjections.in(Locale.US);

    @ParameterizedTest
    @CsvSource({
        "嗯, BACKCHANNEL",
        "嗯好的, BACKCHANNEL",
        "对对对, BACKCHANNEL",
        "OK, BACKCHANNEL",
        "那个, HESITATION",
        "呃我想想, HESITATION",
        "嗯那个, BACKCHANNEL",
        "等一下, HOLD_ON",
        "好等一下, HOLD_ON",
        "不是, HOLD_ON",
        "是不是, HOLD_ON",
        "别说了, HOLD_ON",
        "我要转人工, CONTENT",
        "好我要查账单, CONTENT",
        "余额, CONTENT",
        "'', NOTHING",
        "。, NOTHING"
    })
    void tellsTheSmallWordsOfMandarinFromTheOthers(String text, Kind kind) {
        assertThat(ZH.kind(text)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "okay, BACKCHANNEL",
        "'Yeah, I see.', BACKCHANNEL",
        "uh huh, BACKCHANNEL",
        "um, HESITATION",
        "let me see, HESITATION",
        "wait, HOLD_ON",
        "okay stop, HOLD_ON",
        "my balance, CONTENT",
        "stop my card, CONTENT"
    })
    void tellsTheSmallWordsOfEnglishFromTheOthers(String text, Kind kind) {
        assertThat(EN.kind(text)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我想查一下那个", "我要", "嗯", "还有", "我想查余额然后"})
    void seesThatASentenceOfMandarinIsNotFinished(String text) {
        assertThat(ZH.trailsOff(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我想查余额", "好的", "是的", "转人工", ""})
    void takesOtherEndsOfMandarinForEnds(String text) {
        assertThat(ZH.trailsOff(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I would like to", "my balance and", "um", "it is about the"})
    void seesThatASentenceOfEnglishIsNotFinished(String text) {
        assertThat(EN.trailsOff(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my balance please tell me", "yes", "my card is lost"})
    void takesOtherEndsOfEnglishForEnds(String text) {
        assertThat(EN.trailsOff(text)).isFalse();
    }

    @Property
    void answersForAnyText(@ForAll String text) {
        assertThat(ZH.kind(text)).isNotNull();
        assertThat(EN.kind(text)).isNotNull();
        ZH.trailsOff(text);
        EN.trailsOff(text);
    }

    @org.junit.jupiter.api.Test
    void knowsNoOtherLanguage() {
        assertThatThrownBy(() -> Interjections.in(Locale.FRENCH)).hasMessageContaining("zh-CN and en-US");
    }
}
