package io.heedline.asr.internal.models;

import io.heedline.asr.ModelInstallException;
import io.heedline.asr.ModelInstaller.Progress;
import io.heedline.asr.ModelInstaller.Step;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A model as it comes: a zip file or a folder. Unpacking a zip never leaves the target directory, whatever its entries
 * are called, and stops when it grows out of all proportion.
 */
public final class ModelArchive {

    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 20_000_000_000L;

    /** Official models shrink to a half; text compresses tenfold at best. */
    private static final long MOST_EXPANSION = 100;

    private final Path source;
    private final Progress progress;

    public ModelArchive(Path source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    /** Puts the files into an empty directory; a single folder at the top is left out. */
    void unpack(Path target) throws IOException {
        if (Files.isDirectory(source)) {
            copyFolder(target);
        } else if (Files.isRegularFile(source)) {
            unzip(target);
        } else {
            throw new ModelInstallException(
                    "There is no speech model at " + source + "; expected a zip file or a folder", false, null);
        }
        dropTopFolder(target);
    }

    private void copyFolder(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private void unzip(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(source.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw refused("it holds " + zip.size() + " entries, more than " + MOST_ENTRIES);
            }
            long allowed = Math.min(MOST_BYTES, MOST_EXPANSION * Math.max(Files.size(source), 100_000));
            long total = zip.stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            if (total > allowed) {
                throw refused(
                        "it would grow to " + total / 1_000_000 + " MB, more than " + allowed / 1_000_000 + " MB");
            }
            requireSpace(target, total);
            long done = 0;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path to = inside(target, entry);
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    CRC32 checksum = new CRC32();
                    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
                        done = copy(in, to, done, allowed, total);
                    }
                    if (entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue()) {
                        throw new ZipException("the checksum of " + entry.getName() + " is wrong");
                    }
                }
            }
        } catch (ZipException | EOFException e) {
            throw new ModelInstallException(
                    "The archive " + source + " is damaged (" + e.getMessage() + "); fetch it again", false, e);
        }
    }

    /** The sizes in a zip's directory may lie: what is written is counted too. */
    private long copy(InputStream in, Path to, long before, long allowed, long total) throws IOException {
        long done = before;
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                done += n;
                if (done > allowed) {
                    throw refused("it grows to more than " + allowed / 1_000_000 + " MB");
                }
                out.write(buffer, 0, n);
                progress.at(Step.UNPACK, done, total);
            }
        }
        return done;
    }

    private Path inside(Path target, ZipEntry entry) {
        Path to = target.resolve(entry.getName().replace('\\', '/')).normalize();
        if (!to.startsWith(target) || entry.getName().indexOf('\0') >= 0) {
            throw refused("its entry \"" + entry.getName() + "\" points outside of it");
        }
        return to;
    }

    private static void requireSpace(Path target, long needed) {
        // Not Files.getFileStore: it fails in a changed root, where the mount point is out of sight.
        long free = target.toFile().getUsableSpace();
        if (free < needed) {
            throw new ModelInstallException(
                    "The disk of " + target.getParent() + " has " + free / 1_000_000 + " MB free, the model needs "
                            + needed / 1_000_000 + " MB; make room and try again",
                    true,
                    null);
        }
    }

    private static void dropTopFolder(Path target) throws IOException {
        List<Path> top;
        try (Stream<Path> list = Files.list(target)) {
            top = list.toList();
        }
        if (top.size() != 1 || !Files.isDirectory(top.get(0))) {
            return;
        }
        // Renamed first: the folder may hold one of its own name.
        Path folder = Files.move(top.get(0), target.resolve(".top"));
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                Files.move(file, target.resolve(file.getFileName()));
            }
        }
        Files.delete(folder);
    }

    private ModelInstallException refused(String why) {
        return new ModelInstallException(
                "The archive " + source + " is refused: " + why + "; expected a zip file of one Vosk model",
                false,
                null);
    }
}
