package io.heedline.benchmarks.media;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link Peer} that runs, and what it says. */
final class PeerProcess implements AutoCloseable {

    /** A stream has fallen silent, and when its last loud datagram came. */
    record Quiet(int stream, long lastLoudAt) {}

    private static final int PATIENCE_S = 10;

    private final Process process;
    private final PrintStream orders;
    private final BlockingQueue<Map<String, String>> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<Quiet> quiets = new LinkedBlockingQueue<>();

    /** Starts one that sends to these ports of the loopback. */
    PeerProcess(List<Integer> ports) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        List<String> command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Peer.class.getName());
        process = new ProcessBuilder(new ArrayList<>(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = new PrintStream(process.getOutputStream(), true);
        Thread reader = new Thread(this::read, "peer");
        reader.setDaemon(true);
        reader.start();
        ports.forEach(orders::println);
        orders.println("go");
    }

    private void read() {
        Map<String, String> report = new HashMap<>();
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split("[ =]");
                if (words[0].equals("quiet")) {
                    quiets.add(new Quiet(Integer.parseInt(words[1]), Long.parseLong(words[2])));
                } else if (line.isEmpty()) {
                    reports.add(report);
                    report = new HashMap<>();
                } else {
                    report.put(words[0], words[1]);
                }
            }
        } catch (IOException ended) {
            // Nothing more comes.
        }
    }

    void begin() {
        orders.println("begin");
    }

    /** The figures since the beginning. */
    Map<String, String> end() throws InterruptedException {
        orders.println("end");
        Map<String, String> report = reports.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (report == null) {
            throw new IllegalStateException("the other side's process gave no figures within " + PATIENCE_S + " s");
        }
        return report;
    }

    /** Streams that have fallen silent, in the order in which it was seen. */
    BlockingQueue<Quiet> quiets() {
        return quiets;
    }

    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
