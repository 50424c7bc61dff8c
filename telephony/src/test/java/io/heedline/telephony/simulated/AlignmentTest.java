package io.heedline.telephony.simulated;

import static io.heedline.telephony.simulated.Voices.firsts;
import static io.heedline.telephony.simulated.Voices.steady;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever either side says and whenever: both hear it, in the frame after, and both sides stand in one time. */
class AlignmentTest {

    private static final int FRAMES = 200;

    @Property(tries = 60)
    void bothSidesStandInTheSameTime(
            @ForAll @Size(max = 8) Map<@IntRange(max = 199) Integer, @IntRange(min = 1, max = 30) Integer> callerSays,
            @ForAll @Size(max = 8) Map<@IntRange(max = 199) Integer, @IntRange(min = 1, max = 30) Integer> botSays)
            throws Exception {
        FakeCaller[] caller = new FakeCaller[1];
        FakeListener[] bot = new FakeListener[1];
        caller[0] = new FakeCaller(index -> {
            Integer frames = callerSays.get((int) index);
            if (frames != null) {
                caller[0].leg.say(steady((int) index + 1, frames));
            }
            if (index == FRAMES - 1) {
                caller[0].leg.hangUp();
            }
        });
        bot[0] = new FakeListener(index -> {
            Integer frames = botSays.get((int) index);
            if (frames != null) {
                bot[0].call.play(steady(-(int) index - 1, frames));
            }
        });
        try (SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL)) {
            exchange.register("95500", bot[0]::take);
            exchange.dial("1380", "95500", caller[0]);
            bot[0].awaitEnd();
        }

        assertThat(firsts(bot[0].heard)).isEqualTo(expected(callerSays, 1));
        assertThat(firsts(bot[0].said)).isEqualTo(expected(botSays, -1));
        assertThat(caller[0].heard).isEqualTo(bot[0].said);
    }

    /** Each piece begins in the frame after it was said, or when the one before it is over. */
    private static List<Integer> expected(Map<Integer, Integer> pieces, int sign) {
        List<Integer> line = new ArrayList<>(Collections.nCopies(FRAMES, 0));
        int free = 0;
        for (Map.Entry<Integer, Integer> piece : new TreeMap<>(pieces).entrySet()) {
            int begin = Math.max(free, piece.getKey() + 1);
            free = begin + piece.getValue();
            for (int i = begin; i < Math.min(free, FRAMES); i++) {
                line.set(i, sign * (piece.getKey() + 1));
            }
        }
        return line;
    }
}
