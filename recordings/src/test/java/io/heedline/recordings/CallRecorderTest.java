package io.heedline.recordings;

import static io.heedline.recordings.Frames.RATE;
import static io.heedline.recordings.Frames.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRecorderTest {

    @TempDir
    Path directory;

    private final List<RecordingLoss> told = new CopyOnWriteArrayList<>();

    @Test
    void bothSidesAreInTheFileSampleBySampleInTheSameTime() throws Exception {
        Path file = directory.resolve("2026/11/22/call.wav");
        try (Recorder recorder = new Recorder()) {
            CallRecorder call = recorder.start(file, RATE, told::add);
            Frames.record(call, 0, 163);

            Recording recording = finish(call);

            assertThat(recording).isEqualTo(new Recording(file, 3260, List.of()));
            assertThat(recording.complete()).isTrue();
            assertThat(WavFile.readChannels(file)).containsExactly(side(1, 0, 163), side(-1, 0, 163));
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(file.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Property(tries = 40)
    void piecesOfAnyLengthKeepTheirPlace(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 9000) Integer> pieces) throws Exception {
        Path folder = Files.createTempDirectory("pieces");
        Path file = folder.resolve("call.wav");
        int total = pieces.stream().mapToInt(Integer::intValue).sum();
        short[] caller = new short[total];
        short[] bot = new short[total];
        for (int i = 0; i < total; i++) {
            caller[i] = (short) i;
            bot[i] = (short) (i * 31);
        }
        try (Recorder recorder = new Recorder()) {
            CallRecorder call = recorder.start(file, RATE, told::add);
            int at = 0;
            for (int length : pieces) {
                call.record(Arrays.copyOfRange(caller, at, at + length), Arrays.copyOfRange(bot, at, at + length));
                at += length;
                // The queue is bounded; this test is about places, so it waits for the writer.
                recorder.written().get(20, TimeUnit.SECONDS);
            }
            finish(call);

            assertThat(WavFile.readChannels(file)).containsExactly(new Pcm(caller, RATE), new Pcm(bot, RATE));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    @Test
    void theFileIsWholeWhileTheCallGoesOn() throws Exception {
        Path file = directory.resolve("call.wav");
        try (Recorder recorder = new Recorder()) {
            CallRecorder call = recorder.start(file, RATE, told::add);
            Frames.record(call, 0, 170);
            recorder.written().get(20, TimeUnit.SECONDS);

            assertThat(WavFile.readChannels(file)).containsExactly(side(1, 0, 150), side(-1, 0, 150));
            assertThat(Frames.announcedMs(file)).isEqualTo(3000);
        }
    }

    @Test
    void aRecordingThatIsThereIsNeverTouched() throws Exception {
        Path file = Files.writeString(directory.resolve("call.wav"), "precious");
        try (Recorder recorder = new Recorder()) {
            CallRecorder call = recorder.start(file, RATE, told::add);
            Frames.record(call, 0, 50);

            assertThat(finish(call).losses())
                    .containsExactly(new RecordingLoss(0, 1000, "a file of this name is there already"));
            assertThat(file).hasContent("precious");
        }
    }

    @Test
    void aStandstillOfTheDiskDoesNotHoldTheCallAndShowsAsALoss() throws Exception {
        ScriptedDisk disk = new ScriptedDisk();
        Path file = directory.resolve("call.wav");
        try (Recorder recorder = new Recorder(disk)) {
            CountDownLatch standstill = disk.standStill();
            CallRecorder call = recorder.start(file, RATE, told::add);
            Frames.record(call, 0, 1000);
            standstill.countDown();
            recorder.written().get(20, TimeUnit.SECONDS);
            Frames.record(call, 1000, 1100);

            Recording recording = finish(call);

            // Twenty blocks of half a second wait; the next ten seconds find no room.
            assertThat(recording.losses()).containsExactly(new RecordingLoss(10_000, 20_000, "the disk was too slow"));
            assertThat(told).isEqualTo(recording.losses());
            Pcm caller = WavFile.readChannels(file).get(0);
            assertThat(caller.slice(0, 10_000)).isEqualTo(side(1, 0, 500));
            assertThat(caller.slice(10_000, 20_000)).isEqualTo(Pcm.silence(10_000, RATE));
            assertThat(caller.slice(20_000, 22_000)).isEqualTo(side(1, 1000, 1100));
        }
    }

    @Test
    void whoWatchesTheWritingSeesAllOfIt() throws Exception {
        AtomicInteger handedOver = new AtomicInteger();
        UnaryOperator<Executor> counting = thread -> task -> {
            handedOver.incrementAndGet();
            thread.execute(task);
        };
        try (Recorder recorder = Recorder.holding(counting)) {
            CallRecorder call = recorder.start(directory.resolve("call.wav"), RATE, told::add);
            Frames.record(call, 0, 60);
            finish(call);
        }

        assertThat(handedOver)
                .as("two whole blocks, a part of one, and the end")
                .hasValue(4);
    }

    @Test
    void anEmptyCallMakesNoFile() throws Exception {
        Path file = directory.resolve("call.wav");
        try (Recorder recorder = new Recorder()) {
            assertThat(finish(recorder.start(file, RATE, told::add))).isEqualTo(new Recording(file, 0, List.of()));
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void bothSidesMustComeTogether() {
        try (Recorder recorder = new Recorder()) {
            CallRecorder call = recorder.start(directory.resolve("call.wav"), RATE, told::add);

            assertThatThrownBy(() -> call.record(new short[160], new short[80])).hasMessageContaining("160 samples");
        }
    }

    @Test
    void aClosedRecorderDoesNotThrowIntoACall() {
        Recorder recorder = new Recorder();
        CallRecorder call = recorder.start(directory.resolve("call.wav"), RATE, told::add);
        recorder.close();

        Frames.record(call, 0, 100);

        assertThat(call.finish()).isCompletedExceptionally();
    }

    private static Recording finish(CallRecorder call) throws Exception {
        return call.finish().get(20, TimeUnit.SECONDS);
    }
}
