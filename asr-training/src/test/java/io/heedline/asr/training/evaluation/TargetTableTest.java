package io.heedline.asr.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TargetTableTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final TargetTable table = new TargetTable(new PrintStream(printed));

    @Test
    void targetsMetToTheDotAreReached() {
        table.atMost("errors", 4, 4);
        table.atLeast("right", 97, 97);
        table.remark("beside", 12);
        assertThat(table.reached()).isTrue();
        assertThat(printed.toString()).contains("4.00 %   at most 4").doesNotContain("NOT REACHED");
    }

    @Test
    void oneMissedTargetIsNamedAndRemembered() {
        table.atMost("errors", 4.01, 4);
        table.atLeast("right", 98, 97);
        assertThat(table.reached()).isFalse();
        assertThat(printed.toString()).contains("NOT REACHED");
    }
}
