package io.heedline.telephony.internal.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.media.MediaException;
import io.heedline.telephony.internal.media.MediaLink.Heard;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AudioStreamServerTest {

    private static final String CHANNEL = "5d59a7e3-122e-4fe4-916c-15de46f946f5";
    private static final String REFUSED = "HTTP/1.1 403 Forbidden";
    private static final String TAKEN = "HTTP/1.1 101 Switching Protocols";

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<RawModule> modules = new ArrayList<>();
    private AudioStreamServer server;
    private int port;

    @BeforeEach
    void start() {
        serve(Duration.ofSeconds(5), Duration.ofSeconds(10), 10);
    }

    private void serve(Duration openingLimit, Duration silenceLimit, int connections) {
        if (server != null) {
            server.close();
        }
        server = new AudioStreamServer(
                new AudioStreamSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        "127.0.0.1",
                        openingLimit,
                        silenceLimit,
                        Duration.ofMillis(200),
                        connections),
                loops);
        port = server.start().getPort();
    }

    @AfterEach
    void stop() {
        modules.forEach(RawModule::close);
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void asksTheModuleToConnectToAPathOfItsOwn() {
        AudioStreamLink link = server.open(CHANNEL);

        assertThat(link.start(() -> CHANNEL).wire())
                .matches("api uuid_audio_stream " + CHANNEL + " start ws://127\\.0\\.0\\.1:" + port + "/" + CHANNEL
                        + "/[0-9a-f]{32} mono 8k\n\n");
        assertThat(link.stop().wire()).isEqualTo("api uuid_audio_stream " + CHANNEL + " stop\n\n");
    }

    @Test
    void refusesToStartOnAnotherLegThanItsOwn() {
        AudioStreamLink link = server.open(CHANNEL);

        assertThatThrownBy(() -> link.start(() -> "other")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hearsAWebSocketClient() {
        AudioStreamLink link = server.open(CHANNEL);
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(url(link), new WebSocket.Listener() {})
                .join();
        client.sendText("{\"call\":\"" + CHANNEL + "\"}", true).join();
        assertThat(link.up()).isNotDone();
        for (int i = 0; i < 10; i++) {
            client.sendBinary(ByteBuffer.wrap(sound(160, 100 + i)), true).join();
        }
        link.up().join();

        List<Heard> heard = new ArrayList<>();
        await().until(() -> {
            heard.add(link.next());
            return heard.stream().anyMatch(frame(109)::equals);
        });
        assertThat(heard.stream().dropWhile(Heard.SILENCE::equals))
                .startsWith(frame(100), frame(101), frame(102))
                .allMatch(h -> h.person() == null);
        client.abort();
    }

    @Test
    void cutsFramesFromMessagesOfAnyLengthHoweverTheyArrive() {
        AudioStreamLink link = server.open(CHANNEL);
        RawModule module = taken(link);
        byte[] sound = new byte[8 * 320];
        for (int i = 0; i < 8; i++) {
            System.arraycopy(sound(160, i + 1), 0, sound, 320 * i, 320);
        }
        ByteBuffer wire = ByteBuffer.allocate(10_000);
        wire.put(module.frame(0x02, Arrays.copyOfRange(sound, 0, 101)));
        wire.put(module.frame(0x80 | RawModule.PING, new byte[] {1, 2, 3}));
        wire.put(module.frame(0x00, Arrays.copyOfRange(sound, 101, 333)));
        wire.put(module.frame(0x80, Arrays.copyOfRange(sound, 333, 400)));
        wire.put(module.frame(0x80 | RawModule.BINARY, new byte[0]));
        wire.put(module.frame(0x80 | RawModule.BINARY, Arrays.copyOfRange(sound, 400, sound.length)));
        for (int at = 0, size = 1; at < wire.position(); at += size, size = size % 17 + 1) {
            module.write(Arrays.copyOfRange(wire.array(), at, Math.min(wire.position(), at + size)));
        }

        assertThat(heardUntil(link, frame(8)))
                .containsExactly(frame(1), frame(2), frame(3), frame(4), frame(5), frame(6), frame(7), frame(8));
    }

    @Test
    void dropsTheOldestWhenMoreComesThanTimePasses() {
        AudioStreamLink link = server.open(CHANNEL);
        RawModule module = taken(link);
        for (int i = 0; i < 100; i++) {
            module.send(RawModule.BINARY, sound(160, 1000 + i));
        }
        module.send(RawModule.CLOSE, new byte[] {3, (byte) 0xE8});
        module.closeCode();

        List<Heard> heard = heardUntil(link, frame(1099));
        assertThat(heard).hasSize(20).startsWith(frame(1080));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/" + CHANNEL,
                "/" + CHANNEL + "/",
                "/" + CHANNEL + "/00000000000000000000000000000000",
                "/other/00000000000000000000000000000000",
                "/../etc/passwd",
                "/" + CHANNEL + "/%00"
            })
    void refusesAPathThatNobodyExpects(String path) {
        AudioStreamLink link = server.open(CHANNEL);

        assertThat(module().ask(path)).isEqualTo(REFUSED);
        assertThat(link.up()).isNotDone();
        assertThat(module().ask(url(link).getPath())).isEqualTo(TAKEN);
    }

    @Test
    void letsATokenInOnce() {
        AudioStreamLink link = server.open(CHANNEL);
        RawModule first = taken(link);

        assertThat(module().ask(url(link).getPath())).isEqualTo(REFUSED);
        first.send(RawModule.BINARY, sound(160, 5));
        link.up().join();
    }

    @Test
    void expectsOnlyTheLatestLinkOfAChannel() {
        AudioStreamLink first = server.open(CHANNEL);
        AudioStreamLink second = server.open(CHANNEL);

        assertThat(module().ask(url(first).getPath())).isEqualTo(REFUSED);
        assertThat(first.up()).isCompletedExceptionally();
        assertThat(module().ask(url(second).getPath())).isEqualTo(TAKEN);
    }

    @Test
    void expectsNoConnectionOfAClosedLink() {
        AudioStreamLink link = server.open(CHANNEL);
        link.close();

        assertThat(module().ask(url(link).getPath())).isEqualTo(REFUSED);
        assertThatThrownBy(() -> link.up().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(MediaException.class)
                .hasMessageContaining(CHANNEL);
    }

    @Test
    void closesTheConnectionWithItsLink() {
        AudioStreamLink link = server.open(CHANNEL);
        RawModule module = taken(link);
        link.close();

        assertThat(module.closeCode()).isEqualTo(1000);
        assertThat(module.closed()).isTrue();
    }

    @Test
    void countsAsLostWhenNothingComesForAWhile() {
        AudioStreamLink link = server.open(CHANNEL);
        taken(link).send(RawModule.BINARY, sound(160, 5));
        link.up().join();
        heardUntil(link, frame(5));

        int frames = 0;
        while (!link.lost()) {
            link.next();
            frames++;
        }
        assertThat(frames).isEqualTo(10);
    }

    @Test
    void countsAsLostAtOnceWhenTheModuleGoesInTheMiddleOfAFrame() {
        AudioStreamLink link = server.open(CHANNEL);
        RawModule module = taken(link);
        module.send(RawModule.BINARY, sound(160, 5));
        module.write(Arrays.copyOf(module.frame(0x82, sound(160, 6)), 100));
        module.close();
        link.up().join();

        heardUntil(link, frame(5));
        await().until(() -> {
            link.next();
            return link.lost();
        });
    }

    @Test
    void failsToComeUpWhenTheModuleGoesBeforeItsFirstSound() {
        AudioStreamLink link = server.open(CHANNEL);
        taken(link).close();

        assertThatThrownBy(() -> link.up().get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(MediaException.class);
    }

    @Test
    void answersACloseWithAClose() {
        AudioStreamLink link = server.open(CHANNEL);
        RawModule module = taken(link);
        module.send(RawModule.CLOSE, new byte[] {3, (byte) 0xE8});

        assertThat(module.closeCode()).isEqualTo(1000);
        assertThat(module.closed()).isTrue();
    }

    @Test
    void sendsAwayWhoSendsHalfSamples() {
        RawModule module = taken(server.open(CHANNEL)).send(RawModule.BINARY, new byte[321]);

        assertThat(module.closeCode()).isEqualTo(1007);
    }

    @ParameterizedTest
    @ValueSource(ints = {16_001, 70_000})
    void sendsAwayWhoSendsTooMuchAtOnce(int bytes) {
        RawModule module = taken(server.open(CHANNEL)).send(RawModule.BINARY, new byte[bytes]);

        assertThat(module.closed()).isTrue();
    }

    @Test
    void sendsAwayWhoAnnouncesMoreThanThereCanBe() {
        RawModule module = taken(server.open(CHANNEL));
        module.write(new byte[] {(byte) 0x82, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4});

        assertThat(module.closed()).isTrue();
    }

    @Test
    void sendsAwayWhoSendsAMessageInEndlessPieces() {
        RawModule module = taken(server.open(CHANNEL));
        module.write(module.frame(0x02, new byte[10_000])).write(module.frame(0x00, new byte[10_000]));

        assertThat(module.closed()).isTrue();
    }

    @Test
    void sendsAwayWhoDoesNotMask() {
        RawModule module = taken(server.open(CHANNEL));
        module.write(new byte[] {(byte) 0x82, 2, 0, 0});

        assertThat(module.closed()).isTrue();
    }

    @Test
    void sendsAwayWhoFloodsTexts() {
        RawModule module = taken(server.open(CHANNEL));
        for (int i = 0; i < 17; i++) {
            module.send(RawModule.TEXT, "{}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(module.closeCode()).isEqualTo(1008);
    }

    @Test
    void sendsAwayWhoSendsNothingMore() {
        serve(Duration.ofSeconds(5), Duration.ofMillis(50), 10);
        AudioStreamLink link = server.open(CHANNEL);
        RawModule module = taken(link);
        module.send(RawModule.BINARY, sound(160, 1));

        assertThat(module.closeCode()).isEqualTo(1008);
    }

    @Test
    void sendsAwayWhoAsksForNothing() {
        serve(Duration.ofMillis(50), Duration.ofSeconds(10), 10);
        RawModule module = module();
        module.write("GET /".getBytes(StandardCharsets.US_ASCII));

        assertThat(module.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n",
                "garbage\u0000\u0001\r\n\r\n"
            })
    void sendsAwayWhoAsksForSomethingElse(String request) {
        serve(Duration.ofMillis(50), Duration.ofSeconds(10), 10);
        RawModule module = module();
        module.write(request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(module.head()).startsWith("HTTP/1.1 4");
        assertThat(module.closed()).isTrue();
    }

    @Test
    void sendsAwayWhoSendsAnEndlessHeader() {
        RawModule module = module();
        module.write(("GET / HTTP/1.1\r\nX: " + "a".repeat(6_000)).getBytes(StandardCharsets.US_ASCII));

        assertThat(module.closed()).isTrue();
    }

    @Test
    void takesNoMoreConnectionsThanSet() {
        serve(Duration.ofSeconds(5), Duration.ofSeconds(10), 2);
        taken(server.open("a"));
        RawModule second = taken(server.open("b"));
        AudioStreamLink third = server.open("c");
        assertThat(module().closed()).isTrue();

        second.close();
        await().untilAsserted(
                        () -> assertThat(module().ask(url(third).getPath())).isEqualTo(TAKEN));
    }

    @Test
    void closesEverythingAtTheEnd() {
        AudioStreamLink waiting = server.open("a");
        RawModule module = taken(server.open("b"));
        server.close();

        assertThat(module.closed()).isTrue();
        assertThat(waiting.up()).isCompletedExceptionally();
    }

    @Test
    void takesFramesOfSpeechOnlyWhileSomethingIsPlayed() {
        AudioStreamLink link = server.open(CHANNEL);
        assertThat(link.carriesSpeech()).isFalse();
        link.playing(2);
        link.say(AudioFrame.SILENCE);
        assertThat(link.carriesSpeech()).isTrue();
        link.say(AudioFrame.SILENCE);
        assertThat(link.carriesSpeech()).isFalse();
        link.playing(5);
        link.playingStopped();
        assertThat(link.carriesSpeech()).isFalse();
    }

    private RawModule taken(AudioStreamLink link) {
        RawModule module = module();
        assertThat(module.ask(url(link).getPath())).isEqualTo(TAKEN);
        return module;
    }

    private RawModule module() {
        RawModule module = new RawModule(port);
        modules.add(module);
        return module;
    }

    private static List<Heard> heardUntil(AudioStreamLink link, Heard last) {
        List<Heard> heard = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            Heard next = link.next();
            if (next != Heard.SILENCE) {
                heard.add(next);
            }
            return next.equals(last);
        });
        return heard;
    }

    private static URI url(AudioStreamLink link) {
        return URI.create(link.start(link::channel).wire().split(" ")[4]);
    }

    private static byte[] sound(int samples, int value) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static Heard frame(int value) {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) value);
        return new Heard(AudioFrame.of(samples), null);
    }
}
