package io.heedline.asr.internal.models;

import io.heedline.asr.ModelInstallException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Where a model of a language is installed: built aside, tried, then moved into place and into use. */
public final class InstallPlace {

    private final InstalledModels installed;
    private final String language;
    private final String name;

    public InstallPlace(Path data, String language, String name) {
        this.language = language;
        this.name = name;
        installed = new InstalledModels(data);
        if (name.isBlank() || name.startsWith(".") || name.matches(".*[/\\\\\0].*")) {
            throw new ModelInstallException(
                    "A speech model cannot be called \"" + name + "\"; rename its file or folder", false, null);
        }
    }

    /**
     * @param trial throws when the model built is no good; nothing is put in place then
     * @return the directory of the installed model
     */
    public Path install(ModelArchive archive, Consumer<Path> trial) {
        Path target = installed.place(language, name);
        Path building = null;
        try {
            building = Directories.beside(target);
            archive.unpack(building);
            trial.accept(building);
            try (FileChannel channel = FileChannel.open(
                            target.resolveSibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                replace(building, target);
                installed.use(language, name);
            }
            return target;
        } catch (IOException e) {
            throw new ModelInstallException(
                    "The speech model cannot be installed in " + target + " (" + e
                            + "); check that the disk has room and the directory may be written, then try again",
                    true,
                    e);
        } finally {
            clean(building);
        }
    }

    /** A model of the same name is moved aside first; a process that has it loaded keeps its open files. */
    private static void replace(Path building, Path target) throws IOException {
        if (Directories.moveInto(building, target)) {
            return;
        }
        Path old = Directories.beside(target);
        Files.move(target, old.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
        Directories.moveInto(building, target);
        Directories.delete(old);
    }

    private static void clean(Path building) {
        try {
            if (building != null) {
                Directories.delete(building);
            }
        } catch (IOException e) {
            // A hidden directory is left over; the next installation does not mind it.
        }
    }
}
