package io.heedline.telephony.internal.links;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.media.MediaLink;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears a call that a person has taken over, by the {@link PersonRecording} that FreeSWITCH writes: about 0.2 s late,
 * silence while nothing comes. Nothing can be said by it. The disk is read on the threads of {@link RecordingTails}, the
 * frames are taken on the media event loop.
 *
 * <pre>
 * following --finish()/close()--> finishing --the file is whole, or grows no more--> finished; the file is deleted
 * </pre>
 */
public final class RecordingTail implements MediaLink {

    /** What is heard while nothing has come: silence of both sides. */
    static final Heard SILENCE = new Heard(AudioFrame.SILENCE, AudioFrame.SILENCE);

    /** One reading interval of 100 ms, and some that it may be late. */
    private static final int HOLD_BACK = 8;

    /** Frames held in memory, 1 s; what is more waits in the file. */
    private static final int ROOM = 50;

    /** Most of a rest that is given, 5 min; a file with more is kept. */
    private static final int MOST_REST = 15_000;

    private static final int MOST_AT_ONCE = 500;

    /** Nobody waits longer for the rest, should the disk not answer. */
    private static final Duration DISK_LIMIT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(RecordingTail.class);

    private final PersonRecording recording;
    private final Executor reader;
    private final int patience;
    private final GrowingWav wav;
    private final DelayBuffer buffer = new DelayBuffer(SILENCE, HOLD_BACK, ROOM);
    private final CompletableFuture<List<Heard>> rest = new CompletableFuture<>();
    private volatile boolean finishing;

    // Of the reading threads, one at a time.
    private final List<Heard> collected = new ArrayList<>();
    private int withoutGrowth;
    private boolean unreadable;

    /**
     * @param reader runs what blocks on the disk
     * @param patience readings without anything new after which a file that is to end counts as whole
     */
    RecordingTail(PersonRecording recording, Executor reader, int patience) {
        this.recording = recording;
        this.reader = reader;
        this.patience = patience;
        this.wav = new GrowingWav(recording.file());
    }

    @Override
    public Heard next() {
        return finishing ? SILENCE : buffer.next();
    }

    @Override
    public boolean carriesSpeech() {
        return false;
    }

    /** Does nothing: the person speaks. */
    @Override
    public void say(AudioFrame said) {}

    /** Never: FreeSWITCH's events tell the end of the bridge, and a file that does not grow is a call on hold. */
    @Override
    public boolean lost() {
        return false;
    }

    /** As {@link #finish}; the rest can still be had afterwards. */
    @Override
    public void close() {
        finish();
    }

    /**
     * Ends following. Call it when FreeSWITCH has answered {@link PersonRecording#stop}, or the channel is gone;
     * {@link #next} gives silence from now on.
     *
     * @return what had not been taken yet, in order: never exceptionally, about a second after the file has stopped
     *     growing at the latest, empty when the disk does not answer for some seconds. The file is deleted by then; it is
     *     kept, and the log tells, when it could not be read to its end.
     */
    public CompletableFuture<List<Heard>> finish() {
        if (!finishing) {
            finishing = true;
            try {
                reader.execute(this::read);
            } catch (RejectedExecutionException stopped) {
                abandon("reading has been shut down");
            }
        }
        return rest.copy().completeOnTimeout(List.of(), DISK_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reads what has been written since. Runs on the reading threads, regularly, until it is over. */
    synchronized void read() {
        if (over()) {
            return;
        }
        try {
            if (finishing) {
                readRest();
            } else if (!unreadable) {
                buffer.add(wav.read(buffer.room()));
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** Runs when the rest is there, on whichever thread. */
    void whenOver(Runnable task) {
        rest.whenComplete((given, never) -> task.run());
    }

    private boolean over() {
        return rest.isDone();
    }

    private void readRest() throws IOException {
        if (unreadable) {
            abandon("it could not be read");
            return;
        }
        collected.addAll(buffer.drain());
        List<Heard> more;
        int before = collected.size();
        do {
            more = wav.read(MOST_AT_ONCE);
            collected.addAll(more);
        } while (!more.isEmpty() && collected.size() < MOST_REST);
        if (collected.size() >= MOST_REST) {
            abandon("more than " + MOST_REST / 50 + " s of it had not been heard at the end");
            return;
        }
        withoutGrowth = collected.size() > before ? 0 : withoutGrowth + 1;
        if (wav.complete() || withoutGrowth >= patience) {
            collected.addAll(wav.last());
            end();
        }
    }

    private void end() throws IOException {
        wav.close();
        if (wav.found()) {
            Files.deleteIfExists(recording.file());
        } else {
            log.warn(
                    "FreeSWITCH wrote no recording of the person, what was said is lost: callId={} file={}; expected a"
                            + " directory that FreeSWITCH may write to and this process may read",
                    recording.channel(),
                    recording.file());
        }
        rest.complete(List.copyOf(collected));
    }

    private void fail(Exception e) {
        log.warn(
                "recording of a person cannot be read, silence is heard instead: callId={} file={} reason={}",
                recording.channel(),
                recording.file(),
                e.toString());
        unreadable = true;
        if (finishing) {
            abandon("it could not be read");
        }
    }

    /** Gives what there is and leaves the file where it is. */
    private synchronized void abandon(String why) {
        try {
            wav.close();
        } catch (IOException e) {
            log.debug("closing failed: callId={}", recording.channel(), e);
        }
        collected.addAll(buffer.drain());
        if (rest.complete(List.copyOf(collected))) {
            log.warn(
                    "recording of a person is kept, because {}: callId={} file={}; delete it when it is not needed",
                    why,
                    recording.channel(),
                    recording.file());
        }
    }
}
