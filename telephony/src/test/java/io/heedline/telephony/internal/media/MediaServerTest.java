package io.heedline.telephony.internal.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.AudioFrame;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The media on real sockets. What depends on time is tested on a virtual clock elsewhere. */
class MediaServerTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PORTS = 10;
    private static final int FIRST_PORT = FreePorts.inARow(PORTS);

    private static MediaSettings settings(int ports) {
        return new MediaSettings(LOOPBACK, LOOPBACK, FIRST_PORT, FIRST_PORT + ports - 1, 1, Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(MediaTransport.class)
    void soundGoesBothWays(MediaTransport transport) {
        Assumptions.assumeTrue(transport == MediaTransport.NIO || MediaTransport.best() == MediaTransport.EPOLL);
        HearingLine line = new HearingLine(() -> frameOf(1234));
        try (MediaServer server = new MediaServer(settings(PORTS), transport);
                CallMedia media = server.open(line)) {
            media.start();
            UnicastLink link = media.unicast(8_000, 20);
            try (Leg leg = new Leg(link.address())) {
                leg.send(160, 77);
                leg.send(160, 77);

                assertThat(link.up().join()).isEqualTo(new MediaFormat(8_000, 20));
                assertThat(leg.receive()).as("the head start").containsOnly(0);
                assertThat(leg.receive()).hasSize(160).containsOnly(1234);
                await().until(() -> line.heard.contains(frameOf(77)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 10, 8000, 10",
        "8000, 20, 8000, 20",
        "8000, 40, 8000, 40",
        "8000, 20, 8000, 40",
        "16000, 20, 16000, 20",
        "48000, 20, 48000, 20",
        "48000, 20, 48000, 40",
        "48000, 20, 8000, 20",
        "8000, 20, 48000, 20"
    })
    void theFirstDatagramTellsTheFormatAndItsSizeIsSentBack(int rate, int ptime, int actualRate, int actualPtime) {
        MediaFormat actual = new MediaFormat(actualRate, actualPtime);
        try (MediaServer server = new MediaServer(settings(PORTS));
                CallMedia media = server.open(new HearingLine())) {
            media.start();
            UnicastLink link = media.unicast(rate, ptime);
            try (Leg leg = new Leg(link.address())) {
                leg.send(actual.samples(), 1);

                assertThat(link.up().join()).isEqualTo(actual);
                for (int i = 0; i < 5; i++) {
                    leg.send(actual.samples(), 1);
                    assertThat(leg.receive()).hasSize(actual.samples());
                }
            }
        }
    }

    @Test
    void emptyAndOddDatagramsAreDroppedBeforeAndAfterTheFirst() {
        HearingLine line = new HearingLine();
        try (MediaServer server = new MediaServer(settings(PORTS));
                CallMedia media = server.open(line)) {
            media.start();
            UnicastLink link = media.unicast(8_000, 20);
            try (Leg leg = new Leg(link.address())) {
                leg.sendBytes(new byte[0]);
                leg.sendBytes(new byte[321]);
                leg.sendBytes(new byte[9_000]);
                leg.send(160, 5);
                leg.sendBytes(new byte[0]);
                leg.send(161, 9);
                leg.send(320, 9);
                leg.send(160, 6);

                assertThat(link.up().join()).isEqualTo(new MediaFormat(8_000, 20));
                await().until(() -> line.heard.contains(frameOf(6)));
                assertThat(line.heard).doesNotContain(frameOf(9));
            }
        }
    }

    @Test
    void strangersAreNeitherHeardNorSentTo() {
        HearingLine line = new HearingLine();
        try (MediaServer server = new MediaServer(settings(PORTS));
                CallMedia media = server.open(line)) {
            media.start();
            UnicastLink link = media.unicast(8_000, 20);
            try (Leg leg = new Leg(link.address());
                    Leg stranger = new Leg(link.address())) {
                leg.send(160, 5);
                link.up().join();
                stranger.send(160, 666);
                leg.send(160, 6);

                await().until(() -> line.heard.contains(frameOf(6)));
                assertThat(line.heard).doesNotContain(frameOf(666));
                assertThat(leg.receive()).hasSize(160);
            }
        }
    }

    @Test
    void withAnExpectedSenderAStrangerCannotBeFirst() throws Exception {
        InetAddress other = InetAddress.getByName("127.0.0.9");
        try (MediaServer server = new MediaServer(settings(PORTS));
                CallMedia media = server.open(new HearingLine())) {
            UnicastLink link = media.unicast(8_000, 20, other);
            try (Leg stranger = new Leg(link.address());
                    DatagramSocket leg = new DatagramSocket(new InetSocketAddress(other, 0))) {
                stranger.send(160, 1);
                leg.send(new java.net.DatagramPacket(new byte[640], 640, link.address()));

                assertThat(link.up().join()).isEqualTo(new MediaFormat(8_000, 40));
            }
        }
    }

    @Test
    void aPortHeldByAnotherProgramIsPassedOver() throws Exception {
        try (DatagramSocket other = new DatagramSocket(FIRST_PORT + 1, LOOPBACK);
                MediaServer server = new MediaServer(settings(4));
                CallMedia one = server.open(new HearingLine());
                CallMedia two = server.open(new HearingLine())) {
            assertThat(one.unicast(8_000, 20).address().getPort()).isEqualTo(FIRST_PORT);
            assertThat(two.unicast(8_000, 20).address().getPort())
                    .isNotEqualTo(other.getLocalPort())
                    .isEqualTo(FIRST_PORT + 2);
        }
    }

    @Test
    void whenNoPortIsFreeTheRangeIsNamedAndAClosedCallFreesOne() {
        try (MediaServer server = new MediaServer(settings(2))) {
            CallMedia one = server.open(new HearingLine());
            CallMedia two = server.open(new HearingLine());
            CallMedia three = server.open(new HearingLine());
            one.unicast(8_000, 20);
            two.unicast(8_000, 20);

            assertThatThrownBy(() -> three.unicast(8_000, 20))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining(FIRST_PORT + " to " + (FIRST_PORT + 1))
                    .hasMessageContaining("a-call");

            one.close();
            await().untilAsserted(() ->
                    assertThat(three.unicast(8_000, 20).address().getPort()).isEqualTo(FIRST_PORT));
        }
    }

    @Test
    void anAddressThatIsNotOursIsNamed() throws Exception {
        InetAddress notOurs = InetAddress.getByName("192.0.2.1");
        try (MediaServer server = new MediaServer(new MediaSettings(
                        notOurs, notOurs, FIRST_PORT, FIRST_PORT + PORTS - 1, 1, Duration.ofSeconds(1)));
                CallMedia media = server.open(new HearingLine())) {
            assertThatThrownBy(() -> media.unicast(8_000, 20))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("192.0.2.1:" + FIRST_PORT);
        }
    }

    @Test
    void aPortThatCameBackIsTheLastToBeUsedAgain() {
        List<Integer> used = new ArrayList<>();
        try (MediaServer server = new MediaServer(settings(4))) {
            for (int i = 0; i < 6; i++) {
                CallMedia media = server.open(new HearingLine());
                used.add(media.unicast(8_000, 20).address().getPort() - FIRST_PORT);
                media.close();
                await().until(() -> server.calls() == 0);
            }
        }
        assertThat(used).containsExactly(0, 1, 2, 3, 0, 1);
    }

    @Test
    void aSecondUnicastTakesOverAtItsFirstDatagramWithoutAGapInTheFrames() {
        HearingLine line = new HearingLine();
        try (MediaServer server = new MediaServer(settings(PORTS));
                CallMedia media = server.open(line)) {
            media.start();
            UnicastLink before = media.unicast(8_000, 20);
            try (Leg leg = new Leg(before.address())) {
                leg.send(160, 5);
                before.up().join();
                UnicastLink after = media.unicast(16_000, 20);
                leg.send(160, 6);
                await().until(() -> line.heard.contains(frameOf(6)));
                try (Leg again = new Leg(after.address())) {
                    again.send(320, 7);
                    assertThat(after.up().join()).isEqualTo(new MediaFormat(16_000, 20));
                    assertThat(again.receive()).hasSize(320);
                }
            }
            assertThat(line.heard).hasSameSizeAs(line.said);
        }
    }

    @Test
    void closingFailsALinkThatWaitsForItsFirstDatagramAndGivesItsPortBack() throws Exception {
        try (MediaServer server = new MediaServer(settings(1))) {
            CallMedia media = server.open(new HearingLine());
            UnicastLink link = media.unicast(8_000, 20);
            media.close();
            media.close();

            assertThatThrownBy(() -> link.up().join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(MediaException.class)
                    .hasMessageContaining("port " + FIRST_PORT);
            await().until(() -> {
                try (DatagramSocket free = new DatagramSocket(FIRST_PORT, LOOPBACK)) {
                    return free.isBound();
                } catch (java.net.BindException held) {
                    return false;
                }
            });
            assertThatThrownBy(() -> media.unicast(8_000, 20)).isInstanceOf(MediaException.class);
        }
    }

    @Test
    void aPortIsNotAskedForOnTheEventLoopWhichWouldWaitForItself() {
        AtomicReference<Throwable> refused = new AtomicReference<>();
        CallMedia[] media = new CallMedia[1];
        HearingLine line = new HearingLine() {
            @Override
            public void onFrames(AudioFrame heardNow, AudioFrame saidNow) {
                try {
                    media[0].unicast(8_000, 20);
                } catch (RuntimeException e) {
                    refused.set(e);
                }
            }
        };
        try (MediaServer server = new MediaServer(settings(1))) {
            media[0] = server.open(line);
            media[0].start();
            await().until(() -> refused.get() != null);
        }
        assertThat(refused.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("lane");
    }

    @Test
    void aServerThatIsClosedFailsWhoeverWaitsAndTakesNoCallMore() {
        MediaServer server = new MediaServer(settings(PORTS));
        CallMedia media = server.open(new HearingLine());
        media.start();
        UnicastLink link = media.unicast(8_000, 20);
        server.close();
        server.close();
        link.close();
        media.close();

        assertThat(link.up()).failsWithin(Duration.ofSeconds(5));
        assertThat(server.calls()).isZero();
        assertThatThrownBy(() -> server.open(new HearingLine()))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> media.unicast(8_000, 20)).isInstanceOf(MediaException.class);
    }

    @Test
    void aHundredCallsOpenedAndClosedLeaveNoFileOpen() throws Exception {
        Path open = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(open), "counts open files in /proc/self/fd, which is not here");
        try (MediaServer server = new MediaServer(settings(PORTS))) {
            cycle(server);
            long before = count(open);
            for (int i = 0; i < 100; i++) {
                cycle(server);
            }
            await().untilAsserted(() -> assertThat(count(open)).isLessThanOrEqualTo(before));
        }
    }

    private static void cycle(MediaServer server) {
        CallMedia media = server.open(new HearingLine());
        media.start();
        UnicastLink link = media.unicast(8_000, 20);
        try (Leg leg = new Leg(link.address())) {
            leg.send(160, 1);
            link.up().join();
        }
        media.close();
    }

    private static long count(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private static AudioFrame frameOf(int value) {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) value);
        return AudioFrame.of(samples);
    }
}
