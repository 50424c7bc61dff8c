package io.heedline.asr.internal.models;

import io.heedline.asr.ModelInstallException;
import io.heedline.asr.ModelInstaller.Progress;
import io.heedline.asr.ModelInstaller.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * Downloads over HTTP. A file grows in {@code <name>.part}; when the connection breaks it stays, and the next download
 * asks for the rest only (RFC 9110, section 14).
 */
public final class Download {

    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int LARGEST_TEXT = 10_000_000;

    private final HttpClient http;
    private final Duration timeout;
    private final Progress progress;

    public Download(HttpClient http, Duration timeout, Progress progress) {
        this.http = http;
        this.timeout = timeout;
        this.progress = progress;
    }

    /** A small text in UTF-8. */
    public String text(URI address) {
        HttpResponse<InputStream> response =
                send(HttpRequest.newBuilder(address).timeout(timeout).build());
        try (InputStream in = response.body()) {
            requireStatus(response, OK);
            return new String(in.readNBytes(LARGEST_TEXT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw broke(address, e);
        }
    }

    /** A file of a known size and checksum; the target is written only when both are right. */
    public Path file(URI address, Path target, long size, String md5) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            if (Files.exists(target)
                    && Files.size(target) == size
                    && md5Of(target).equals(md5)) {
                return target;
            }
            if (Files.exists(part) && Files.size(part) > size) {
                Files.delete(part);
            }
            requireSpace(target, size - (Files.exists(part) ? Files.size(part) : 0));
        } catch (IOException e) {
            throw cannotWrite(part, e);
        }
        fetchAll(address, part, size);
        verify(address, part, size, md5);
        try {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** Goes on by itself after a break, as long as every connection brings something. */
    private void fetchAll(URI address, Path part, long size) {
        long before = -1;
        while (sizeOf(part) < size && sizeOf(part) > before) {
            before = sizeOf(part);
            try {
                fetch(address, part, size);
            } catch (ConnectionBroke e) {
                if (sizeOf(part) <= before) {
                    throw e;
                }
            }
        }
    }

    private void fetch(URI address, Path part, long size) {
        long have = sizeOf(part);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream in = new StallGuard(response.body(), timeout)) {
            if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
                Files.delete(part);
                throw new ModelInstallException(
                        address + " is shorter than the " + have + " bytes there already; try again from the beginning",
                        true,
                        null);
            }
            boolean resumed = have > 0 && response.statusCode() == PARTIAL_CONTENT && startsAt(response, have);
            if (!resumed) {
                requireStatus(response, OK);
            }
            copy(in, part, resumed ? have : 0, size, address);
        } catch (IOException e) {
            throw broke(address, e);
        }
    }

    private static boolean startsAt(HttpResponse<?> response, long have) {
        return response.headers()
                .firstValue("Content-Range")
                .map(range -> range.toLowerCase(Locale.ROOT).startsWith("bytes " + have + "-"))
                .orElse(false);
    }

    private void copy(InputStream in, Path part, long have, long size, URI address) {
        try (OutputStream out =
                have > 0 ? Files.newOutputStream(part, StandardOpenOption.APPEND) : Files.newOutputStream(part)) {
            byte[] buffer = new byte[1 << 16];
            long done = have;
            progress.at(Step.DOWNLOAD, done, size);
            for (int n = read(in, buffer, address); n >= 0 && done <= size; n = read(in, buffer, address)) {
                out.write(buffer, 0, n);
                done += n;
                progress.at(Step.DOWNLOAD, done, size);
            }
        } catch (IOException e) {
            throw cannotWrite(part, e);
        }
    }

    /** Reading and writing fail in different ways and ask for different help. */
    private static int read(InputStream in, byte[] buffer, URI address) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw broke(address, e);
        }
    }

    private void verify(URI address, Path part, long size, String md5) {
        long got = sizeOf(part);
        if (got < size) {
            throw new ModelInstallException(
                    "The download of " + address + " ended after " + got + " of " + size
                            + " bytes; the same command goes on from there",
                    true,
                    null);
        }
        try {
            progress.at(Step.CHECK, 0, size);
            String is = got > size ? "" : md5Of(part);
            if (!is.equals(md5)) {
                Files.delete(part);
                throw new ModelInstallException(
                        "The download of " + address + " is not what its publisher lists: "
                                + (got > size ? "more than " + size + " bytes" : "MD5 " + is + ", expected " + md5)
                                + "; it was thrown away. Try again, or install from a file",
                        true,
                        null);
            }
            progress.at(Step.CHECK, size, size);
        } catch (IOException e) {
            throw cannotWrite(part, e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw broke(request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelInstallException("The download of " + request.uri() + " was interrupted", true, e);
        }
    }

    private static void requireStatus(HttpResponse<?> response, int expected) {
        int status = response.statusCode();
        if (status != expected) {
            throw new ModelInstallException(
                    response.uri() + " answered with HTTP status " + status + ", expected " + expected
                            + "; check the address in the configuration, or install from a file",
                    status >= 500,
                    null);
        }
    }

    private static void requireSpace(Path target, long needed) {
        // Not Files.getFileStore: it fails in a changed root, where the mount point is out of sight.
        long free = target.getParent().toFile().getUsableSpace();
        if (free < needed) {
            throw new ModelInstallException(
                    "The disk of " + target.getParent() + " has " + free / 1_000_000 + " MB free, the download needs "
                            + needed / 1_000_000 + " MB; make room and try again",
                    true,
                    null);
        }
    }

    private static String md5Of(Path file) throws IOException {
        return Digest.ofFile("MD5", file);
    }

    private static long sizeOf(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static final class ConnectionBroke extends ModelInstallException {

        private static final long serialVersionUID = 1L;

        ConnectionBroke(String message, IOException cause) {
            super(message, true, cause);
        }
    }

    private static ModelInstallException broke(URI address, IOException e) {
        return new ConnectionBroke(
                "The connection to " + address + " failed (" + e + "); the same command goes on where it broke. Without"
                        + " internet, fetch the file elsewhere and install from it",
                e);
    }

    private static ModelInstallException cannotWrite(Path file, IOException e) {
        return new ModelInstallException(
                file + " cannot be written (" + e + "); make room or choose another cache directory, then the same"
                        + " command goes on where it broke",
                true,
                e);
    }
}
