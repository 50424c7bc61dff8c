package io.heedline.application.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.demo.DemoLedger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MindTest {

    private static final Phrasebook BOOK = Phrasebook.of(Locale.SIMPLIFIED_CHINESE);
    private static final Goal GOAL =
            new Goal(Service.BILL, DemoLedger.customers().get(0), 15, "transfer", "100020", "北京");

    @Test
    void saysWhatItWantsUntilItHasIt() {
        Mind mind = mind(Kind.FLUENT);
        assertThat(said(mind.answer(question("welcome", Expectation.INTENT, 0), false)))
                .isIn(fluent("bill"));
        assertThat(said(mind.answer(question("anything_else", Expectation.INTENT, 0), true)))
                .isIn(fluent("nothing-more"));
    }

    @Test
    void tellsItsIdDigitsWhenAskedForFour() {
        String digits = GOAL.customer().idDigits();
        assertThat(said(mind(Kind.FLUENT).answer(question("identify.id", Expectation.DIGITS, 4), false)))
                .isIn(BOOK.digits(digits, true), BOOK.digits(digits, false));
    }

    @Test
    void whoLikesKeysPressesThem() {
        assertThat(mind(Kind.KEYPAD).answer(question("identify.code", Expectation.DIGITS, 6), false))
                .isEqualTo(new Reply.Press(GOAL.customer().code()));
    }

    @Test
    void aSilentPersonLetsTheFirstQuestionGoBy() {
        Mind mind = mind(Kind.SILENT);
        assertThat(mind.answer(question("welcome", Expectation.INTENT, 0), false))
                .isInstanceOf(Reply.StaySilent.class);
        assertThat(said(mind.answer(question("welcome", Expectation.INTENT, 0), false)))
                .isIn(fluent("bill"));
    }

    @Test
    void whoIsNotServedAsksForAPersonInTheEnd() {
        Mind mind = mind(Kind.FLUENT);
        String last = "";
        for (int i = 0; i < 6; i++) {
            last = said(mind.answer(question("welcome", Expectation.INTENT, 0), false));
        }
        assertThat(last).isIn(fluent("demand-person"));
    }

    private static Mind mind(Kind kind) {
        return new Mind(kind, GOAL, BOOK, List.of(Service.BILL), new Random(7));
    }

    private static Question question(String state, Expectation kind, int digits) {
        return new Question(state, kind, digits, List.of(), "", true, 0);
    }

    private static String said(Reply reply) {
        return ((Reply.Speak) reply).line().text();
    }

    private static List<String> fluent(String occasion) {
        return BOOK.phrases(occasion).stream()
                .map(phrase -> Line.fluent(phrase).text())
                .toList();
    }
}
