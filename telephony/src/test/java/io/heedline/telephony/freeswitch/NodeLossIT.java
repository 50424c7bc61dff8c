package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.HangupCause;
import io.heedline.telephony.freeswitch.real.BaresipPhone;
import io.heedline.telephony.freeswitch.real.Holdings;
import io.heedline.telephony.freeswitch.real.LineCode;
import io.heedline.telephony.freeswitch.real.Melody;
import io.heedline.telephony.freeswitch.real.NumberedFrames;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.Relay;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** FreeSWITCH, or Heedline, ends in the middle of calls. */
class NodeLossIT {

    private static final int CALLS = 20;

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @Test
    void killedAndStartedAgainItTakesItsCallsWithItAndNewOnesAreTaken() {
        loseAndRegain(freeSwitch::kill);
    }

    @Test
    void shutDownAtOnceItTakesItsCallsWithItAndNewOnesAreTaken() {
        loseAndRegain(() -> {
            freeSwitch.apiIgnoringTheAnswer("fsctl shutdown now");
            freeSwitch.awaitExit();
        });
    }

    private static void loseAndRegain(Runnable end) {
        freeSwitch.mustBeOwn();
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch)) {
            talkOnce(hotline, 0);
            Holdings before = Holdings.of(freeSwitch);
            SippRun callers = new Sipp(freeSwitch, "caller-hangs-up", 0)
                    .staying(Duration.ofMinutes(1))
                    .times(CALLS, 20)
                    .calls(RealFreeSwitch.HOTLINE);
            try (callers) {
                List<ProbeCall> calls = liveCalls(hotline, 1);
                long lost = System.nanoTime();

                end.run();

                calls.forEach(call -> assertThat(call.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER));
                System.out.printf(
                        "%d calls were told of their end %d ms after the node's%n",
                        calls.size(), (System.nanoTime() - lost) / 1_000_000);
                Awaitility.await("the node to be down")
                        .until(() -> hotline.exchange().nodes().get(0).state() instanceof NodeState.Down);
                assertThat(hotline.exchange().counts().live()).isZero();
            }
            long restarted = System.nanoTime();
            freeSwitch.restart();
            hotline.awaitUp();
            System.out.printf("connected %d ms after the start%n", (System.nanoTime() - restarted) / 1_000_000);

            talkOnce(hotline, 1 + CALLS);
            hotline.awaitQuiet(freeSwitch);
            assertThat(hotline.calls()).allSatisfy(call -> {
                assertThat(call.ends()).hasSize(1);
                assertThat(call.isGapless()).isTrue();
            });
            Holdings after = Holdings.of(freeSwitch);
            assertThat(after.ourPorts()).isZero();
            assertThat(after.ourFiles()).as(before + " and then " + after).isLessThanOrEqualTo(before.ourFiles() + 10);
        }
    }

    private static List<ProbeCall> liveCalls(ProbeHotline hotline, int first) {
        hotline.awaitCall(first + CALLS - 1);
        List<ProbeCall> calls = hotline.calls().subList(first, first + CALLS);
        calls.forEach(call -> call.await("sound", () -> call.frames() > 20));
        return calls;
    }

    private static void talkOnce(ProbeHotline hotline, int number) {
        NumberedFrames noise = new NumberedFrames(LineCode.PCMA, 50, 3);
        try (RtpPhone phone = RtpPhone.usual();
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 1)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            ProbeCall call = hotline.awaitCall(number);
            phone.say(noise.sound());
            call.await("the caller's words", () -> noise.numbersIn(call.heard()).size() >= 45);
            call.onLane(answered -> answered.hangUp(HangupCause.NORMAL_CLEARING));
            caller.awaitSuccess();
        }
    }

    @Test
    void aCallerWhomHeedlineLeavesGoesOnToTheQueue() {
        Melody agents = new Melody(550, 880, 330, 550);
        InetAddress here = InetAddress.getLoopbackAddress();
        ProbeHotline hotline = ProbeHotline.open(
                freeSwitch, settings -> settings.with(new FreeSwitchSettings.EventSocket(here, 0, "127.0.0.1")));
        Relay relay = new Relay(freeSwitch.heedline(), hotline.listener());
        try (BaresipPhone agent = new BaresipPhone(freeSwitch, "1000", 0, "PCMA", true, agents.sound());
                RtpPhone phone = RtpPhone.usual();
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            ProbeCall call = hotline.awaitCall(0);
            call.await("sound", () -> call.frames() > 20);

            relay.cut();

            assertThat(call.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
            agent.awaitEvents("CALL_ESTABLISHED", 1);
            call.await("the agent's words", () -> phone.tones(agents).size() >= 4);
            agent.hangUp();
            caller.awaitSuccess();
        } finally {
            relay.close();
            hotline.close();
        }
    }

    @Test
    void aCallerGoesToTheQueueWhenHeedlineIsNotThere() {
        try (BaresipPhone agent = new BaresipPhone(freeSwitch, "1000", 0, "PCMA", true, new Melody(550).sound());
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0).calls(RealFreeSwitch.HOTLINE)) {
            caller.awaitPort("answered");
            agent.awaitEvents("CALL_ESTABLISHED", 1);
            agent.hangUp();
            caller.awaitSuccess();
        }
    }
}
