package io.heedline.application.scenarios;

import io.heedline.dialog.Scenario;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds scenarios: a file, the live version of a name, or what comes with Heedline. Safe for several threads. */
public final class ScenarioLibrary {

    private final ScenarioStore store;
    private final Consumer<Scenario> beforeUse;
    private final Map<String, LiveScenario> live = new LinkedHashMap<>();

    /**
     * @param beforeUse what is to be done with a version that went live while the program runs, before the first call
     *     gets it
     */
    public ScenarioLibrary(ScenarioStore store, Consumer<Scenario> beforeUse) {
        this.store = store;
        this.beforeUse = beforeUse;
    }

    /**
     * A scenario.
     *
     * @param nameOrFile a YAML file, the name of a scenario that was published, or of one that comes with Heedline
     * @throws io.heedline.dialog.ScenarioException when it is not there or anything in it is wrong
     * @throws ScenarioStoreException when the store is damaged
     */
    public Scenario scenario(String nameOrFile) {
        if (isFile(nameOrFile)) {
            return Scenario.load(Path.of(nameOrFile));
        }
        return published(nameOrFile).orElseGet(() -> Scenario.load(nameOrFile));
    }

    /** Whether a scenario is named by its file. */
    public static boolean isFile(String nameOrFile) {
        return nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.contains("/");
    }

    private synchronized Optional<Scenario> published(String name) {
        LiveScenario known = live.get(name);
        if (known == null && name.matches(ScenarioStore.NAME)) {
            known = LiveScenario.of(store, name, beforeUse).orElse(null);
            if (known != null) {
                live.put(name, known);
            }
        }
        return Optional.ofNullable(known);
    }

    /** Looks for other live versions of the scenarios in use. */
    public void refresh() {
        List<LiveScenario> inUse;
        synchronized (this) {
            inUse = List.copyOf(live.values());
        }
        inUse.forEach(LiveScenario::refresh);
    }
}
