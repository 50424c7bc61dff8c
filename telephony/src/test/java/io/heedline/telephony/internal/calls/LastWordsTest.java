package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.RecordingListener;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.MediaServer;
import io.heedline.telephony.internal.media.MediaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a caller and a person have said last is read from the disk, and comes when the person is gone already. */
@Timeout(30)
class LastWordsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int FRAMES = 5;

    @TempDir
    Path directory;

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final MediaServer media =
            new MediaServer(new MediaSettings(LOOPBACK, LOOPBACK, 30_140, 30_160, 1, Duration.ofSeconds(20)));
    private final RecordingListener bot = new RecordingListener();
    private final Node node = new Node();

    @AfterEach
    void close() {
        media.close();
        timers.shutdownNow();
    }

    @Test
    void areHeardBeforeWhatTheCallerSaysToTheBotAgain() throws Exception {
        FreeSwitchCall call = withPerson(CallSettings.usual());
        comesBack(call);

        assertThat(node.unicasts).hasSize(1);
        record();
        node.recordingStopped.complete(Node.OK);

        await().until(() -> bot.events().contains("returned"));
        assertThat(node.unicasts).containsExactly(0, FRAMES);
        assertThat(bot.gaps()).isZero();
        call.lost("the test is over");
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
    }

    @Test
    void doNotKeepTheCallerWaitingForLongAndAreHeardAllTheSame() throws Exception {
        CallSettings usual = CallSettings.usual();
        FreeSwitchCall call = withPerson(new CallSettings(
                usual.answerLimit(),
                Duration.ofMillis(500),
                usual.ringingLimit(),
                usual.hangupLimit(),
                usual.rearmings(),
                usual.dialString(),
                usual.ringback(),
                usual.personRecordings(),
                usual.eventBacklog()));
        comesBack(call);

        await().until(() -> bot.events().contains("returned"));
        record();
        node.recordingStopped.complete(Node.OK);

        await().until(() -> bot.loudHeard() == FRAMES);
        assertThat(bot.gaps()).isZero();
        call.lost("the test is over");
        bot.awaitEnd();
    }

    @Test
    void areHeardBeforeTheEndWhenTheCallerHangsUpMeanwhile() throws Exception {
        FreeSwitchCall call = withPerson(CallSettings.usual());
        comesBack(call);
        record();
        call.onEvent(event("CHANNEL_HANGUP_COMPLETE"));
        node.recordingStopped.complete(Node.OK);

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.loudHeard()).isEqualTo(FRAMES);
        assertThat(bot.framesAfterEnd()).isZero();
    }

    private FreeSwitchCall withPerson(CallSettings settings) {
        FreeSwitchCall call = new FreeSwitchCall(
                settings.recordingPersonsIn(directory),
                Leg.of(event("CHANNEL_DATA")),
                node,
                new CallServices(Runnable::run, timers, media::open, new RecordingTails(timers), new Transitions()),
                over -> {});
        call.answer(bot);
        await().until(() -> bot.frames() > 0);
        call.transfer(TransferTarget.parse("8000"), AfterPerson.RETURN);
        call.onEvent(event("CHANNEL_BRIDGE"));
        return call;
    }

    /** The person puts down the receiver, and the channel is parked: first by FreeSWITCH, then as we want it. */
    private void comesBack(FreeSwitchCall call) {
        call.onEvent(event("CHANNEL_PARK"));
        call.onEvent(event("CHANNEL_PARK"));
    }

    private void record() throws IOException {
        short[] loud = new short[FRAMES * AudioFrame.SAMPLES];
        Arrays.fill(loud, (short) 3_000);
        WavFile.write(directory.resolve("leg-1.wav"), new Pcm(loud, 8_000), new Pcm(loud, 8_000));
    }

    private static EslEvent event(String name) {
        return new EslEvent(
                Map.of(
                        "Event-Name", name,
                        "Unique-ID", "leg",
                        "Answer-State", "answered",
                        "Hangup-Cause", "NORMAL_CLEARING",
                        "Channel-Read-Codec-Name", "PCMA",
                        "Channel-Read-Codec-Rate", "8000"),
                "");
    }

    /** Sends sound when it is asked to, and says when it has stopped recording. */
    private final class Node implements EslSession {
        private static final EslReply OK = new EslReply("+OK", new EslEvent(Map.of(), ""));
        private static final Pattern REMOTE_PORT = Pattern.compile("remote-port: (\\d+)");

        private final CompletableFuture<EslReply> recordingStopped = new CompletableFuture<>();
        /** Loud frames that had been heard each time when sound was asked for. */
        private final List<Integer> unicasts = new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<EslReply> send(EslCommand command) {
            Matcher port = REMOTE_PORT.matcher(command.wire());
            if (port.find()) {
                unicasts.add(bot.loudHeard());
                sendSound(Integer.parseInt(port.group(1)));
            }
            return command.wire().startsWith("api uuid_record")
                    ? recordingStopped
                    : CompletableFuture.completedFuture(OK);
        }

        private void sendSound(int port) {
            try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
                socket.send(new DatagramPacket(new byte[320], 320, LOOPBACK, port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CompletableFuture<String> background(EslCommand api) {
            throw new AssertionError("nothing runs in the background");
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
