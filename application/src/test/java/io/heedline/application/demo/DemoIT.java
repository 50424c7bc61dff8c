package io.heedline.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.telephony.simulated.Pacing;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with everything real but the time. */
class DemoIT {

    @TempDir
    Path directory;

    @BeforeEach
    void recordInto() {
        System.setProperty("heedline.recordings.directory", directory.toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty("heedline.recordings.directory");
    }

    @Test
    void everyCallerReachesTheirAimAndIsAnsweredSoon() throws Exception {
        try (Engine engine = new Engine(Settings.load(), line -> {})) {
            DemoOutcome outcome = new Demo(engine, Pacing.VIRTUAL, line -> {}).run(ConversationListener.none());

            assertThat(outcome.calls())
                    .hasSize(5)
                    .allSatisfy(call -> assertThat(call.result().reachedAim())
                            .as("%s wanted %s: %s", call.caller(), call.wish(), call.result())
                            .isTrue());
            assertThat(outcome.allReachedAim()).isTrue();
            assertThat(outcome.medianResponseMs()).isPositive().isLessThanOrEqualTo(700);
        }
    }
}
