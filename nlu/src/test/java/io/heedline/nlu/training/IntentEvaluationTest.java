package io.heedline.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The measured figures, each with a little room, so that a change for the worse is noticed. */
class IntentEvaluationTest {

    @Test
    void chineseSentencesNeverSeenAreUnderstoodAndForeignTopicsRejected() throws IOException {
        IntentEvaluation.Result result =
                IntentEvaluation.crossValidate(Locale.SIMPLIFIED_CHINESE, 5, UnaryOperator.identity());

        assertThat(result.accuracy()).isGreaterThan(0.91);
        assertThat(result.accepted()).isGreaterThan(0.86);
        assertThat(result.misunderstood()).isLessThan(0.05);
        assertThat(result.rejectedFar()).isGreaterThan(0.90);
        assertThat(result.rejectedNear()).isGreaterThan(0.80);
    }

    @Test
    void misheardChineseSentencesAreStillUnderstood() throws IOException {
        IntentEvaluation.Result result = IntentEvaluation.crossValidate(
                Locale.SIMPLIFIED_CHINESE, 3, SoundAlikes.ofExamples(Locale.SIMPLIFIED_CHINESE, 0.2));

        assertThat(result.accuracy()).isGreaterThan(0.86);
    }

    @Test
    void englishSentencesNeverSeenAreUnderstood() throws IOException {
        IntentEvaluation.Result result = IntentEvaluation.crossValidate(Locale.US, 5, UnaryOperator.identity());

        assertThat(result.accuracy()).isGreaterThan(0.86);
        assertThat(result.misunderstood()).isLessThan(0.09);
        assertThat(result.rejectedFar()).isGreaterThan(0.85);
    }
}
