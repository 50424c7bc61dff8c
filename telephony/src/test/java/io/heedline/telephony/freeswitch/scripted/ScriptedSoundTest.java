package io.heedline.telephony.freeswitch.scripted;

import static io.heedline.telephony.freeswitch.scripted.ScriptedHotline.count;
import static io.heedline.telephony.freeswitch.scripted.ScriptedHotline.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class ScriptedSoundTest {

    private final ScriptedHotline hotline;

    ScriptedSoundTest() throws IOException {
        hotline = new ScriptedHotline();
    }

    @AfterEach
    void close() throws IOException {
        hotline.close();
        assertThat(hotline.fs.complaints()).allMatch(complaint -> complaint.startsWith("crashed"));
    }

    static Stream<Arguments> legs() {
        return Stream.of(
                Arguments.of(LegCodec.PCMA, 320),
                Arguments.of(LegCodec.PCMU.ptime(10), 160),
                Arguments.of(LegCodec.PCMA.ptime(40), 640),
                Arguments.of(LegCodec.G722, 640),
                Arguments.of(LegCodec.OPUS, 1_920),
                Arguments.of(LegCodec.OPUS.ptime(40), 3_840));
    }

    @ParameterizedTest
    @MethodSource("legs")
    void aDatagramHoldsOnePacketOfTheLeg(LegCodec codec, int bytes) throws Exception {
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500", codec);
        try (RawConnection app = hotline.take();
                UnicastEnd ours = new UnicastEnd()) {
            app.ask(ours.command());
            assertThat(ours.receive(2_000)).hasSize(bytes);

            byte[] loud = new byte[bytes];
            Arrays.fill(loud, (byte) 0x11);
            ours.send(loud);
            await().until(() -> count(caller.heard(), 0x1111) == bytes / 2);
            assertThat(caller.oddPackets()).isZero();
        }
    }

    @Test
    void whatComesTooFastIsPlayedOnePacketAtATime() throws Exception {
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take();
                UnicastEnd ours = new UnicastEnd()) {
            app.ask(ours.command());
            ours.receive(2_000);
            int before = caller.packets();
            for (int i = 0; i < 20; i++) {
                ours.send(packet(0x11));
            }
            await().until(() -> count(caller.heard(), 0x1111) == 20 * 160);
            assertThat(caller.packets() - before).isGreaterThanOrEqualTo(20);
            assertThat(caller.oddPackets()).isZero();
        }
    }

    @Test
    void packetsOfAnotherSizeAreNoticed() throws Exception {
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take();
                UnicastEnd ours = new UnicastEnd()) {
            app.ask(ours.command());
            ours.receive(2_000);
            ours.send(new byte[100]);
            await().until(() -> caller.oddPackets() == 1);
        }
    }

    @Test
    void anEmptyDatagramSilencesTheCallerForGood() throws Exception {
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take();
                UnicastEnd ours = new UnicastEnd()) {
            app.ask(ours.command());
            ours.receive(2_000);
            ours.send(new byte[0]);
            ours.send(packet(0x11));
            int now = caller.packets();
            await().until(() -> caller.packets() > now + 5);
            assertThat(count(caller.heard(), 0x1111)).isZero();
            assertThat(ours.isLive()).as("the way up").isTrue();
        }
    }

    @Test
    void aCallerHearsNothingWhileNobodySends() throws Exception {
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take()) {
            await().until(() -> caller.packets() > 3);
            assertThat(caller.packetsMissing()).isEqualTo(caller.packets());
        }
    }

    @Test
    void unicastThatWaitsForAnAnswerWhileTheCallerCancelsKillsTheNode() throws Exception {
        hotline.fs.dialplan().connectRinging(hotline.address());
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take();
                UnicastEnd ours = new UnicastEnd()) {
            app.send(
                    "sendmsg\ncall-command: execute\nexecute-app-name: sleep\nexecute-app-arg: 5000\nevent-lock: true\n\n"
                            + ours.command() + "\n\n");
            app.await(frame -> frame.event().header("Application").equals("sleep"));
            caller.hangUp();
            assertThat(hotline.fs.crashed()).isTrue();
            assertThat(hotline.fs.complaints()).singleElement().asString().startsWith("crashed: unicast");
        }
    }

    private static byte[] packet(int octet) {
        byte[] packet = new byte[320];
        Arrays.fill(packet, (byte) octet);
        return packet;
    }

    @Test
    void legsOfDifferentRatesHearEachOther() throws Exception {
        hotline.fs.callee("8000", Callee.answers(), LegCodec.G722);
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take()) {
            app.execute("bridge", "user/8000");
            app.await("CHANNEL_BRIDGE");
            ScriptedPhone person = hotline.fs.phones("8000").get(0);
            person.say(steady(3_000, 200));
            caller.say(steady(2_000, 200));
            await().until(() -> count(caller.heard(), 3_000) > 1_000 && count(person.heard(), 2_000) > 2_000);
        }
    }
}
