package io.heedline.application.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class HandoverSettingsTest {

    @Test
    void shipsTheValuesTheCodeStartsWith() throws Exception {
        assertThat(with(Map.of())).isEqualTo(HandoverSettings.defaults());
    }

    @Test
    void takesWhatTheUserSets() throws Exception {
        HandoverSettings settings =
                with(Map.of("heedline.handover.resume-within", "0s", "heedline.handover.call-backs.to", "20:00"));

        assertThat(settings.resumeWithin()).isZero();
        assertThat(settings.callBacks().to()).isEqualTo("20:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call-backs.from | 22:00 | call-backs.from is 22:00 and to is 21:00; expected a time of the day before",
                "call-backs.attempts | 0 | call-backs.attempts is 0; expected 1 to 10",
                "call-backs.between | 1s | call-backs.between is 1 s; expected 60 to 86400 s",
                "retention | 0s | retention is 0 min; expected 1 to 525600 min",
                "most | 1 | most is 1; expected 10 to 100000",
                "resume-within | -1s | resume-within is -1 s; expected 0 to 86400 s"
            })
    void refusesAValueThatMakesNoSenseAndSaysWhichIsExpected(String name, String value, String because) {
        assertThatThrownBy(() -> with(Map.of("heedline.handover." + name, value)))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageStartingWith("heedline.handover." + because);
    }

    private static HandoverSettings with(Map<String, Object> own) throws Exception {
        List<PropertySource<?>> sources = new ArrayList<>(List.of(new MapPropertySource("own", own)));
        sources.addAll(new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application.yml")));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("heedline.handover", HandoverSettings.class)
                .get();
    }
}
