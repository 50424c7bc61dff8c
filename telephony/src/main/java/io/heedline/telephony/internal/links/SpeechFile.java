package io.heedline.telephony.internal.links;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A piece of speech on the disk, for FreeSWITCH to play; the group may read it, others may not. Blocks on the disk. */
record SpeechFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_AND_GROUP = PosixFilePermissions.fromString("rw-r-----");
    private static final Logger log = LoggerFactory.getLogger(SpeechFile.class);

    /** Writes it, at the speech's own rate. */
    void write(Pcm speech) {
        try {
            Files.deleteIfExists(path);
            Files.createFile(path, permissions());
            WavFile.write(path, speech);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("speech could not be deleted: file={} reason={}", path, e.toString());
        }
    }

    private static FileAttribute<?>[] permissions() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_AND_GROUP)}
                : new FileAttribute<?>[0];
    }
}
