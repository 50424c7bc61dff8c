package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.Scenario;
import io.heedline.dialog.ScenarioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a file holds, reading it gives a scenario or says where the file is wrong. */
class ScenarioFuzzTest {

    private static final byte[] HOTLINE = hotline();

    private static byte[] hotline() {
        try {
            return Scenario.class.getResourceAsStream("scenarios/hotline.yaml").readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 300)
    void aByteChanged(@ForAll @IntRange(min = 0, max = 9000) int at, @ForAll byte to) {
        byte[] changed = HOTLINE.clone();
        changed[at % changed.length] = to;

        readsOrComplains(changed);
    }

    @Property(tries = 150)
    void aPieceMissing(@ForAll @IntRange(max = 9000) int from, @ForAll @IntRange(min = 1, max = 400) int length) {
        int start = from % HOTLINE.length;
        int end = Math.min(HOTLINE.length, start + length);
        byte[] changed = new byte[HOTLINE.length - (end - start)];
        System.arraycopy(HOTLINE, 0, changed, 0, start);
        System.arraycopy(HOTLINE, end, changed, start, HOTLINE.length - end);

        readsOrComplains(changed);
    }

    @Property(tries = 100)
    void cutOff(@ForAll @IntRange(max = 9000) int length) {
        readsOrComplains(Arrays.copyOf(HOTLINE, length % HOTLINE.length));
    }

    @Property(tries = 300)
    void anyText(@ForAll String text) {
        readsOrComplains(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void readsOrComplains(byte[] bytes) {
        try {
            assertThat(CompiledScenario.read(bytes, "x.yaml").name()).isNotBlank();
        } catch (ScenarioException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.message()).isNotBlank());
        }
    }
}
