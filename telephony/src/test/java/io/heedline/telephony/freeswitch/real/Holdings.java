package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process and FreeSWITCH hold of the machine, for finding leaks. Linux only.
 *
 * @param ourFiles open files of this process
 * @param ourPorts UDP ports of our media range that are bound
 * @param ourThreads live threads of this process
 * @param theirFiles open files of FreeSWITCH
 * @param theirPorts UDP ports of FreeSWITCH's RTP range that are bound
 */
public record Holdings(int ourFiles, int ourPorts, int ourThreads, int theirFiles, int theirPorts) {

    public static Holdings of(RealFreeSwitch freeSwitch) {
        PortPlan ports = freeSwitch.ports();
        return new Holdings(
                Path.of("/proc/self/fd").toFile().list().length,
                boundUdp(ports.firstMedia(), ports.lastMedia()),
                Thread.activeCount(),
                freeSwitch.openFiles(),
                boundUdp(ports.firstRtp(), ports.lastRtp()));
    }

    private static int boundUdp(int first, int last) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/udp"))) {
            return (int) lines.skip(1)
                    .map(line -> line.trim().split("\\s+")[1])
                    .mapToInt(address -> Integer.parseInt(address.substring(address.indexOf(':') + 1), 16))
                    .filter(port -> first <= port && port <= last)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
