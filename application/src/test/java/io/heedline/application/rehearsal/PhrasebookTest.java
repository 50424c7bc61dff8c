package io.heedline.application.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.nlu.IntentExamples;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasebookTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-US"})
    void everyServiceCanBeAskedForInWaysThatAreNotLearnt(String language) {
        Phrasebook book = Phrasebook.of(Locale.forLanguageTag(language));
        assertThat(Arrays.stream(Service.values())
                        .filter(service -> book.phrases(service.label()).size() < 6))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-US"})
    void noWishIsAmongTheExamplesThatUnderstandingHasLearntFrom(String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<String> learnt = IntentExamples.shipped(locale).all().values().stream()
                .flatMap(List::stream)
                .toList();
        Phrasebook book = Phrasebook.of(locale);
        assertThat(Arrays.stream(Service.values())
                        .flatMap(service -> book.phrases(service.label()).stream())
                        .map(phrase -> Line.fluent(phrase).text()))
                .doesNotContainAnyElementsOf(learnt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-US"})
    void whatAMindMaySayOnAnyOccasionIsInTheBook(String language) {
        Phrasebook book = Phrasebook.of(Locale.forLanguageTag(language));
        for (Kind kind : Kind.values()) {
            for (Cast.Role role : Cast.of(36, List.of(kind), List.of(Service.values()), book.locale(), 5)) {
                Mind mind =
                        new Mind(kind, role.goal(), book, List.of(Service.values()), new java.util.Random(role.seed()));
                assertThat(mind.repertoire())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line.text()).isNotBlank().doesNotContain("|", "{"));
            }
        }
    }
}
