package io.heedline.application.handover;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON file per record, which only the user of the service may read. A file is written beside its place, forced to
 * the disk and then renamed, so that after any crash each record is there as it was before or as it is now.
 */
final class RecordFiles<T> implements RecordKeeper<T> {

    private static final Logger log = LoggerFactory.getLogger(RecordFiles.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}");
    private static final String ENDING = ".json";
    private static final String DRAFT = ".draft";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path directory;
    private final Class<T> type;

    RecordFiles(Path directory, Class<T> type) {
        this.directory = directory.toAbsolutePath();
        this.type = type;
    }

    @Override
    public void save(String name, T record) throws IOException {
        write(file(name), record);
    }

    /** Writes one record to a place of its own. */
    static void write(Path file, Object record) throws IOException {
        byte[] json = JSON.writeValueAsBytes(record);
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory, only(directory, "rwx------"));
        Path draft = directory.resolve(file.getFileName() + DRAFT);
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only(directory, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory);
    }

    @Override
    public void delete(String name) throws IOException {
        if (Files.deleteIfExists(file(name))) {
            force(directory);
        }
    }

    @Override
    public List<T> load() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<T> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
                read(file, records);
            }
        }
        return records;
    }

    private void read(Path file, List<T> into) throws IOException {
        try {
            T record = JSON.readValue(Files.readAllBytes(file), type);
            if (record != null) {
                into.add(record);
                return;
            }
            log.error("Record is passed over file={} reason=it holds nothing but null", file);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            // The message of the parser may hold what the file holds.
            String place = e instanceof JacksonException at && at.getLocation() != null
                    ? " line=" + at.getLocation().getLineNr()
                    : "";
            log.error(
                    "Record is passed over file={}{} reason={} expected={}",
                    file,
                    place,
                    e.getClass().getSimpleName(),
                    type.getSimpleName());
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be a file name: expected " + NAME.pattern());
        }
        return directory.resolve(name + ENDING);
    }

    /** A new name in a directory is on disk only when the directory is. */
    private static void force(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
