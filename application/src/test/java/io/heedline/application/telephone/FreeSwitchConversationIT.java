package io.heedline.application.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.freeswitch.NodeState;
import io.heedline.telephony.freeswitch.real.BaresipPhone;
import io.heedline.telephony.freeswitch.real.Melody;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import io.heedline.tts.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The hotline with everything real: FreeSWITCH, telephones, recognition and speech. In real time. */
class FreeSwitchConversationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double SILENT_DBFS = -50;

    /** Packets of 20 ms without sound, after which the bot has said all it had to say. */
    private static final int QUIET_PACKETS = 35;

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @TempDir
    Path directory;

    private final Map<String, String> given = new TreeMap<>();
    private final BlockingQueue<CallReport> reports = new LinkedBlockingQueue<>();
    private Engine engine;
    private TelephoneHotline hotline;

    @BeforeEach
    void open() {
        set("heedline.recordings.directory", directory.toString());
        set("heedline.freeswitch.nodes", "127.0.0.1:" + freeSwitch.eventSocket().getPort());
        set("heedline.freeswitch.password", freeSwitch.password());
        set("heedline.freeswitch.port", "" + freeSwitch.heedline().getPort());
        set("heedline.freeswitch.media.first-port", "" + freeSwitch.ports().firstMedia());
        set("heedline.freeswitch.media.last-port", "" + freeSwitch.ports().lastMedia());
        set(
                "heedline.freeswitch.transfers.recordings",
                freeSwitch.directory().resolve("recordings").toString());
        set("heedline.freeswitch.timing.drain", "0s");
        engine = new Engine(Settings.load(), line -> {});
        ConversationListener watcher = new ConversationListener() {
            @Override
            public void ended(CallReport report) {
                reports.add(report);
            }
        };
        hotline = TelephoneHotline.open(engine, engine.scenario("hotline"), Clock.systemDefaultZone(), watcher);
        await().atMost(PATIENCE).until(() -> hotline.nodes().get(0).state() instanceof NodeState.Up);
    }

    private void set(String name, String value) {
        given.put(name, value);
        System.setProperty(name, value);
    }

    @AfterEach
    void close() {
        given.keySet().forEach(System::clearProperty);
        if (hotline != null) {
            hotline.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    private Pcm spoken(String text) {
        return engine.callerVoice().speak(Prompt.of(text, Locale.SIMPLIFIED_CHINESE));
    }

    /** Waits until the bot has begun to speak behind the given packet and has finished; gives the packet it is then. */
    private static int awaitBotSaid(RtpPhone phone, int from) {
        await("the bot to speak").atMost(PATIENCE).until(() -> loud(phone, from).size() > 20);
        await("the bot to finish").atMost(PATIENCE).until(() -> {
            List<RtpPhone.Heard> packets = phone.heard();
            return packets.subList(Math.max(0, packets.size() - QUIET_PACKETS), packets.size()).stream()
                    .noneMatch(FreeSwitchConversationIT::isLoud);
        });
        return phone.heard().size();
    }

    private static List<RtpPhone.Heard> loud(RtpPhone phone, int from) {
        return phone.heard().stream()
                .skip(from)
                .filter(FreeSwitchConversationIT::isLoud)
                .toList();
    }

    private static boolean isLoud(RtpPhone.Heard packet) {
        return Level.dbfs(packet.samples()) > SILENT_DBFS;
    }

    @Test
    void aCallerOnTheTrunkAsksForTheBillInChineseAndIsTold() throws Exception {
        try (RtpPhone phone = RtpPhone.usual();
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            int greeted = awaitBotSaid(phone, 0);
            phone.say(spoken("我要查一下账单"));
            proves(phone, awaitBotSaid(phone, greeted));
            phone.say(spoken("谢谢再见"));

            assertThat(caller.awaitLog("ended")).isEqualTo("16");
            caller.awaitSuccess();
            CallReport report = report();
            assertThat(report.outcome()).isEqualTo("finished");
            assertThat(report.reachedAim()).isTrue();
            assertThat(report.caller()).isEqualTo("13800000001");
            assertThat(said(report, Speaker.CALLER)).contains("我要查一下账单", "谢谢再见");
            assertThat(String.join("", said(report, Speaker.BOT))).contains("358.20元");
            assertKept(report);
        }
    }

    @Test
    void aCallerPressesKeysTalksWithAPersonAndComesBack() throws Exception {
        Melody person = new Melody(330, 550, 880, 330);
        try (BaresipPhone agent = new BaresipPhone(freeSwitch, "1000", 0, "PCMA", true, person.sound());
                RtpPhone phone = RtpPhone.usual();
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            int greeted = awaitBotSaid(phone, 0);
            phone.press('2');
            phone.pause(100);
            int told = proves(phone, awaitBotSaid(phone, greeted));
            phone.press('0');
            phone.pause(100);
            agent.awaitEvents("CALL_ESTABLISHED", 1);
            await("the person's words")
                    .atMost(PATIENCE)
                    .until(() -> phone.tones(person).size() >= 4);
            int talked = awaitBotSaid(phone, told);
            agent.hangUp();
            awaitBotSaid(phone, talked);
            phone.say(spoken("谢谢再见"));

            caller.awaitSuccess();
            CallReport report = report();
            assertThat(String.join("", said(report, Speaker.BOT))).contains("358.20元");
            assertThat(report.reachedAim()).isTrue();
            assertThat(report.outcome()).isEqualTo("finished");
            assertKept(report);
            List<Pcm> channels = WavFile.readChannels(report.recording());
            assertThat(person.tonesIn(channels.get(1)).toString())
                    .as("the person on our side of the recording")
                    .contains("330, 550, 880, 330");
        }
    }

    @Test
    void aSoftphoneWithOpusAsksForTheBillAndIsTold() throws Exception {
        Pcm words = Pcm.silence(9_000, 8_000)
                .concat(spoken("我要查一下账单"))
                .concat(Pcm.silence(11_000, 8_000))
                .concat(spoken("四三二一"))
                .concat(Pcm.silence(8_000, 8_000))
                .concat(spoken("一三五七九零"));
        try (BaresipPhone phone = BaresipPhone.ofNetwork(freeSwitch, "13800000001", 1, "opus/48000/2", words)) {
            phone.dial(RealFreeSwitch.HOTLINE, freeSwitch.trunk());
            phone.awaitEvents("CALL_ESTABLISHED", 1);
            await("the question and its answer")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> phone.heard().durationMs() > 48_000);
            phone.hangUp();

            CallReport report = report();
            assertThat(said(report, Speaker.CALLER)).contains("我要查一下账单");
            assertThat(String.join("", said(report, Speaker.BOT))).contains("358.20元");
            assertKept(report);
        }
    }

    /** Says the digits and the code of the ledger's first customer. */
    private int proves(RtpPhone phone, int asked) throws Exception {
        phone.say(spoken("四三二一"));
        int askedForCode = awaitBotSaid(phone, asked);
        phone.say(spoken("一三五七九零"));
        return awaitBotSaid(phone, askedForCode);
    }

    private CallReport report() throws InterruptedException {
        CallReport report = reports.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(report).as("the report of the call").isNotNull();
        return report;
    }

    private static List<String> said(CallReport report, Speaker speaker) {
        return report.turns().stream()
                .filter(turn -> turn.speaker() == speaker)
                .map(Turn::text)
                .toList();
    }

    private static void assertKept(CallReport report) throws Exception {
        assertThat(report.lost()).isEmpty();
        assertThat(Files.readString(report.transcript())).contains("账单");
        List<Pcm> channels = WavFile.readChannels(report.recording());
        assertThat(channels).hasSize(2);
        assertThat(channels.get(0).durationMs()).isGreaterThan(8_000);
    }
}
