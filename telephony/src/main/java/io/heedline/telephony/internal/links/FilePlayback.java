package io.heedline.telephony.internal.links;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says pieces of speech on a leg, one after another, by files that FreeSWITCH plays. Only one piece at a time is with
 * FreeSWITCH, the others wait here, so that any of them can be stopped; between two there are about 40 ms. Runs on the
 * call's lane.
 *
 * <pre>
 * Held --release--> Silent --play--> Writing --written--> Asked --PLAYBACK_START--> Playing --PLAYBACK_STOP--> the next
 *                                                           | stop                     | stop: uuid_break
 *                                                           v                          v
 *                                                 Unwanted --PLAYBACK_START, uuid_break--> --PLAYBACK_STOP--> the next
 * any --hold--> Held        any --close--> Closed
 * </pre>
 *
 * A piece that FreeSWITCH has been asked for is broken off only when it has begun: a break that comes before may be lost,
 * or hit the next piece. When a file cannot be played, the execution completes without a beginning and the next follows.
 */
public final class FilePlayback {

    /** One piece; identity tells pieces apart. */
    public static final class Spoken {
        private final Pcm speech;

        private Spoken(Pcm speech) {
            this.speech = speech;
        }

        private int frames() {
            return (speech.length() + AudioFrame.SAMPLES - 1) / AudioFrame.SAMPLES;
        }
    }

    /** Told, on the lane, how it goes. */
    public interface Progress {

        /** FreeSWITCH has begun to play so many frames. */
        void playing(int frames);

        /** FreeSWITCH plays no more, though not all was played. */
        void stopped();

        /**
         * A piece that was not stopped by {@link FilePlayback#stop} is over.
         *
         * @param whole whether all of it was played
         */
        void ended(Spoken piece, boolean whole);
    }

    private sealed interface State {}

    private record Held() implements State {}

    private record Silent() implements State {}

    private record Writing(Spoken piece) implements State {}

    private record Asked(Spoken piece, SpeechFile file) implements State {}

    private record Playing(Spoken piece, SpeechFile file) implements State {}

    private record Unwanted(SpeechFile file) implements State {}

    private record Closed() implements State {}

    private static final Logger log = LoggerFactory.getLogger(FilePlayback.class);

    private final String channel;
    private final Path directory;
    private final Progress progress;
    private final Executor disk;
    private final Executor lane;
    private final Function<EslCommand, CompletableFuture<EslReply>> node;
    private final Queue<Spoken> waiting = new ArrayDeque<>();
    private final Set<SpeechFile> files = new HashSet<>();
    private State state = new Held();
    private int written;

    /**
     * @param directory seen under the same path by FreeSWITCH, which may read it
     * @param disk runs what blocks on the disk, in order
     * @param node sends commands
     */
    public FilePlayback(
            String channel,
            Path directory,
            Progress progress,
            Executor disk,
            Executor lane,
            Function<EslCommand, CompletableFuture<EslReply>> node) {
        this.channel = channel;
        this.directory = directory;
        this.progress = progress;
        this.disk = disk;
        this.lane = lane;
        this.node = node;
    }

    /** Says a piece behind the others. */
    public Spoken play(Pcm speech) {
        Spoken piece = new Spoken(Resampler.resample(speech, AudioFrame.SAMPLE_RATE));
        if (!(state instanceof Closed)) {
            waiting.add(piece);
        }
        if (state instanceof Silent) {
            sayNext();
        }
        return piece;
    }

    /** Drops a piece; when it is being played, it ends within about 40 ms. */
    public void stop(Spoken piece) {
        waiting.remove(piece);
        if (state instanceof Asked asked && asked.piece() == piece) {
            state = new Unwanted(asked.file());
        } else if (state instanceof Playing playing && playing.piece() == piece) {
            breakOff(playing.file());
        } else if (state instanceof Writing writing && writing.piece() == piece) {
            sayNext();
        }
    }

    /** Drops all. */
    public void stopAll() {
        waiting.clear();
        current().ifPresent(this::stop);
    }

    /** Speech may be said from now on. */
    public void release() {
        if (state instanceof Held) {
            sayNext();
        }
    }

    /** What is said now ends with the leg's present use; what waits, waits for {@link #release}. */
    public void hold() {
        if (state instanceof Closed) {
            return;
        }
        Optional<Spoken> cut = current();
        if (state instanceof Asked asked) {
            forget(asked.file());
        } else if (state instanceof Playing playing) {
            forget(playing.file());
        } else if (state instanceof Unwanted unwanted) {
            forget(unwanted.file());
        }
        state = new Held();
        progress.stopped();
        cut.ifPresent(piece -> progress.ended(piece, false));
    }

    /** To be told every event of the channel. */
    public void onEvent(EslEvent event) {
        switch (event.name()) {
            case "PLAYBACK_START" -> event.header("Playback-File-Path").ifPresent(this::started);
            case "PLAYBACK_STOP" -> {
                boolean whole =
                        event.header("Playback-Status").filter("done"::equals).isPresent();
                event.header("Playback-File-Path").ifPresent(path -> ended(path, whole));
            }
            case "CHANNEL_EXECUTE_COMPLETE" -> {
                if (event.header("Application").filter("playback"::equals).isPresent()) {
                    event.header("Application-Data").ifPresent(path -> ended(path, true));
                }
            }
            default -> {
                // Not about playback.
            }
        }
    }

    /** Ends it with its call; files are deleted. */
    public void close() {
        waiting.clear();
        state = new Closed();
        progress.stopped();
        List.copyOf(files).forEach(this::forget);
    }

    private Optional<Spoken> current() {
        if (state instanceof Writing writing) {
            return Optional.of(writing.piece());
        } else if (state instanceof Asked asked) {
            return Optional.of(asked.piece());
        } else if (state instanceof Playing playing) {
            return Optional.of(playing.piece());
        }
        return Optional.empty();
    }

    private void sayNext() {
        Spoken piece = waiting.poll();
        if (piece == null) {
            state = new Silent();
            return;
        }
        state = new Writing(piece);
        SpeechFile file = new SpeechFile(directory.resolve(prefix() + ++written + ".wav"));
        files.add(file);
        CompletableFuture.runAsync(() -> file.write(piece.speech), disk)
                .whenCompleteAsync((done, failed) -> written(piece, file, failed), lane);
    }

    private String prefix() {
        return channel + "-s";
    }

    private void written(Spoken piece, SpeechFile file, Throwable failed) {
        if (!(state instanceof Writing writing) || writing.piece() != piece) {
            forget(file);
        } else if (failed != null) {
            skip(piece, file, "it could not be written: " + failed);
        } else {
            Asked asked = new Asked(piece, file);
            state = asked;
            node.apply(EslCommand.execute(channel, "playback", file.path().toString()))
                    .whenCompleteAsync((reply, fault) -> replied(asked, reply, fault), lane);
        }
    }

    private void replied(Asked asked, EslReply reply, Throwable fault) {
        if (fault == null && reply.ok()) {
            return;
        }
        if (state == asked) {
            skip(asked.piece(), asked.file(), "FreeSWITCH answered " + (fault == null ? reply.text() : fault));
        } else if (state instanceof Unwanted unwanted && unwanted.file() == asked.file()) {
            next(asked.file());
        }
    }

    private void started(String path) {
        if (state instanceof Asked asked && is(asked.file(), path)) {
            state = new Playing(asked.piece(), asked.file());
            progress.playing(asked.piece().frames());
        } else if (!(state instanceof Playing)
                && path.startsWith(directory.resolve(prefix()).toString())) {
            // One of ours that is not wanted any more.
            node.apply(EslCommand.api("uuid_break", channel));
        }
    }

    private void ended(String path, boolean whole) {
        if (state instanceof Playing playing && is(playing.file(), path)) {
            if (!whole) {
                progress.stopped();
            }
            progress.ended(playing.piece(), whole);
            next(playing.file());
        } else if (state instanceof Unwanted unwanted && is(unwanted.file(), path)) {
            next(unwanted.file());
        } else if (state instanceof Asked asked && is(asked.file(), path)) {
            skip(asked.piece(), asked.file(), "FreeSWITCH could not play it; may it read the directory?");
        }
    }

    private void breakOff(SpeechFile file) {
        state = new Unwanted(file);
        progress.stopped();
        node.apply(EslCommand.api("uuid_break", channel, "all"));
    }

    private void skip(Spoken piece, SpeechFile file, String why) {
        log.warn("speech is not said, because {}: callId={} file={}", why, channel, file.path());
        progress.ended(piece, false);
        next(file);
    }

    /** A listener that was told of an end may have closed or held this meanwhile. */
    private void next(SpeechFile file) {
        forget(file);
        if (!(state instanceof Closed) && !(state instanceof Held)) {
            sayNext();
        }
    }

    private void forget(SpeechFile file) {
        files.remove(file);
        try {
            disk.execute(file::delete);
        } catch (RejectedExecutionException stopped) {
            log.warn("speech was not deleted, for the disk is used no more: callId={} file={}", channel, file.path());
        }
    }

    private static boolean is(SpeechFile file, String path) {
        return file.path().toString().equals(path);
    }
}
