package io.heedline.benchmarks.media;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process has used so far.
 *
 * @param cpuNanos processor time of all its threads
 * @param residentKb memory it holds, in kB; 0 where the system does not say
 */
record ProcessUse(long cpuNanos, long residentKb) {

    static ProcessUse now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ProcessUse(system.getProcessCpuTime(), resident());
    }

    private static long resident() {
        Path status = Path.of("/proc/self/status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException notLinux) {
            return 0;
        }
        return 0;
    }
}
