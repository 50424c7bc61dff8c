package io.heedline.application.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.audio.Level;
import io.heedline.audio.WavFile;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;
import io.heedline.telephony.freeswitch.NodeState;
import io.heedline.telephony.freeswitch.scripted.Callee;
import io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch;
import io.heedline.telephony.freeswitch.scripted.ScriptedPhone;
import io.heedline.tts.Prompt;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hotline with everything real but FreeSWITCH, which is scripted. In real time. */
class TelephoneHotlineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private final Map<String, String> given = new TreeMap<>();
    private final BlockingQueue<CallReport> reports = new LinkedBlockingQueue<>();
    private final ScriptedFreeSwitch node = ScriptedFreeSwitch.start("hush");
    private Engine engine;
    private TelephoneHotline hotline;

    @BeforeEach
    void name() throws IOException {
        set("heedline.recordings.directory", directory.toString());
        set("heedline.freeswitch.nodes", "127.0.0.1:" + node.address().getPort());
        set("heedline.freeswitch.password", "hush");
        set("heedline.freeswitch.port", "0");
        set("heedline.freeswitch.timing.drain", "200ms");
        int port = freePorts();
        set("heedline.freeswitch.media.first-port", String.valueOf(port));
        set("heedline.freeswitch.media.last-port", String.valueOf(port + 9));
    }

    private static int freePorts() throws IOException {
        try (DatagramSocket free = new DatagramSocket()) {
            return Math.min(free.getLocalPort(), 65_000);
        }
    }

    private void set(String name, String value) {
        given.put(name, value);
        System.setProperty(name, value);
    }

    private void open() {
        open(new ConversationListener() {
            @Override
            public void ended(CallReport report) {
                reports.add(report);
            }
        });
    }

    private void open(ConversationListener watcher) {
        engine = new Engine(Settings.load(), line -> {});
        hotline = TelephoneHotline.open(engine, engine.scenario("hotline"), Clock.systemDefaultZone(), watcher);
        node.dialplan().answerAndConnect(hotline.listener());
    }

    @AfterEach
    void end() {
        given.keySet().forEach(System::clearProperty);
        if (hotline != null) {
            hotline.close();
        }
        if (engine != null) {
            engine.close();
        }
        node.close();
    }

    private void says(ScriptedPhone phone, String text) {
        phone.say(engine.callerVoice().speak(Prompt.of(text, Locale.SIMPLIFIED_CHINESE)));
    }

    /** What is understood of it depends, in real time, on how busy the machine is; that is tested in virtual time. */
    @Test
    void aCallerOnTheLineIsGreetedHeardAndRecorded() throws Exception {
        open();
        ScriptedPhone caller = node.call("13800000001", "95500");
        await().atMost(PATIENCE).until(() -> caller.heard().durationMs() > 1_000);
        says(caller, "谢谢再见");
        await().atMost(PATIENCE).until(() -> caller.heard().durationMs() > 8_000 || !caller.isUp());
        caller.hangUp();

        CallReport report = reports.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(report.caller()).isEqualTo("13800000001");
        assertThat(said(report, Speaker.BOT)).first().asString().contains("您好");
        assertThat(said(report, Speaker.CALLER)).isNotEmpty();
        assertThat(Level.dbfs(caller.heard().samples())).isGreaterThan(-35);
        assertThat(WavFile.read(report.recording()).durationMs()).isGreaterThan(2_000);
        assertThat(report.lost()).isEmpty();
        assertThat(node.complaints()).isEmpty();
        assertThat(node.crashed()).isFalse();
    }

    private static List<String> said(CallReport report, Speaker speaker) {
        return report.turns().stream()
                .filter(turn -> turn.speaker() == speaker)
                .map(Turn::text)
                .toList();
    }

    @Test
    void aCallerForWhomThereIsNoLineLeftGetsAPersonAtOnce() {
        set("heedline.freeswitch.most-calls", "1");
        open();
        node.callee("8000", Callee.answers());
        ScriptedPhone first = node.call("13800000001", "95500");
        await().atMost(PATIENCE).until(() -> first.heard().durationMs() > 200);
        assertThat(node.phones("8000")).isEmpty();

        ScriptedPhone second = node.call("13800000002", "95500");

        await().atMost(PATIENCE).until(() -> node.phones("8000").size() == 1);
        second.hangUp();
        first.hangUp();
    }

    @Test
    void closingEndsTheCallsUnderWayAndKeepsTheirRecordings() throws Exception {
        open();
        ScriptedPhone caller = node.call("13800000001", "95500");
        await().atMost(PATIENCE).until(() -> Level.dbfs(caller.heard()) > -40);

        hotline.close();

        caller.ended().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(reports.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS).recording())
                .isRegularFile();
    }

    @Test
    void closingDoesNotWaitForACallThatHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        open(new ConversationListener() {
            @Override
            public void turn(Call call, Turn turn) {
                hangs.countDown();
                awaitCalmly(goesOn);
            }
        });
        node.call("13800000001", "95500");
        assertThat(hangs.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        try {
            assertThat(CompletableFuture.runAsync(hotline::close))
                    .succeedsWithin(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            hotline = null;
        } finally {
            goesOn.countDown();
        }
    }

    private static void awaitCalmly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nodesAreToldOf() {
        open();

        assertThat(hotline.number()).isEqualTo("95500");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hotline.nodes())
                        .singleElement()
                        .satisfies(one -> assertThat(one.state()).isInstanceOf(NodeState.Up.class)));
    }

    @Test
    void aPortThatIsTakenIsToldWithItsAddress() {
        open();
        set("heedline.freeswitch.port", String.valueOf(hotline.listener().getPort()));
        try (Engine second = new Engine(Settings.load(), line -> {})) {
            assertThatThrownBy(() -> TelephoneHotline.open(
                            second, second.scenario("hotline"), Clock.systemDefaultZone(), ConversationListener.none()))
                    .hasMessageContaining(String.valueOf(hotline.listener().getPort()));
        }
    }
}
