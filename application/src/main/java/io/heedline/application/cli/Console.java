package io.heedline.application.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a command writes: results to standard output, all else to standard error; both UTF-8 whatever the locale of the
 * machine, since Chinese text is to survive {@code LANG=C} and pipes. Safe for several threads.
 */
final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** The process's own streams. */
    static Console ofProcess() {
        boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
        return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), terminal);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** A result. */
    void print(String line) {
        out.println(line);
    }

    /** What is going on. */
    void progress(String line) {
        err.println(line);
    }

    /** What is going on, in place of the line before. */
    void overwrite(String line) {
        err.print("\r" + line);
        err.flush();
    }

    /** Whether people look on, so that colours are of use. */
    boolean terminal() {
        return terminal;
    }

    /** The text in a colour, where there are colours. */
    String coloured(Colour colour, String text) {
        return terminal ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }

    /** A path as short as it may be given in the working directory. */
    static String shortened(String path) {
        Path here = Path.of("").toAbsolutePath();
        Path file = Path.of(path);
        return file.startsWith(here) ? here.relativize(file).toString() : path;
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** The colours in use, by their ANSI number. */
    enum Colour {
        FAINT(2),
        RED(31),
        GREEN(32),
        YELLOW(33),
        BLUE(34),
        MAGENTA(35),
        CYAN(36);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }
}
