package io.heedline.recordings;

import static io.heedline.recordings.Frames.RATE;
import static io.heedline.recordings.Frames.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    private static final int BYTES_PER_SECOND = 4 * RATE;

    @TempDir
    Path directory;

    private final List<RecordingLoss> told = new CopyOnWriteArrayList<>();
    private final ScriptedDisk disk = new ScriptedDisk();
    private final Recorder recorder = new Recorder(disk);
    private Path file;
    private CallRecorder call;

    @BeforeEach
    void start() {
        file = directory.resolve("call.wav");
        call = recorder.start(file, RATE, told::add);
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void whatWasWholeStaysWholeAndTheLossIsTold() throws Exception {
        disk.room(44 + 2 * BYTES_PER_SECOND + 5000);
        record(0, 250);

        Recording recording = finish();

        assertThat(told).containsExactly(new RecordingLoss(2000, 2500, "No space left on device"));
        assertThat(recording)
                .isEqualTo(
                        new Recording(file, 2000, List.of(new RecordingLoss(2000, 5000, "No space left on device"))));
        assertThat(WavFile.readChannels(file)).containsExactly(side(1, 0, 100), side(-1, 0, 100));
    }

    @Test
    void recordingGoesOnInItsPlaceWhenThereIsRoomAgain() throws Exception {
        disk.room(44 + BYTES_PER_SECOND);
        record(0, 200);
        disk.room(Long.MAX_VALUE);
        record(200, 275);

        Recording recording = finish();

        assertThat(recording.losses()).containsExactly(new RecordingLoss(1000, 4000, "No space left on device"));
        Pcm bot = WavFile.readChannels(file).get(1);
        assertThat(bot).isEqualTo(side(-1, 0, 50).concat(Pcm.silence(3000, RATE), side(-1, 200, 275)));
    }

    @Test
    void aDiskThatFillsUpWhileTheGapIsFilledKeepsTheBeginningOfTheLoss() throws Exception {
        disk.room(44 + BYTES_PER_SECOND);
        record(0, 200);
        disk.room(44 + 3 * BYTES_PER_SECOND);
        record(200, 250);
        disk.room(Long.MAX_VALUE);
        record(250, 300);

        Recording recording = finish();

        assertThat(recording.losses()).containsExactly(new RecordingLoss(1000, 5000, "No space left on device"));
        assertThat(WavFile.readChannels(file).get(0).slice(5000, 6000)).isEqualTo(side(1, 250, 300));
    }

    @Test
    void everyLossIsToldByItself() throws Exception {
        disk.refuse(true);
        record(0, 50);
        disk.refuse(false);
        record(50, 100);
        disk.refuse(true);
        record(100, 150);
        disk.refuse(false);
        record(150, 200);

        assertThat(finish().losses())
                .containsExactly(
                        new RecordingLoss(0, 1000, "the disk is gone"),
                        new RecordingLoss(2000, 3000, "the disk is gone"));
        assertThat(told)
                .containsExactly(
                        new RecordingLoss(0, 500, "the disk is gone"),
                        new RecordingLoss(2000, 2500, "the disk is gone"));
    }

    @Test
    void aDiskThatNeverWorksLosesTheCallsSoundAndNothingElse() throws Exception {
        disk.refuse(true);
        record(0, 100);

        assertThat(finish()).isEqualTo(new Recording(file, 0, List.of(new RecordingLoss(0, 2000, "the disk is gone"))));
    }

    @Test
    void whoIsToldAndThrowsDoesNotStopTheRecording() throws Exception {
        CallRecorder other = recorder.start(directory.resolve("other.wav"), RATE, loss -> {
            throw new IllegalStateException("broken");
        });
        disk.refuse(true);
        Frames.record(other, 0, 50);
        recorder.written().get(20, TimeUnit.SECONDS);
        disk.refuse(false);
        Frames.record(other, 50, 100);

        assertThat(other.finish().get(20, TimeUnit.SECONDS).durationMs()).isEqualTo(2000);
    }

    /** The kernel's own refusal, where it has a device for it. */
    @Test
    void aDeviceThatIsReallyFull() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        try (Recorder real = new Recorder(path -> FileChannel.open(path, StandardOpenOption.WRITE))) {
            CallRecorder onFullDevice = real.start(full, RATE, told::add);
            Frames.record(onFullDevice, 0, 75);

            Recording recording = onFullDevice.finish().get(20, TimeUnit.SECONDS);

            assertThat(recording.durationMs()).isZero();
            assertThat(recording.losses()).singleElement().satisfies(loss -> {
                assertThat(loss.fromMs()).isZero();
                assertThat(loss.toMs()).isEqualTo(1500);
                assertThat(loss.reason()).isNotBlank();
            });
        }
    }

    private void record(int fromFrame, int toFrame) throws Exception {
        Frames.record(call, fromFrame, toFrame);
        recorder.written().get(20, TimeUnit.SECONDS);
    }

    private Recording finish() throws Exception {
        return call.finish().get(20, TimeUnit.SECONDS);
    }
}
