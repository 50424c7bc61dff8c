package io.heedline.recordings;

import io.heedline.audio.WavWriter;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of one recording, seen from the writer's thread. A block that cannot be written is lost; each later block is
 * a new try, and when one succeeds, silence stands for what was lost, so that both sides stay in the call's time.
 */
final class StereoFile {

    private static final Logger log = LoggerFactory.getLogger(StereoFile.class);
    private static final String TOO_SLOW = "the disk was too slow";

    /** Samples missing from here on, until a block is written again. */
    private record Gap(long from, String reason) {}

    private final Path path;
    private final int sampleRate;
    private final Recorder.Disk disk;
    private final Consumer<RecordingLoss> onLoss;
    private final List<RecordingLoss> losses = new ArrayList<>();
    private SeekableByteChannel channel;
    private WavWriter wav;
    /** Samples of each side in the file. */
    private long written;
    /** Samples of each side the header tells of: what a reader finds if nothing follows. */
    private long whole;
    /** What is missing just now; null while nothing is. */
    private Gap gap;

    StereoFile(Path path, int sampleRate, Recorder.Disk disk, Consumer<RecordingLoss> onLoss) {
        this.path = path;
        this.sampleRate = sampleRate;
        this.disk = disk;
        this.onLoss = onLoss;
    }

    Path path() {
        return path;
    }

    int sampleRate() {
        return sampleRate;
    }

    /** Writes interleaved samples that begin at the given sample of the call, and makes the file whole up to there. */
    void write(long first, short[] interleaved) {
        long end = first + interleaved.length / 2;
        if (gap == null && first > written) {
            lose(first, TOO_SLOW);
        }
        try {
            open();
            fillUpTo(first);
            wav.write(interleaved);
            written = end;
            wav.refreshHeader();
            whole = end;
        } catch (IOException e) {
            if (gap == null && written < end) {
                lose(end, reason(e));
            }
            return;
        }
        if (gap != null) {
            losses.add(loss(gap.from(), first, gap.reason()));
            log.warn("recording {} goes on at {} ms", path, ms(first));
            gap = null;
        }
    }

    private void open() throws IOException {
        if (channel == null) {
            channel = disk.open(path);
        }
        if (wav == null) {
            wav = new WavWriter(channel, sampleRate, 2);
        }
    }

    private void fillUpTo(long first) throws IOException {
        while (written < first) {
            int count = (int) Math.min(sampleRate, first - written);
            wav.write(new short[2 * count]);
            written += count;
        }
    }

    private void lose(long end, String reason) {
        gap = new Gap(written, reason);
        RecordingLoss begun = loss(written, end, reason);
        log.error("recording {}: {}; the call goes on", path, begun);
        try {
            onLoss.accept(begun);
        } catch (RuntimeException fault) {
            log.error("recording {}: its loss could not be told", path, fault);
        }
    }

    /** Closes the file of a call with so many samples. */
    Recording finish(long total) {
        if (gap == null && written < total) {
            lose(total, TOO_SLOW);
        }
        try {
            close();
            whole = written;
        } catch (IOException e) {
            if (gap == null && whole < total) {
                written = whole;
                lose(total, reason(e));
            }
        }
        if (gap != null) {
            losses.add(loss(gap.from(), total, gap.reason()));
        }
        return new Recording(path, ms(whole), List.copyOf(losses));
    }

    private void close() throws IOException {
        if (wav != null) {
            wav.close();
        } else if (channel != null) {
            channel.close();
        }
    }

    private RecordingLoss loss(long from, long to, String reason) {
        return new RecordingLoss(ms(from), ms(to), reason);
    }

    private long ms(long samples) {
        return samples * 1000 / sampleRate;
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a file of this name is there already";
        }
        boolean namesOnlyAFile = e.getMessage() == null || e instanceof FileSystemException;
        return namesOnlyAFile ? e.getClass().getSimpleName() + " " + e.getMessage() : e.getMessage();
    }
}
