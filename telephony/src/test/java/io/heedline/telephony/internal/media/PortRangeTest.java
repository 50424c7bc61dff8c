package io.heedline.telephony.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PortRangeTest {

    @Property
    void aPortIsNeverGivenOutTwiceAndAllOfThemAreUsed(
            @ForAll @IntRange(min = 1, max = 9) int size, @ForAll List<Boolean> taking) {
        PortRange range = new PortRange(500, 500 + size - 1);
        Deque<Integer> held = new ArrayDeque<>();
        for (boolean take : taking) {
            if (take) {
                OptionalInt port = range.take();
                assertThat(port.isPresent()).isEqualTo(held.size() < size);
                port.ifPresent(held::add);
            } else if (!held.isEmpty()) {
                range.giveBack(held.poll());
            }
            Set<Integer> different = new HashSet<>(held);
            assertThat(different).hasSameSizeAs(held).allMatch(port -> port >= 500 && port < 500 + size);
            assertThat(range.taken()).isEqualTo(held.size());
        }
    }

    @Test
    void aPortThatCameBackIsTheLastToBeUsedAgain() {
        PortRange range = new PortRange(10, 12);
        range.giveBack(range.take().getAsInt());

        assertThat(List.of(range.take(), range.take(), range.take()))
                .containsExactly(OptionalInt.of(11), OptionalInt.of(12), OptionalInt.of(10));
        assertThat(range.take()).isEmpty();
    }
}
