package io.heedline.application.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All versions of one scenario, and the order in which they went live. Immutable: each step gives the versions as they
 * are afterwards, or throws a {@link ScenarioStoreException} that says why it cannot be taken.
 *
 * @param published the numbers of the versions that were live, the last of them is live now; empty if none is
 */
public record Versions(String scenario, List<Version> versions, List<Integer> published) {
    public Versions {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(Version::number))
                .toList();
        published = List.copyOf(published);
    }

    static Versions none(String scenario) {
        return new Versions(scenario, List.of(), List.of());
    }

    /** The version callers get. */
    public Optional<Version> live() {
        return versions.stream().filter(v -> v.stage() == Stage.LIVE).findFirst();
    }

    /**
     * The version of a number.
     *
     * @throws ScenarioStoreException if there is none
     */
    public Version version(int number) {
        return versions.stream()
                .filter(v -> v.number() == number)
                .findFirst()
                .orElseThrow(() -> new ScenarioStoreException("scenario '" + scenario + "' has no version " + number
                        + "; expected "
                        + (versions.isEmpty()
                                ? "one to be submitted first"
                                : "1 to " + versions.get(versions.size() - 1).number())));
    }

    int next() {
        return versions.isEmpty() ? 1 : versions.get(versions.size() - 1).number() + 1;
    }

    Versions submitted(Map<String, String> files, String by, Instant at) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(next(), Stage.DRAFT, files, List.of(new Version.Change(at, "submitted", by))));
        return new Versions(scenario, more, published);
    }

    Versions reviewed(int number, boolean byAnother, String by, Instant at) {
        Version version = version(number);
        if (version.stage() != Stage.DRAFT) {
            throw new ScenarioStoreException("version " + number + " of scenario '" + scenario + "' is "
                    + version.stage().word() + "; expected a draft");
        }
        if (byAnother && version.author().equalsIgnoreCase(by)) {
            throw new ScenarioStoreException("version " + number + " of scenario '" + scenario + "' was submitted by "
                    + by + ", who cannot review it; expected somebody else");
        }
        return with(version.became(Stage.REVIEWED, "reviewed", by, at), published);
    }

    Versions published(int number, String by, Instant at) {
        Version version = version(number);
        if (version.stage() == Stage.LIVE) {
            throw new ScenarioStoreException("version " + number + " of scenario '" + scenario + "' is live already");
        }
        if (version.stage() == Stage.DRAFT) {
            throw new ScenarioStoreException("version " + number + " of scenario '" + scenario
                    + "' is a draft; expected it to be reviewed first");
        }
        List<Integer> order = new ArrayList<>(published);
        order.add(number);
        return retired(by, at).with(version.became(Stage.LIVE, "published", by, at), order);
    }

    Versions rolledBack(String by, Instant at) {
        if (published.size() < 2) {
            throw new ScenarioStoreException("scenario '" + scenario + "' has no earlier version to go back to; "
                    + (published.isEmpty() ? "none was published" : "the live one was the first"));
        }
        List<Integer> order = new ArrayList<>(published.subList(0, published.size() - 1));
        Version before = version(order.get(order.size() - 1));
        return retired(by, at).with(before.became(Stage.LIVE, "rolled-back", by, at), order);
    }

    private Versions retired(String by, Instant at) {
        return live().map(v -> with(v.became(Stage.RETIRED, "retired", by, at), published))
                .orElse(this);
    }

    private Versions with(Version changed, List<Integer> order) {
        List<Version> all = new ArrayList<>(versions);
        all.removeIf(v -> v.number() == changed.number());
        all.add(changed);
        return new Versions(scenario, all, order);
    }
}
