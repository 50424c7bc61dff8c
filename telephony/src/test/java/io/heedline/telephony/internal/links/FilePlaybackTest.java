package io.heedline.telephony.internal.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslException;
import io.heedline.telephony.internal.esl.EslReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FilePlaybackTest {

    private static final EslReply OK = new EslReply("+OK", new EslEvent(Map.of(), ""));
    private static final EslReply ERR = new EslReply("-ERR no such channel", new EslEvent(Map.of(), ""));

    @TempDir
    Path directory;

    private final List<String> commands = new ArrayList<>();
    private final List<FilePlayback.Spoken> said = new ArrayList<>();
    private final List<FilePlayback.Spoken> cut = new ArrayList<>();
    private final Queue<Runnable> disk = new ArrayDeque<>();
    private final AudioStreamLink link = new AudioStreamLink("c", "ws://x/c/t", 10, () -> {});
    private CompletableFuture<EslReply> reply = CompletableFuture.completedFuture(OK);
    private FilePlayback playback;

    @BeforeEach
    void make() {
        FilePlayback.Progress progress = new FilePlayback.Progress() {
            @Override
            public void playing(int frames) {
                link.playing(frames);
            }

            @Override
            public void stopped() {
                link.playingStopped();
            }

            @Override
            public void ended(FilePlayback.Spoken piece, boolean whole) {
                (whole ? said : cut).add(piece);
            }
        };
        playback = new FilePlayback("c", directory, progress, disk::add, Runnable::run, this::send);
        playback.release();
    }

    @Test
    void playsAPieceAtTheRateOfFrames() throws IOException {
        playback.play(new Pcm(new short[1600], 16_000));
        write();

        assertThat(commands).containsExactly("playback " + file(1));
        assertThat(WavFile.read(Path.of(file(1))).sampleRate()).isEqualTo(8000);
        assertThat(WavFile.read(Path.of(file(1))).length()).isEqualTo(800);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsNobodyButOwnerAndGroupReadIt() throws IOException {
        playback.play(speech(3));
        write();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file(1)))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void carriesSpeechForAsManyFramesAsThePieceHasFromItsBeginning() {
        playback.play(speech(3));
        write();
        assertThat(link.carriesSpeech()).isFalse();

        playback.onEvent(PlaybackEvents.start(file(1)));
        assertThat(framesSaid()).isEqualTo(3);
    }

    @Test
    void asksForTheNextPieceWhenOneHasEnded() {
        FilePlayback.Spoken first = playback.play(speech(3));
        playback.play(speech(4));
        write();
        playback.onEvent(PlaybackEvents.start(file(1)));
        assertThat(commands).hasSize(1);
        assertThat(said).isEmpty();

        playback.onEvent(PlaybackEvents.stop(file(1)));
        playback.onEvent(PlaybackEvents.complete(file(1), "FILE PLAYED"));
        write();
        assertThat(commands).containsExactly("playback " + file(1), "playback " + file(2));
        playback.onEvent(PlaybackEvents.start(file(2)));
        assertThat(framesSaid()).isEqualTo(7);
        assertThat(said).containsExactly(first);
        assertThat(Path.of(file(1))).doesNotExist();
    }

    @Test
    void breaksOffAPieceThatIsBeingPlayed() {
        FilePlayback.Spoken piece = playback.play(speech(100));
        write();
        playback.onEvent(PlaybackEvents.start(file(1)));
        link.say(AudioFrame.SILENCE);

        playback.stop(piece);
        assertThat(commands).last().isEqualTo("api uuid_break c all");
        assertThat(link.carriesSpeech()).isFalse();

        playback.onEvent(PlaybackEvents.broken(file(1)));
        playback.play(speech(2));
        write();
        assertThat(commands).last().isEqualTo("playback " + file(2));
        assertThat(said).isEmpty();
        assertThat(cut).isEmpty();
    }

    @Test
    void tellsOfAPieceThatFreeSwitchBrokeOffByItself() {
        FilePlayback.Spoken piece = playback.play(speech(100));
        write();
        playback.onEvent(PlaybackEvents.start(file(1)));
        playback.onEvent(PlaybackEvents.broken(file(1)));

        assertThat(cut).containsExactly(piece);
        assertThat(link.carriesSpeech()).isFalse();
    }

    @Test
    void saysNothingWhileItIsHeldAndWhatWaitsAfterwards() {
        FilePlayback.Spoken first = playback.play(speech(100));
        playback.play(speech(5));
        write();
        playback.onEvent(PlaybackEvents.start(file(1)));
        playback.hold();
        playback.onEvent(PlaybackEvents.broken(file(1)));
        playback.play(speech(6));
        write();
        assertThat(cut).containsExactly(first);
        assertThat(commands).hasSize(1);
        assertThat(link.carriesSpeech()).isFalse();

        playback.release();
        write();
        assertThat(commands).hasSize(2).last().isEqualTo("playback " + file(2));
        playback.onEvent(PlaybackEvents.start(file(2)));
        assertThat(framesSaid()).isEqualTo(5);
    }

    @Test
    void breaksOffAPieceThatBeginsAfterItWasHeld() {
        playback.play(speech(100));
        write();
        playback.hold();
        playback.onEvent(PlaybackEvents.start(file(1)));

        assertThat(commands).last().isEqualTo("api uuid_break c");
    }

    @Test
    void saysAgainAfterAPieceThatWasUnwantedAndNeverBegan() {
        FilePlayback.Spoken piece = playback.play(speech(100));
        write();
        playback.stop(piece);
        playback.hold();
        playback.release();
        playback.play(speech(2));
        write();

        assertThat(commands).last().isEqualTo("playback " + file(2));
    }

    @Test
    void waitsForTheBeginningOfAPieceBeforeBreakingItOff() {
        FilePlayback.Spoken piece = playback.play(speech(100));
        write();
        playback.stop(piece);
        playback.play(speech(2));
        write();
        assertThat(commands).containsExactly("playback " + file(1));

        playback.onEvent(PlaybackEvents.start(file(1)));
        assertThat(commands).last().isEqualTo("api uuid_break c");
        assertThat(link.carriesSpeech()).isFalse();
        playback.onEvent(PlaybackEvents.broken(file(1)));
        write();
        assertThat(commands).last().isEqualTo("playback " + file(2));
    }

    @Test
    void neverAsksForAPieceStoppedInTime() {
        playback.play(speech(3));
        FilePlayback.Spoken second = playback.play(speech(4));
        playback.play(speech(5));
        playback.stop(second);
        write();
        playback.onEvent(PlaybackEvents.start(file(1)));
        playback.onEvent(PlaybackEvents.stop(file(1)));
        write();
        playback.onEvent(PlaybackEvents.start(file(2)));

        assertThat(framesSaid()).isEqualTo(8);
    }

    @Test
    void forgetsAPieceStoppedWhileItIsWritten() {
        FilePlayback.Spoken first = playback.play(speech(3));
        playback.play(speech(4));
        playback.stop(first);
        write();

        assertThat(commands).containsExactly("playback " + file(2));
        assertThat(Path.of(file(1))).doesNotExist();
    }

    @Test
    void stopsAll() {
        playback.play(speech(3));
        playback.play(speech(4));
        write();
        playback.onEvent(PlaybackEvents.start(file(1)));
        playback.stopAll();
        playback.onEvent(PlaybackEvents.broken(file(1)));
        write();

        assertThat(commands).containsExactly("playback " + file(1), "api uuid_break c all");
        assertThat(files()).isEmpty();
    }

    @Test
    void goesOnWithTheNextWhenFreeSwitchCannotPlayOne() {
        FilePlayback.Spoken first = playback.play(speech(3));
        playback.play(speech(4));
        write();
        playback.onEvent(PlaybackEvents.complete(file(1), "FILE NOT FOUND"));
        write();
        assertThat(cut).containsExactly(first);

        assertThat(commands).containsExactly("playback " + file(1), "playback " + file(2));
    }

    @Test
    void goesOnWithTheNextWhenACommandFails() {
        reply = CompletableFuture.failedFuture(new EslException.TimedOut("no reply"));
        playback.play(speech(3));
        write();
        reply = CompletableFuture.completedFuture(ERR);
        playback.play(speech(3));
        write();
        reply = CompletableFuture.completedFuture(OK);
        playback.play(speech(4));
        write();

        assertThat(commands).hasSize(3);
        playback.onEvent(PlaybackEvents.start(file(3)));
        assertThat(framesSaid()).isEqualTo(4);
    }

    @Test
    void goesOnWithTheNextWhenOneCannotBeWritten() throws IOException {
        Files.createDirectories(Path.of(file(1)).resolve("in the way"));
        playback.play(speech(3));
        playback.play(speech(4));
        write();

        assertThat(commands).containsExactly("playback " + file(2));
    }

    @Test
    void takesNoNoticeOfOtherFiles() {
        playback.play(speech(3));
        write();
        playback.onEvent(PlaybackEvents.start("/other.wav"));
        playback.onEvent(PlaybackEvents.stop("/other.wav"));
        playback.onEvent(PlaybackEvents.complete("/other.wav", "FILE PLAYED"));
        assertThat(link.carriesSpeech()).isFalse();

        playback.onEvent(PlaybackEvents.start(file(1)));
        assertThat(link.carriesSpeech()).isTrue();
    }

    @Test
    void leavesNoFileBehind() {
        playback.play(speech(3));
        playback.play(speech(3));
        write();
        playback.onEvent(PlaybackEvents.start(file(1)));
        playback.close();
        playback.onEvent(PlaybackEvents.broken(file(1)));
        playback.play(speech(3));
        write();

        assertThat(files()).isEmpty();
        assertThat(commands).hasSize(1);
        assertThat(link.carriesSpeech()).isFalse();
    }

    @Test
    void leavesNoFileBehindWhenClosedWhileOneIsWritten() {
        playback.play(speech(3));
        Runnable writing = disk.remove();
        playback.close();
        writing.run();
        write();

        assertThat(files()).isEmpty();
    }

    private CompletableFuture<EslReply> send(EslCommand command) {
        String wire = command.wire();
        commands.add(
                wire.contains("execute-app-name: playback")
                        ? "playback "
                                + wire.lines()
                                        .filter(l -> l.startsWith("execute-app-arg: "))
                                        .findFirst()
                                        .get()
                                        .substring(17)
                        : wire.strip());
        return reply;
    }

    private void write() {
        while (!disk.isEmpty()) {
            disk.remove().run();
        }
    }

    private int framesSaid() {
        int said = 0;
        while (link.carriesSpeech()) {
            link.say(AudioFrame.SILENCE);
            said++;
        }
        return said;
    }

    private String file(int nth) {
        return directory.resolve("c-s" + nth + ".wav").toString();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Pcm speech(int frames) {
        return new Pcm(new short[frames * AudioFrame.SAMPLES], AudioFrame.SAMPLE_RATE);
    }
}
