package io.heedline.application.doctor;

import io.heedline.application.config.FreeSwitchProperties;
import io.heedline.telephony.freeswitch.check.Finding;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** What Heedline needs room in: the directory of the recordings, and ports. */
public final class PlacesCheck {

    private static final double GIGABYTE = 1e9;
    private static final double LITTLE_GIGABYTES = 2;
    private static final double TOO_LITTLE_GIGABYTES = 0.2;

    /** A stereo recording of 8 kHz and 16 bits. */
    private static final double BYTES_PER_HOUR = 2.0 * 2 * 8_000 * 3_600;

    private final Path recordings;
    private final int serverPort;
    private final FreeSwitchProperties lines;

    public PlacesCheck(Path recordings, int serverPort, FreeSwitchProperties lines) {
        this.recordings = recordings;
        this.serverPort = serverPort;
        this.lines = lines;
    }

    /** Looks, and tells what was found. */
    public void run(Consumer<Finding> findings) {
        findings.accept(disk());
        findings.accept(tcp("service port", InetAddress.getLoopbackAddress(), serverPort, "./heedline up --port"));
        findings.accept(tcp("call port", lines.address(), lines.port(), "heedline.freeswitch.port"));
        findings.accept(media());
    }

    private Finding disk() {
        String subject = "recordings";
        try {
            Files.createDirectories(recordings);
            Files.delete(Files.createTempFile(recordings, "doctor", ".mark"));
            double free = Files.getFileStore(recordings).getUsableSpace() / GIGABYTE;
            String room = String.format(
                    Locale.ROOT,
                    "%s has %.1f GB left, %.0f hours of calls",
                    recordings,
                    free,
                    free * GIGABYTE / BYTES_PER_HOUR);
            if (free < TOO_LITTLE_GIGABYTES) {
                return Finding.problem(
                        subject, room, "Make room, or name another directory: heedline.recordings.directory");
            }
            return free < LITTLE_GIGABYTES
                    ? Finding.warning(
                            subject, room, "Make room, or name another directory: heedline.recordings.directory")
                    : Finding.ok(subject, room);
        } catch (IOException e) {
            return Finding.problem(
                    subject,
                    recordings + " cannot be written: " + e.getClass().getSimpleName(),
                    "Let this user write it, or name another directory: heedline.recordings.directory");
        }
    }

    private static Finding tcp(String subject, InetAddress address, int port, String setting) {
        String at = address.getHostAddress() + ":" + port;
        try (ServerSocket free = new ServerSocket()) {
            // As the servers do, so that a port whose last connection closed a moment ago counts as free.
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress(address, port));
            return Finding.ok(subject, at + " is free");
        } catch (IOException e) {
            return Finding.warning(
                    subject,
                    at + " cannot be had: " + e.getMessage(),
                    "If that is not a Heedline that runs already, choose another: " + setting);
        }
    }

    private Finding media() {
        FreeSwitchProperties.Media media = lines.media();
        int taken = 0;
        for (int port = media.firstPort(); port <= media.lastPort(); port++) {
            try (DatagramSocket free = new DatagramSocket(port, lines.address())) {
                free.getLocalPort();
            } catch (SocketException e) {
                taken++;
            }
        }
        String ports = media.firstPort() + " to " + media.lastPort();
        int left = media.lastPort() - media.firstPort() + 1 - taken;
        return left < lines.mostCalls()
                ? Finding.warning(
                        "sound ports",
                        left + " of " + ports + " are free, for " + lines.mostCalls() + " calls",
                        "Choose others: heedline.freeswitch.media.first-port and last-port")
                : Finding.ok("sound ports", left + " of " + ports + " are free");
    }
}
