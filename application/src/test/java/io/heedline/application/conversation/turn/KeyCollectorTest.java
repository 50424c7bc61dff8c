package io.heedline.application.conversation.turn;

import static io.heedline.application.conversation.turn.KeyCollector.Way.HEARD;
import static io.heedline.application.conversation.turn.KeyCollector.Way.SIGNALLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.turn.KeyCollector.Way;
import org.junit.jupiter.api.Test;

class KeyCollectorTest {

    private final KeyCollector keys = new KeyCollector(TurnSettings.defaults());

    @Test
    void aKeyThatIsBothSignalledAndHeardCountsOnce() {
        press("1", SIGNALLED, 0);
        press("1", HEARD, 60);
        press("2", HEARD, 400);
        press("2", SIGNALLED, 520);

        assertThat(keys.complete(10_000)).contains("12");
    }

    @Test
    void aKeyPressedTwiceCountsTwiceHoweverItComes() {
        press("1", SIGNALLED, 0);
        press("1", SIGNALLED, 200);
        press("1", HEARD, 260);
        press("1", HEARD, 430);

        assertThat(keys.complete(10_000)).contains("11");
    }

    @Test
    void theSameKeyLaterIsAnotherPress() {
        press("1", SIGNALLED, 0);
        press("1", HEARD, 700);

        assertThat(keys.complete(10_000)).contains("11");
    }

    @Test
    void hashEndsTheAnswerAndIsOneItselfWhenAlone() {
        press("12#", SIGNALLED, 0);
        assertThat(keys.complete(10)).contains("12");

        press("#", SIGNALLED, 1_000);
        assertThat(keys.complete(1_010)).isEmpty();
        assertThat(keys.complete(10_000)).contains("#");
    }

    private void press(String pressed, Way way, long atMs) {
        for (char key : pressed.toCharArray()) {
            keys.press(key, way, atMs);
        }
    }

    @Test
    void areCompleteAtOnceWhenAsManyWerePressedAsWereAskedFor() {
        keys.expect(2);
        keys.press('4', SIGNALLED, 0);
        assertThat(keys.complete(20)).isEmpty();
        keys.press('2', SIGNALLED, 200);

        assertThat(keys.complete(200)).contains("42");
    }
}
