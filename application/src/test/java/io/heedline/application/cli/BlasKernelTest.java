package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlasKernelTest {
    @ParameterizedTest
    @CsvSource({
        "flags : fpu avx2 avx512bw avx512vl avx512_bf16, Cooperlake",
        "flags : fpu avx2 avx512bw avx512vl, SkylakeX",
        "flags : fpu avx avx2, Haswell",
        "flags : fpu sse2,",
    })
    void newestInstructionsDecide(String flags, String kernel) {
        assertThat(BlasKernel.of(flags).orElse(null)).isEqualTo(kernel);
    }
}
