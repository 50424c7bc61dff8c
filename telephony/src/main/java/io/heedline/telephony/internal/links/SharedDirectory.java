package io.heedline.telephony.internal.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory by which FreeSWITCH and this process hand sound to each other. Whoever installs them makes it, for it
 * belongs to the users of both.
 *
 * @param path the same for both
 */
public record SharedDirectory(Path path) {

    private static final Logger log = LoggerFactory.getLogger(SharedDirectory.class);

    /**
     * Looks at it before calls begin, and says in the log what is wrong. What a crash has left is told and not deleted,
     * for it may be all there is of a conversation. Blocks on the disk.
     *
     * @param use what it is for, as people call it
     * @return whether it can be used
     */
    public boolean inspect(String use) {
        if (!Files.isDirectory(path)) {
            log.error("the directory for {} is missing: path={}; make it, for FreeSWITCH's user and ours", use, path);
            return false;
        }
        if (!Files.isReadable(path) || !Files.isWritable(path) || !Files.isExecutable(path)) {
            log.error(
                    "the directory for {} is closed to us: path={}; FreeSWITCH and we need a common group", use, path);
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            long left = files.filter(file -> file.toString().endsWith(".wav")).count();
            if (left > 0) {
                log.warn(
                        "the directory for {} holds {} sound files from before: path={}; nobody will read or delete them",
                        use,
                        left,
                        path);
            }
            return true;
        } catch (IOException e) {
            log.error("the directory for {} cannot be read: path={} reason={}", use, path, e.toString());
            return false;
        }
    }
}
