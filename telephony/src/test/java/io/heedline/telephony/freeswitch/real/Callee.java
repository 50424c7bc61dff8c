package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A telephone of the network that is rung, played by sipp after a scenario in the resources. */
final class Callee implements AutoCloseable {

    private final ChildProgram sipp;

    private Callee(ChildProgram sipp) {
        this.sipp = sipp;
    }

    /** One that refuses every call with a final status such as {@code 486 Busy Here}. */
    static Callee refusing(String status, int port, Path directory) {
        return playing("callee-refuses", status, port, directory);
    }

    /** One that rings and is never answered. */
    static Callee ringing(int port, Path directory) {
        return playing("callee-rings", "", port, directory);
    }

    private static Callee playing(String scenario, String status, int port, Path directory) {
        Path file = directory.resolve(scenario + "-" + port + ".xml");
        try (InputStream resource = Callee.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(file, text.replace("@STATUS@", status));
        } catch (IOException e) {
            throw new UncheckedIOException("the scenario " + scenario + " cannot be written to " + file, e);
        }
        ChildProgram sipp = ChildProgram.start(
                "sipp-" + port,
                directory,
                List.of("sipp", "-sf", file.toString(), "-i", "127.0.0.1", "-p", "" + port, "-nostdin"),
                Map.of("TERM", "dumb"));
        Awaitility.await("sipp to listen at port " + port + "; it said " + sipp.output())
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> isTaken(port));
        return new Callee(sipp);
    }

    private static boolean isTaken(int port) {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() {
        sipp.kill();
    }
}
