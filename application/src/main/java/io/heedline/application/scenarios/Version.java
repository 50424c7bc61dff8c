package io.heedline.application.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One version of a scenario. Its files never change.
 *
 * @param number from 1
 * @param files the name of each file with the SHA-256 of its content, in hex; {@link #MAIN} is the scenario itself
 * @param changes what happened to it, the oldest first; the first is that it was submitted
 */
public record Version(int number, Stage stage, Map<String, String> files, List<Change> changes) {

    /** The name of the scenario's own file; what it includes keeps its name. */
    public static final String MAIN = "scenario.yaml";

    /**
     * Something that happened to a version.
     *
     * @param what submitted, reviewed, published, retired or rolled-back
     * @param by who did it, as they said
     */
    public record Change(Instant at, String what, String by) {}

    public Version {
        files = new TreeMap<>(files);
        changes = List.copyOf(changes);
    }

    /** Who submitted it. */
    public String author() {
        return changes.get(0).by();
    }

    Version became(Stage next, String what, String by, Instant at) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(at, what, by));
        return new Version(number, next, files, more);
    }
}
