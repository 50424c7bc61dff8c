package io.heedline.nlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentExamplesTest {

    @Test
    void chineseHasFortyDistinctSentencesForEachIntent() {
        IntentExamples examples = IntentExamples.shipped(Locale.SIMPLIFIED_CHINESE);
        Set<String> all = new HashSet<>();

        assertThat(examples.intents()).hasSize(33).doesNotContain(Understanding.NONE);
        examples.all().forEach((intent, sentences) -> {
            assertThat(sentences).as(intent).hasSizeGreaterThanOrEqualTo(40);
            sentences.forEach(
                    s -> assertThat(all.add(s)).as("'" + s + "' stands once").isTrue());
        });
    }

    @Test
    void bothLanguagesHaveTheSameIntents() {
        assertThat(IntentExamples.shipped(Locale.US).intents())
                .isEqualTo(IntentExamples.shipped(Locale.SIMPLIFIED_CHINESE).intents());
    }

    @Test
    void readsIntentsSentencesAndComments() throws IOException {
        IntentExamples examples =
                IntentExamples.read(new StringReader("# mine\n[a]\none\n\ntwo\n[none]\nx\n"), "my.txt");

        assertThat(examples.intents()).containsExactly("a");
        assertThat(examples.sentences("a")).isEqualTo(List.of("one", "two"));
        assertThat(examples.sentences("b")).isEmpty();
    }

    @Test
    void namesFileAndLineOfWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntentExamples.read(new StringReader("\none\n"), "my.txt"))
                .withMessageContaining("my.txt:2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntentExamples.read(new StringReader("[a]\none\n[a]\n"), "my.txt"))
                .withMessageContaining("my.txt:3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntentExamples.read(new StringReader("[a]\n[b]\none\n"), "my.txt"))
                .withMessageContaining("[a] has no sentences");
    }
}
