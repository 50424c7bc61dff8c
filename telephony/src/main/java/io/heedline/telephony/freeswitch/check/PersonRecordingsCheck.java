package io.heedline.telephony.freeswitch.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether FreeSWITCH sees the directory by which the talk with a person is heard. */
final class PersonRecordingsCheck implements Check {

    private static final String SUBJECT = "shared directory";

    private final Optional<Path> directory;

    PersonRecordingsCheck(Optional<Path> directory) {
        this.directory = directory;
    }

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        findings.accept(directory
                .map(shared -> look(node, shared))
                .orElseGet(() -> Finding.warning(
                        SUBJECT,
                        "none is set: what a caller and a person say to each other is not recorded",
                        "Set heedline.freeswitch.transfers.recordings to a directory that both can write and read.")));
    }

    private static Finding look(NodeApi node, Path shared) {
        if (shared.toString().chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return Finding.problem(SUBJECT, shared + " has blanks in its path", "Choose a path without them.");
        }
        Path mark = null;
        try {
            mark = Files.createTempFile(shared, "doctor", ".mark");
            String seen = node.ask("file_exists " + mark);
            if (!seen.equals("true")) {
                return Finding.problem(
                        SUBJECT,
                        "FreeSWITCH does not see " + shared,
                        "Mount it there under the same path, and let the user of FreeSWITCH read and write it.");
            }
            return isOpenToAll(shared)
                    ? Finding.warning(
                            SUBJECT,
                            shared + " is open to every user of this machine, and so is what persons say",
                            "Leave it to the users of Heedline and FreeSWITCH: chmod o-rwx " + shared)
                    : Finding.ok(SUBJECT, shared + " is seen by both");
        } catch (IOException e) {
            return Finding.problem(
                    SUBJECT,
                    shared + " cannot be written by Heedline: " + e.getClass().getSimpleName(),
                    "Make it, and let the users of Heedline and FreeSWITCH read and write it.");
        } finally {
            delete(mark);
        }
    }

    /** Whoever may pass through a directory may read a file in it whose name he knows. */
    private static boolean isOpenToAll(Path shared) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(shared, PosixFileAttributeView.class);
        return view != null
                && view.readAttributes().permissions().stream()
                        .anyMatch(permission -> permission.name().startsWith("OTHERS_"));
    }

    private static void delete(Path mark) {
        try {
            if (mark != null) {
                Files.deleteIfExists(mark);
            }
        } catch (IOException e) {
            // An empty file stays behind; the directory was writable a moment ago.
        }
    }
}
