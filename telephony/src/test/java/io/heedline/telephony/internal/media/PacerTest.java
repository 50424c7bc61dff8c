package io.heedline.telephony.internal.media;

import static io.heedline.telephony.internal.media.VirtualLoop.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private final VirtualLoop loop = new VirtualLoop();
    private final List<Long> beats = new ArrayList<>();

    private Pacer.Beat begin() {
        return loop.pacer().begin(() -> {
            beats.add(loop.now() / MS);
            return 0;
        });
    }

    private List<Long> gaps() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < beats.size(); i++) {
            gaps.add(beats.get(i) - beats.get(i - 1));
        }
        return gaps;
    }

    @Test
    void aBeatFallsEvery20Ms() {
        begin();
        loop.runFor(1_000 * MS);

        assertThat(beats).hasSize(50);
        assertThat(gaps()).containsOnly(20L);
    }

    @Test
    void callsAreSpreadEvenlyOverTheSlots() {
        for (int i = 0; i < 40; i++) {
            begin();
        }
        loop.runFor(20 * MS);

        assertThat(beats).hasSize(40);
        assertThat(beats.stream().distinct()).hasSize(20);
    }

    @Test
    void aLateBeatMakesNoLaterOneLate() {
        begin();
        loop.runFor(100 * MS);
        long first = beats.get(0);
        loop.standStill(13 * MS);
        loop.runFor(100 * MS);

        assertThat(beats).filteredOn(at -> (at - first) % 20 != 0).hasSizeLessThanOrEqualTo(1);
        assertThat(beats).hasSize(10 + (int) ((loop.now() / MS - first) / 20 + 1 - 10));
    }

    @Test
    void beatsMissedInAStandstillAreMadeUpARoundAtATimeSoThatTheLoopReadsBetweenThem() {
        begin();
        loop.runFor(100 * MS);
        int before = beats.size();
        List<Integer> beatsAtReading = new ArrayList<>();
        loop.standStill(200 * MS);
        readAgainAndAgain(beatsAtReading, 30);
        loop.runFor(1);

        assertThat(beatsAtReading.get(0)).isEqualTo(before);
        for (int i = 1; i < beatsAtReading.size(); i++) {
            assertThat(beatsAtReading.get(i) - beatsAtReading.get(i - 1)).isLessThanOrEqualTo(1);
        }
        assertThat(beats.size() - before).isEqualTo(10);
        loop.runFor(100 * MS);
        assertThat(beats.size() - before).isEqualTo(15);
    }

    /** As an event loop reads between one task and the next. */
    private void readAgainAndAgain(List<Integer> beatsAtReading, int times) {
        beatsAtReading.add(beats.size());
        if (times > 0) {
            loop.at(loop.now(), () -> readAgainAndAgain(beatsAtReading, times - 1));
        }
    }

    @Test
    void ofALongStandstillTheRestIsLeftOutAndTheSlotKept() {
        begin();
        loop.runFor(100 * MS);
        int before = beats.size();
        loop.standStill(60_000 * MS);
        loop.runFor(1);

        assertThat(beats.size() - before).isBetween(49, 52);
        int after = beats.size();
        loop.runFor(1_000 * MS);
        assertThat(beats.size() - after).isEqualTo(50);
        assertThat((beats.get(after) - beats.get(0)) % 20).isZero();
    }

    @Test
    void aBeatMovesToANeighbouringSlotAndStaysThere() {
        int[] later = {1, 0, -1, 0};
        int[] next = {0};
        loop.pacer().begin(() -> {
            beats.add(loop.now() / MS);
            return next[0] < later.length ? later[next[0]++] : 0;
        });
        loop.runFor(140 * MS);

        assertThat(gaps()).startsWith(21L, 20L, 19L, 20L, 20L);
    }

    @Test
    void aBeatMovedFromOutsideFallsOnceAtItsNewTime() {
        Pacer.Beat beat = begin();
        loop.runFor(90 * MS);
        long last = beats.get(beats.size() - 1);
        beat.move(-7);
        beat.move(3);
        beat.move(-3);
        loop.runFor(40 * MS);

        assertThat(beats.subList(5, beats.size())).first().isEqualTo(last + 13);
        assertThat(gaps().subList(5, gaps().size())).containsOnly(20L);
    }

    @Test
    void anEndedBeatFallsNoMoreAndNothingIsLeftToDo() {
        Pacer.Beat beat = begin();
        loop.runFor(100 * MS);
        beat.end();
        beat.end();
        loop.runFor(100 * MS);
        assertThat(beats).hasSize(5);

        begin();
        loop.runFor(100 * MS);
        assertThat(beats).hasSize(10);
    }

    @Test
    void aLatenessIsCountedByThePartOfTheFrames() {
        Lateness lateness = new Lateness();
        for (int i = 0; i < 99; i++) {
            lateness.add(i % 2 * MS);
        }
        lateness.add(7 * MS);

        assertThat(lateness.frames()).isEqualTo(100);
        assertThat(lateness.shareWithin(java.time.Duration.ofMillis(5))).isEqualTo(0.99);
        assertThat(lateness.percentile(0.5).toNanos()).isEqualTo(MS / 10);
        assertThat(lateness.percentile(1).toMillis()).isEqualTo(7);
        assertThat(lateness.since(lateness).frames()).isZero();
    }
}
