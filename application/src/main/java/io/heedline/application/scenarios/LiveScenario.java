package io.heedline.application.scenarios;

import io.heedline.dialog.Scenario;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of a scenario that is live now. A dialogue that is opened keeps the version it began with; {@link
 * #refresh} looks for another one to begin the next with. If the store or a version is damaged, the version in use
 * stays, and that is logged once. Safe for several threads.
 */
public final class LiveScenario extends ForwardingScenario {

    private static final Logger LOG = LoggerFactory.getLogger(LiveScenario.class);

    private final ScenarioStore store;
    private final String name;
    private final Consumer<Scenario> beforeUse;
    private volatile Scenario current;
    private Path file;
    private String seen;

    private LiveScenario(ScenarioStore store, String name, Path file, String seen, Consumer<Scenario> beforeUse) {
        this.store = store;
        this.name = name;
        this.file = file;
        this.current = Scenario.load(file);
        this.seen = seen;
        this.beforeUse = beforeUse;
    }

    /**
     * The live version of a scenario; empty if none was published.
     *
     * @param beforeUse what is to be done with another version before the first call gets it, such as speaking its
     *     prompts ahead
     * @throws ScenarioStoreException if the store is damaged
     */
    public static Optional<LiveScenario> of(ScenarioStore store, String name, Consumer<Scenario> beforeUse) {
        String mark = store.mark(name);
        return store.liveFile(name).map(file -> new LiveScenario(store, name, file, mark, beforeUse));
    }

    /** Looks whether another version is live now; returns whether the next call gets another one. */
    public synchronized boolean refresh() {
        String mark = "";
        try {
            mark = store.mark(name);
            if (mark.equals(seen)) {
                return false;
            }
            Optional<Path> live = store.liveFile(name).filter(found -> !found.equals(file));
            if (live.isPresent()) {
                Scenario next = Scenario.load(live.get());
                beforeUse.accept(next);
                current = next;
                file = live.get();
                LOG.info("scenario={} file={} is live from the next call on", name, file);
            }
            return live.isPresent();
        } catch (RuntimeException e) {
            // Whatever is wrong with the next version, the one in use works.
            LOG.error("scenario={} file={} stays in use: {}", name, file, e.getMessage());
            return false;
        } finally {
            seen = mark;
        }
    }

    @Override
    Scenario current() {
        return current;
    }
}
