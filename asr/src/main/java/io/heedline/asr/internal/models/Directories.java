package io.heedline.asr.internal.models;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories that appear whole or not at all. */
final class Directories {

    private Directories() {}

    /** A new directory beside the target, so that the move to it stays within one file system. */
    static Path beside(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path made = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-");
        PosixFileAttributeView posix = Files.getFileAttributeView(made, PosixFileAttributeView.class);
        if (posix != null) {
            // Temporary directories are private; a model installed by one user is served by another.
            posix.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return made;
    }

    /**
     * Moves a finished directory to its place in one step.
     *
     * @return false when another process had put one there first; the finished one is then still where it was
     */
    static boolean moveInto(Path finished, Path target) throws IOException {
        try {
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return false;
        } catch (FileSystemException e) {
            if (Files.isDirectory(target)) {
                return false;
            }
            throw e;
        }
    }

    /** Deletes a tree if it is there; links in it are deleted, not followed. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
