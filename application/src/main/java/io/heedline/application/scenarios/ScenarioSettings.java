package io.heedline.application.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where versions of scenarios are kept, and how they go live.
 *
 * @param directory holds a directory for each scenario
 * @param reviewedByAnother whether who submits a version may not review it
 * @param lookEvery how often a running service looks for another live version
 */
@ConfigurationProperties("heedline.scenarios")
public record ScenarioSettings(
        @DefaultValue("var/scenarios") Path directory,
        @DefaultValue("true") boolean reviewedByAnother,
        @DefaultValue("2s") Duration lookEvery) {
    public ScenarioSettings {
        if (lookEvery.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "heedline.scenarios.look-every is " + lookEvery + "; expected at least 100ms");
        }
    }
}
