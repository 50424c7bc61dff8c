package io.heedline.tts.internal;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speech on disk, one file a prompt, up to a number of bytes. A file appears under its name only when it is whole; the
 * time of last change tells when it was last used. Nothing here fails a prompt: what goes wrong is logged.
 */
public final class SpeechFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SpeechFiles.class);
    private static final String SUFFIX = ".speech";
    private static final String UNFINISHED = ".part";

    /** A file that nobody finished in this time never will be. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** When the bound is passed, files go until this part of it is left, so that not every write has to clean up. */
    private static final double KEPT = 0.9;

    private record Entry(Path file, long size, Instant used) {}

    private final Path directory;
    private final long mostBytes;
    private final Clock clock;
    private final AtomicLong bytes = new AtomicLong(-1);
    private final AtomicBoolean complained = new AtomicBoolean();

    public SpeechFiles(Path directory, long mostBytes, Clock clock) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** The speech under a key, if it is there and whole; a damaged file is removed. */
    public Optional<Pcm> read(String key) {
        Path file = file(key);
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            complain("cannot be read", e);
            return Optional.empty();
        }
        try {
            Pcm speech = SpeechFile.decode(content);
            markUsed(file);
            return Optional.of(speech);
        } catch (IOException e) {
            LOG.warn("speech cache file {} is damaged and is made again", file);
            remove(file);
            return Optional.empty();
        }
    }

    /** Best effort: the file may just have been cleaned away, or the disk may be read-only. */
    private void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            LOG.debug("time of last use not noted for {}: {}", file, e.toString());
        }
    }

    /** Keeps speech under a key. */
    public void write(String key, Pcm speech) {
        Path file = file(key);
        Path part = null;
        ByteBuffer content = SpeechFile.encode(speech);
        int size = content.remaining();
        if (size > mostBytes) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            part = Files.createTempFile(file.getParent(), key, UNFINISHED);
            try (SeekableByteChannel out = Files.newByteChannel(part, StandardOpenOption.WRITE)) {
                while (content.hasRemaining()) {
                    out.write(content);
                }
            }
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            publish(part, file);
            complained.set(false);
            keepWithinBound(size);
        } catch (IOException e) {
            complain("cannot be written, so prompts are spoken anew each time", e);
            if (part != null) {
                remove(part);
            }
        }
    }

    private static void publish(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Counts from what is on disk at the first write and whenever the bound seems passed: others may write here too. */
    private void keepWithinBound(long written) throws IOException {
        if (bytes.get() >= 0 && bytes.addAndGet(written) <= mostBytes) {
            return;
        }
        synchronized (this) {
            List<Entry> entries = entries();
            long total = entries.stream().mapToLong(Entry::size).sum();
            if (total > mostBytes) {
                entries.sort(Comparator.comparing(Entry::used));
                for (Entry entry : entries) {
                    if (total <= mostBytes * KEPT) {
                        break;
                    }
                    remove(entry.file());
                    total -= entry.size();
                }
            }
            bytes.set(total);
        }
    }

    /** The files there are; those that were never finished are cleared away. */
    private List<Entry> entries() throws IOException {
        Instant abandoned = clock.instant().minus(ABANDONED);
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Instant used = attributes.lastModifiedTime().toInstant();
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    entries.add(new Entry(file, attributes.size(), used));
                } else if (name.endsWith(UNFINISHED) && used.isBefore(abandoned)) {
                    remove(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return entries;
    }

    private Path file(String key) {
        return directory.resolve(key.substring(0, 2)).resolve(key + SUFFIX);
    }

    private void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            complain("cannot be cleaned up", e);
        }
    }

    /** Once for each time it goes wrong, not once for each prompt. */
    private void complain(String what, IOException e) {
        if (complained.compareAndSet(false, true)) {
            LOG.warn("speech cache {} {}: {}", directory, what, e.toString());
        }
    }
}
