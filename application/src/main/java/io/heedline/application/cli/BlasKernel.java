package io.heedline.application.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Names the matrix kernel that suits this processor. ND4J's OpenBLAS (0.3.19) knows processors by their model number and
 * falls back to a kernel of 2004 for those made after it, which multiplies eight times slower.
 */
final class BlasKernel {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private BlasKernel() {}

    /** @return OpenBLAS's name of the best kernel; empty where the processor's abilities are not known */
    static Optional<String> ofThisProcessor() {
        try {
            return Files.readAllLines(PROCESSOR).stream()
                    .filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .flatMap(BlasKernel::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<String> of(String flagsLine) {
        Set<String> flags =
                Set.of(flagsLine.replaceFirst("flags\\s*:", "").strip().split("\\s+"));
        if (flags.contains("avx512_bf16")) {
            return Optional.of("Cooperlake");
        }
        if (flags.contains("avx512vl") && flags.contains("avx512bw")) {
            return Optional.of("SkylakeX");
        }
        return flags.contains("avx2") ? Optional.of("Haswell") : Optional.empty();
    }
}
