package io.heedline.application.server;

import io.heedline.application.engine.Engine;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks from time to time whether another version of a scenario is live, on a thread of its own. */
final class ScenarioWatch implements AutoCloseable {

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "scenario-watch");
        thread.setDaemon(true);
        return thread;
    });

    ScenarioWatch(Engine engine, Duration every) {
        clockwork.scheduleWithFixedDelay(
                engine::refreshScenarios, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
