package io.heedline.telephony.internal.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.media.MediaLink.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reading and each frame is taken by hand: five frames pass between two readings, as at 100 ms and 20 ms. */
class RecordingTailTest {

    private static final int PATIENCE = 3;
    private static final int FRAMES_PER_READING = 5;

    @TempDir
    Path directory;

    private StereoFile file;
    private RecordingTail tail;
    private final List<Heard> heard = new ArrayList<>();

    @BeforeEach
    void follow() {
        file = new StereoFile(directory.resolve("c-1.wav"), 8000);
        tail = new RecordingTail(new PersonRecording("c", file.path), Runnable::run, PATIENCE);
    }

    @Test
    void hearsBothSidesOnceTheyAreWritten() {
        file.begin();
        for (int i = 0; i < 10; i++) {
            file.frames(5, 1000, 2000);
            pass();
        }

        assertThat(heard.stream().dropWhile(RecordingTail.SILENCE::equals))
                .hasSizeGreaterThan(35)
                .allMatch(both(1000, 2000)::equals);
    }

    @Test
    void givesSilenceOfBothSidesUntilThereIsAFile() {
        pass();
        pass();
        file.begin();
        pass();

        assertThat(heard).hasSize(15).allMatch(RecordingTail.SILENCE::equals);
    }

    @Test
    void losesNothingAndKeepsTheOrderHoweverTheFileGrows() {
        file.begin();
        int written = 0;
        int[] bursts = {1, 9, 0, 5, 5, 12, 0, 0, 20, 5, 3, 7, 5, 5, 30, 0, 0, 0, 0, 5};
        for (int burst : bursts) {
            for (int i = 0; i < burst; i++) {
                written++;
                file.frames(1, written * 100, -written * 100);
            }
            pass();
        }
        file.end();
        List<Heard> rest = tail.finish().join();

        List<Heard> all = new ArrayList<>(
                heard.stream().filter(h -> h != RecordingTail.SILENCE).toList());
        all.addAll(rest);
        assertThat(all)
                .isEqualTo(IntStream.rangeClosed(1, written)
                        .mapToObj(i -> both(i * 100, -i * 100))
                        .toList());
    }

    @Test
    void staysASmallAndSteadyTimeBehind() {
        file.begin();
        int written = 0;
        List<Integer> behind = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            for (int k = 0; k < 5; k++) {
                file.frames(1, ++written, written);
            }
            pass();
            int last = heard.get(heard.size() - 1).caller().samples()[0];
            if (last > 0) {
                behind.add(written - last);
            }
        }

        assertThat(behind).hasSizeGreaterThan(190).allMatch(frames -> frames >= 0 && frames <= 12);
        assertThat(behind.get(behind.size() - 1)).isEqualTo(behind.get(5));
    }

    @Test
    void leavesOutQuietFramesUntilItIsCloseBehindAgainAndNeverLoudOnes() {
        file.begin().frames(100, 3000, 0);
        pass();
        int written = 100;
        for (int i = 0; i < 400; i++) {
            boolean loud = i % 40 < 20;
            file.frames(5, loud ? 3000 : 3, 0);
            written += loud ? 5 : 0;
            pass();
        }

        long loud = heard.stream().filter(h -> h.caller().levelDbfs() > -40).count();
        assertThat(loud).isEqualTo(written);
        file.end();
        assertThat(tail.finish().join()).hasSizeLessThan(20);
    }

    @Test
    void goesOnAfterAPauseOfTheWriter() {
        file.begin().frames(20, 500, 500);
        IntStream.range(0, 20).forEach(i -> pass());
        heard.clear();
        file.frames(20, 700, 700);
        IntStream.range(0, 7).forEach(i -> pass());

        assertThat(heard).filteredOn(both(700, 700)::equals).hasSize(20);
    }

    @Test
    void readsSamplesThatAreWrittenInPieces() {
        byte[] all = StereoFile.samples(3 * 160, 0x0102, 0x0304);
        byte[] header = file.header(8, 0);
        file.append(Arrays.copyOf(header, 7));
        pass();
        file.append(Arrays.copyOfRange(header, 7, 44));
        for (int at = 0; at < all.length; at += 171) {
            file.append(Arrays.copyOfRange(all, at, Math.min(all.length, at + 171)));
            pass();
        }
        file.end();

        heard.addAll(tail.finish().join());
        assertThat(heard).filteredOn(h -> h != RecordingTail.SILENCE).hasSize(3).allMatch(both(0x0102, 0x0304)::equals);
    }

    @Test
    void bringsAWideBandFileToTheRateOfFrames() {
        StereoFile wide = new StereoFile(directory.resolve("w-1.wav"), 16_000);
        RecordingTail wideTail = new RecordingTail(new PersonRecording("w", wide.path), Runnable::run, PATIENCE);
        wide.begin().frames(25, 4000, -4000).end();
        wideTail.read();

        List<Heard> rest = wideTail.finish().join();
        assertThat(rest).hasSize(25);
        assertThat((int) rest.get(12).caller().samples()[80]).isBetween(3960, 4040);
        assertThat((int) rest.get(12).person().samples()[80]).isBetween(-4040, -3960);
    }

    @Test
    void fillsTheLastFrameUpWithSilence() {
        file.begin().append(StereoFile.samples(200, 9, 9)).end();

        List<Heard> rest = tail.finish().join();
        assertThat(rest).hasSize(2);
        assertThat(rest.get(1).caller().samples()[39]).isEqualTo((short) 9);
        assertThat(rest.get(1).caller().samples()[40]).isZero();
    }

    @Test
    void waitsAtTheEndUntilTheFileIsWholeAndDeletesItOnlyThen() {
        file.begin().frames(4, 1, 1);
        var rest = tail.finish();
        tail.read();
        assertThat(rest).isNotDone();
        assertThat(file.path).exists();

        file.frames(3, 1, 1);
        tail.read();
        assertThat(rest).isNotDone();
        file.end();
        tail.read();

        assertThat(rest.join()).hasSize(7);
        assertThat(file.path).doesNotExist();
    }

    @Test
    void takesAFileForWholeThatGrowsNoMore() {
        file.begin().frames(4, 1, 1);
        var rest = tail.finish();
        IntStream.range(0, PATIENCE).forEach(i -> tail.read());

        assertThat(rest.join()).hasSize(4);
        assertThat(file.path).doesNotExist();
    }

    @Test
    void givesAnEmptyRestWhenNothingWasEverWritten() {
        var rest = tail.finish();
        IntStream.range(0, PATIENCE).forEach(i -> tail.read());

        assertThat(rest.join()).isEmpty();
    }

    @Test
    void givesTheRestAlsoAfterTheLinkWasClosed() {
        file.begin().frames(4, 1, 1).end();
        tail.read();
        tail.close();

        assertThat(tail.finish().join()).hasSize(4);
        assertThat(tail.next()).isEqualTo(RecordingTail.SILENCE);
    }

    @Test
    void keepsAFileThatItCannotRead() throws IOException {
        Files.writeString(file.path, "no sound at all, but long enough to have a header of its own");
        pass();
        assertThat(heard).allMatch(RecordingTail.SILENCE::equals);

        assertThat(tail.finish().join()).isEmpty();
        assertThat(file.path).exists();
    }

    @Test
    void keepsAFileOfWhichMoreIsLeftThanAnyoneCouldTake() {
        file.begin();
        IntStream.range(0, 16).forEach(i -> file.frames(1000, 1, 1));
        file.end();

        assertThat(tail.finish().join()).hasSizeBetween(15_000, 16_000);
        assertThat(file.path).exists();
    }

    @Test
    void letsAShutDownReaderKeepTheFile() {
        RecordingTail late = new RecordingTail(
                new PersonRecording("c", file.path),
                task -> {
                    throw new java.util.concurrent.RejectedExecutionException();
                },
                PATIENCE);
        file.begin().frames(4, 1, 1).end();
        late.read();

        assertThat(late.finish().join()).hasSize(4);
        assertThat(file.path).exists();
    }

    private void pass() {
        tail.read();
        for (int i = 0; i < FRAMES_PER_READING; i++) {
            heard.add(tail.next());
        }
    }

    private static Heard both(int caller, int person) {
        return new Heard(constant(caller), constant(person));
    }

    private static AudioFrame constant(int value) {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) value);
        return AudioFrame.of(samples);
    }
}
