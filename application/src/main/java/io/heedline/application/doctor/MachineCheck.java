package io.heedline.application.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.heedline.telephony.freeswitch.check.Finding;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Consumer;

/** What the machine has: Java, memory, cores. */
public final class MachineCheck {

    private static final int OLDEST_JAVA = 17;
    private static final double ENOUGH_GIGABYTES = 2;
    private static final double GIGABYTE = 1L << 30;

    private final int java;
    private final int cores;
    private final double memoryGigabytes;
    private final double heapGigabytes;

    MachineCheck(int java, int cores, double memoryGigabytes, double heapGigabytes) {
        this.java = java;
        this.cores = cores;
        this.memoryGigabytes = memoryGigabytes;
        this.heapGigabytes = heapGigabytes;
    }

    /** Of the machine, or container, that this process runs on. */
    public static MachineCheck ofThisProcess() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineCheck(
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / GIGABYTE,
                Runtime.getRuntime().maxMemory() / GIGABYTE);
    }

    /** Looks, and tells what was found. */
    public void run(Consumer<Finding> findings) {
        findings.accept(
                java < OLDEST_JAVA
                        ? Finding.problem("java", "version " + java, "Install a JDK of version 17 or later.")
                        : Finding.ok("java", "version " + java));
        findings.accept(
                cores < 2
                        ? Finding.warning(
                                "cores", "only one, which recognition and sound share", "Give the machine two or more.")
                        : Finding.ok("cores", String.valueOf(cores)));
        String memory = String.format(
                Locale.ROOT, "%.1f GB, of which Java takes %.1f GB at most", memoryGigabytes, heapGigabytes);
        findings.accept(
                memoryGigabytes < ENOUGH_GIGABYTES
                        ? Finding.warning("memory", memory, "Give the machine 2 GB or more.")
                        : Finding.ok("memory", memory));
    }
}
