package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.CallId;
import io.heedline.telephony.Direction;
import io.heedline.telephony.Playback;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.SpeechQueue;
import io.heedline.telephony.internal.WorkInFlight;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import io.heedline.telephony.internal.links.AudioStreamServer;
import io.heedline.telephony.internal.links.AudioStreamSettings;
import io.heedline.telephony.internal.links.AudioStreams;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The test is FreeSWITCH and the module at once: it answers the commands, connects, and tells what it plays. */
@Timeout(30)
class AudioStreamWayTest {

    private static final EslEvent DATA = new EslEvent(
            Map.of(
                    "Unique-ID", "leg",
                    "Answer-State", "answered",
                    "Channel-Read-Codec-Name", "PCMU",
                    "Channel-Read-Codec-Rate", "8000"),
            "");

    @TempDir
    Path directory;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Playback> finished = new ArrayList<>();
    private final FakeMedia media = new FakeMedia();
    private final Leg leg = new Leg(new CallId("leg"), "leg", Direction.INBOUND, "1", "2", DATA);
    private final LegWithMedia proof = LegWithMedia.answered(leg, DATA).orElseThrow();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WebSocket> modules = new ArrayList<>();
    private AudioStreamServer server;
    private AudioStreamWay way;
    private Sound sound;

    @BeforeEach
    void start() {
        server = new AudioStreamServer(
                AudioStreamSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "127.0.0.1"), loops);
        server.start();
        Lane lane = new Lane(Runnable::run, new WorkInFlight(), fault -> {
            throw new AssertionError(fault);
        });
        sound = new Sound("leg", lane, line -> media, new Ear());
        way = new AudioStreamWay(
                leg,
                new AudioStreams(server, directory, Runnable::run),
                new Channel(leg, new FakeNode(), CallSettings.usual()),
                sound,
                lane);
        sound.by(way);
    }

    @AfterEach
    void stop() {
        modules.forEach(WebSocket::abort);
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void isUpWithTheFirstSoundThatTheModuleSends() {
        SoundWay.Asked asked = way.ask(proof);
        assertThat(commands).hasSize(2).first().asString().startsWith("event plain PLAYBACK_START");
        assertThat(media.link).isNull();

        connect();
        asked.up().join();
        assertThat(media.link).isNotNull();
    }

    @Test
    void saysNothingBeforeItIsUpAndThenInStepWithWhatFreeSwitchPlays() {
        SoundWay.Asked asked = way.ask(proof);
        say(3);
        assertThat(commands).hasSize(2);

        connect();
        asked.up().join();
        awaitCommand("leg-s1.wav");
        assertThat(media.link.carriesSpeech()).isFalse();
        way.onEvent(playback("PLAYBACK_START", 1, ""));
        int frames = 0;
        while (media.link.carriesSpeech()) {
            sound.nextSaid();
            media.link.say(AudioFrame.SILENCE);
            sound.onFrames(AudioFrame.SILENCE, AudioFrame.SILENCE);
            frames++;
        }
        assertThat(frames).isEqualTo(3);
        assertThat(finished).hasSize(1);
    }

    @Test
    void endsThePieceThatFreeSwitchDidNotPlayToItsEnd() {
        SoundWay.Asked asked = way.ask(proof);
        connect();
        asked.up().join();
        Playback cut = say(100);
        say(2);
        awaitCommand("leg-s1.wav");
        way.onEvent(playback("PLAYBACK_START", 1, ""));
        way.onEvent(playback("PLAYBACK_STOP", 1, "break"));

        assertThat(finished).containsExactly(cut);
        awaitCommand("leg-s2.wav");
        way.onEvent(playback("PLAYBACK_START", 2, ""));
        assertThat(media.link.carriesSpeech()).isTrue();
    }

    @Test
    void breaksOffWhatIsStopped() {
        SoundWay.Asked asked = way.ask(proof);
        connect();
        asked.up().join();
        SpeechQueue.Piece piece = new SpeechQueue.Piece(speech(100));
        sound.play(piece, () -> {});
        awaitCommand("leg-s1.wav");
        way.onEvent(playback("PLAYBACK_START", 1, ""));
        sound.stop(piece);

        assertThat(commands).last().isEqualTo("api uuid_break leg all");
        assertThat(media.link.carriesSpeech()).isFalse();
        assertThat(finished).isEmpty();
    }

    @Test
    void asksAnewOnlyAfterTheModuleWasEnded() {
        SoundWay.Asked first = way.ask(proof);
        SoundWay.Asked second = way.ask(proof);
        assertThat(commands).hasSize(4).element(2).isEqualTo("api uuid_audio_stream leg stop");
        assertThat(first.up()).isCompletedExceptionally();

        connect();
        second.up().join();
        assertThat(media.link).isNotNull();
    }

    @Test
    void leavesNeitherFileNorExpectationBehind() {
        SoundWay.Asked asked = way.ask(proof);
        connect();
        asked.up().join();
        say(3);
        awaitCommand("leg-s1.wav");
        way.onEvent(playback("PLAYBACK_START", 1, ""));
        SoundWay.Asked again = way.ask(proof);
        sound.close();

        assertThat(again.up()).isCompletedExceptionally();
        assertThat(directory).isEmptyDirectory();
    }

    private Playback say(int frames) {
        Playback playback = () -> {};
        Playback own = playback::stop;
        sound.play(new SpeechQueue.Piece(speech(frames)), own);
        return own;
    }

    private void awaitCommand(String file) {
        await().untilAsserted(() -> assertThat(commands).last().asString().contains(file));
    }

    private static Pcm speech(int frames) {
        return new Pcm(new short[frames * AudioFrame.SAMPLES], AudioFrame.SAMPLE_RATE);
    }

    /** What the module does on the last start that was asked for. */
    private void connect() {
        String start = commands.get(commands.size() - 1);
        WebSocket module = http.newWebSocketBuilder()
                .buildAsync(URI.create(start.split(" ")[4]), new WebSocket.Listener() {})
                .join();
        modules.add(module);
        module.sendBinary(ByteBuffer.allocate(320), true).join();
    }

    private EslEvent playback(String name, int nth, String status) {
        return new EslEvent(
                Map.of(
                        "Event-Name",
                        name,
                        "Unique-ID",
                        "leg",
                        "Playback-File-Path",
                        directory.resolve("leg-s" + nth + ".wav").toString(),
                        "Playback-Status",
                        status),
                "");
    }

    private final class Ear implements Sound.Ear {
        @Override
        public void onFrame(AudioFrame heard, AudioFrame said) {}

        @Override
        public void onPlaybackFinished(Playback playback) {
            finished.add(playback);
        }

        @Override
        public void onSoundLost(Duration silentFor) {}

        @Override
        public void onLaneStuck(int tasksWaiting) {}
    }

    private final class FakeNode implements EslSession {
        @Override
        public CompletableFuture<EslReply> send(EslCommand command) {
            commands.add(command.wire().strip());
            return CompletableFuture.completedFuture(new EslReply("+OK", new EslEvent(Map.of(), "")));
        }

        @Override
        public CompletableFuture<String> background(EslCommand api) {
            throw new AssertionError();
        }

        @Override
        public CompletableFuture<EslClosed> closed() {
            return new CompletableFuture<>();
        }

        @Override
        public void reading(boolean on) {}

        @Override
        public void close() {}
    }
}
