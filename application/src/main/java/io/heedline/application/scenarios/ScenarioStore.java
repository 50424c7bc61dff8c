package io.heedline.application.scenarios;

import io.heedline.dialog.Scenario;
import io.heedline.dialog.check.CheckReport;
import io.heedline.dialog.check.ScenarioCheck;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps versions of scenarios on disk: {@code DIRECTORY/NAME/versions.json} and {@code DIRECTORY/NAME/NUMBER/} with the
 * files of each version. Every step is one replacement of {@code versions.json} under a lock, so several processes may
 * use the same directory. Safe for several threads.
 */
public final class ScenarioStore {

    /** What a scenario that is kept may be called; a directory is. */
    static final String NAME = "[a-z][a-z0-9_-]{0,63}";

    private static final Object IN_THIS_PROCESS = new Object();

    private final Path directory;
    private final Clock clock;
    private final boolean reviewedByAnother;

    /**
     * @param reviewedByAnother whether who submits a version may not review it
     */
    public ScenarioStore(Path directory, Clock clock, boolean reviewedByAnother) {
        this.directory = directory;
        this.clock = clock;
        this.reviewedByAnother = reviewedByAnother;
    }

    /** A step that failed its check. */
    public static final class NotPassed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient CheckReport report;

        NotPassed(CheckReport report) {
            super("the scenario does not pass its check: " + report.findings().size() + " found");
            this.report = report;
        }

        /** What was found. */
        public CheckReport report() {
            return report;
        }
    }

    /** The versions of a scenario; none if nothing was submitted under this name. */
    public Versions versions(String scenario) {
        return Ledger.read(home(scenario), scenario);
    }

    /** What changes whenever something happened to a scenario; cheap to ask for. */
    public String mark(String scenario) {
        Path file = home(scenario).resolve(Ledger.FILE);
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new ScenarioStoreException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Takes a file and those it includes as a draft, under the name that stands in it.
     *
     * @throws io.heedline.dialog.ScenarioException if it cannot be read as a scenario
     */
    public Version submit(Path file, String by) {
        String scenario = Scenario.load(file).name();
        requireName(scenario);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try {
            contents.put(Version.MAIN, Files.readAllBytes(file));
            for (Path included : Included.by(file)) {
                contents.put(included.getFileName().toString(), Files.readAllBytes(included));
            }
        } catch (IOException e) {
            throw new ScenarioStoreException(file + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> sums = new LinkedHashMap<>();
        contents.forEach((name, content) -> sums.put(name, LastingFiles.sha256(content)));
        Versions after = change(scenario, before -> {
            write(home(scenario).resolve(Integer.toString(before.next())), contents);
            return before.submitted(sums, who(by), now());
        });
        return after.version(after.next() - 1);
    }

    /**
     * Takes note that somebody has reviewed a draft, which must pass the check.
     *
     * @throws NotPassed if it does not
     */
    public Version review(String scenario, int number, String by, ScenarioCheck check) {
        CheckReport report = check.check(file(versions(scenario).version(number), scenario));
        if (!report.passed()) {
            throw new NotPassed(report);
        }
        return change(scenario, before -> before.reviewed(number, reviewedByAnother, who(by), now()))
                .version(number);
    }

    /** Makes a reviewed version the live one. */
    public Version publish(String scenario, int number, String by) {
        file(versions(scenario).version(number), scenario);
        return change(scenario, before -> before.published(number, who(by), now()))
                .version(number);
    }

    /** Makes the version live again that was so before. */
    public Version rollBack(String scenario, String by) {
        return change(scenario, before -> {
                    Versions after = before.rolledBack(who(by), now());
                    file(after.live().orElseThrow(), scenario);
                    return after;
                })
                .live()
                .orElseThrow();
    }

    /** The file of the live version, if there is one and it is whole. */
    public Optional<Path> liveFile(String scenario) {
        return versions(scenario).live().map(version -> file(version, scenario));
    }

    /** The file of a version, after looking whether all its files are as they were submitted. */
    private Path file(Version version, String scenario) {
        Path home = home(scenario).resolve(Integer.toString(version.number()));
        version.files().forEach((name, sum) -> {
            Path file = home.resolve(name);
            try {
                if (!LastingFiles.sha256(Files.readAllBytes(file)).equals(sum)) {
                    throw new ScenarioStoreException(file + " is damaged: it is not what was submitted as version "
                            + version.number() + ". Bring it back from a backup, or submit it as another version");
                }
            } catch (IOException e) {
                throw new ScenarioStoreException(
                        file + " of version " + version.number() + " cannot be read: " + e.getMessage()
                                + ". Bring it back from a backup, or submit it as another version",
                        e);
            }
        });
        return home.resolve(Version.MAIN);
    }

    private void write(Path home, Map<String, byte[]> contents) {
        try {
            Files.createDirectories(home);
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                LastingFiles.replace(home.resolve(file.getKey()), file.getValue());
            }
            LastingFiles.settle(home.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new ScenarioStoreException(home + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Versions change(String scenario, UnaryOperator<Versions> step) {
        Path home = home(scenario);
        synchronized (IN_THIS_PROCESS) {
            try {
                Files.createDirectories(home);
                try (FileChannel channel = FileChannel.open(
                                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    Versions after = step.apply(Ledger.read(home, scenario));
                    LastingFiles.replace(home.resolve(Ledger.FILE), Ledger.bytes(after));
                    return after;
                }
            } catch (IOException e) {
                throw new ScenarioStoreException(home + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private Path home(String scenario) {
        requireName(scenario);
        return directory.resolve(scenario);
    }

    private static void requireName(String scenario) {
        if (!scenario.matches(NAME)) {
            throw new ScenarioStoreException("'" + scenario
                    + "' cannot name a scenario that is kept; expected small letters, digits, '_' and '-'");
        }
    }

    private static String who(String by) {
        if (by == null || by.isBlank()) {
            throw new ScenarioStoreException("it is not said who does it; expected a name");
        }
        return by.strip();
    }

    private Instant now() {
        return clock.instant();
    }
}
