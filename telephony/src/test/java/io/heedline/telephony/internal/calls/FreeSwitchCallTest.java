package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.RecordingListener;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.freeswitch.scripted.Callee;
import io.heedline.telephony.freeswitch.scripted.LegCodec;
import io.heedline.telephony.freeswitch.scripted.ScriptedPhone;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls do that is FreeSWITCH's own: sound that stops, nodes that do not answer, queues, legs that ring. */
@Timeout(30)
class FreeSwitchCallTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final CallSettings USUAL = CallSettings.usual();
    private static final CallSettings IMPATIENT = new CallSettings(
            SHORT,
            SHORT,
            Duration.ofSeconds(1),
            SHORT,
            1,
            USUAL.dialString(),
            USUAL.ringback(),
            Optional.empty(),
            USUAL.eventBacklog());

    private final RecordingListener bot = new RecordingListener();
    private CallRig rig = new CallRig(USUAL);

    @AfterEach
    void nothingIsLeft() {
        await().untilAsserted(() -> assertThat(rig.over).hasSameElementsAs(rig.made));
        assertThat(rig.over).doesNotHaveDuplicates();
        assertThat(rig.node.crashed()).isFalse();
        await().until(rig::allPortsAreFree);
        rig.close();
    }

    private ScriptedPhone ring() {
        rig.hotline("95500", bot::take);
        return rig.node.call("13800001111", "95500");
    }

    private void use(CallSettings settings) {
        rig.close();
        rig = new CallRig(settings);
    }

    @Test
    void aLegThatStillRingsIsAnsweredBeforeItsSoundIsAskedFor() throws Exception {
        rig.node.dialplan().connectRinging(rig.address());
        ScriptedPhone caller = ring();

        await().until(() -> bot.frames() > 5);
        assertThat(rig.node.commandSummaries().stream()
                        .filter(command -> command.contains("answer") || command.contains("unicast")))
                .hasSize(2)
                .first()
                .asString()
                .contains("answer");
        caller.hangUp();
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40})
    void legsOfOtherCodecsAndPacketLengthsHaveSoundBothWays(int ptime) throws Exception {
        rig.hotline("95500", bot::take);
        ScriptedPhone caller = rig.node.call("13800001111", "95500", LegCodec.OPUS.ptime(ptime));
        caller.say(loud(1_000));
        bot.call().play(loud(500));

        await().until(() -> bot.loudHeard() > 5 && bot.loudSaid() > 5);
        await().until(() -> Arrays.stream(toInts(caller.heard())).anyMatch(sample -> sample > 2_000));
        assertThat(caller.oddPackets()).isZero();
        caller.hangUp();
        bot.awaitEnd();
    }

    @Test
    void soundThatStopsIsAskedForAgainAndFramesGoOnWithoutAGap() throws Exception {
        ScriptedPhone caller = ring();
        await().until(() -> bot.frames() > 3);
        breakSoundOf(caller);

        await().until(() -> rig.transitions.snapshot().getOrDefault("WithBot -> Parking", 0L) == 1
                && rig.transitions.snapshot().getOrDefault("Arming -> WithBot", 0L) == 2);
        Playback words = bot.call().play(loud(60));
        await().until(() -> bot.finished().contains(words));
        assertThat(bot.gaps()).isZero();
        caller.hangUp();
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.events()).containsExactly("ended NORMAL_CLEARING");
    }

    @Test
    void soundThatStopsAgainAndAgainEndsTheCall() throws Exception {
        use(IMPATIENT);
        ScriptedPhone caller = ring();
        await().until(() -> bot.frames() > 3);
        breakSoundOf(caller);
        await().until(() -> rig.transitions.snapshot().getOrDefault("Arming -> WithBot", 0L) == 2);
        breakSoundOf(caller);

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.MEDIA_TIMEOUT);
        assertThat(bot.events()).containsExactly("ended MEDIA_TIMEOUT");
    }

    @Test
    void soundThatNeverComesEndsTheCallAfterItWasAskedForAgain() throws Exception {
        use(IMPATIENT);
        rig.node.misbehave().neverReplyTo("unicast");
        ScriptedPhone caller = ring();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.MEDIA_TIMEOUT);
        assertThat(caller.ended().get(5, TimeUnit.SECONDS)).isEqualTo("MEDIA_TIMEOUT");
        assertThat(bot.frames()).isZero();
        assertThat(rig.transitions.snapshot()).containsEntry("Arming -> Parking", 1L);
    }

    @Test
    void aNodeThatDoesNotAnswerTheChannelLosesTheCall() throws Exception {
        use(IMPATIENT);
        rig.node.dialplan().connectRinging(rig.address());
        rig.node.misbehave().neverReplyTo("answer");
        ring();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.RECOVERY_ON_TIMER_EXPIRE);
    }

    @Test
    void aNodeThatDoesNotHangUpIsGivenUp() throws Exception {
        use(IMPATIENT);
        rig.node.misbehave().neverReplyTo("api uuid_kill");
        ring();
        await().until(() -> bot.frames() > 2);
        bot.call().hangUp(HangupCause.NORMAL_CLEARING);

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void aNodeThatDiesEndsItsCallsOnce() throws Exception {
        ring();
        await().until(() -> bot.frames() > 2);
        rig.node.kill();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
        bot.call().hangUp(HangupCause.NORMAL_CLEARING);
        rig.made.get(0).endedMeanwhile("NORMAL_CLEARING");
        rig.made.get(0).lost("it was lost before");
        await().until(() -> rig.over.size() == 1);
        assertThat(bot.events()).containsExactly("ended NETWORK_OUT_OF_ORDER");
    }

    @Test
    void aChannelThatEndedMeanwhileEndsTheCallWithItsCause() throws Exception {
        ring();
        await().until(() -> bot.frames() > 2);
        rig.made.get(0).endedMeanwhile("USER_BUSY");

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.USER_BUSY);
    }

    @Test
    void eventsThatComeTwiceOrInAnotherOrderDoNoHarm() throws Exception {
        rig.node.misbehave().duplicateEvents("CHANNEL_ANSWER", "CHANNEL_PARK", "CHANNEL_BRIDGE", "CHANNEL_HANGUP");
        rig.node.callee("8000", Callee.answers());
        ScriptedPhone caller = ring();
        bot.call().transfer(TransferTarget.parse("8000"), AfterPerson.RETURN);
        await().until(() -> bot.events().contains("transferred to 8000"));
        rig.node.phones("8000").get(0).hangUp();
        await().until(() -> bot.events().contains("returned"));
        caller.hangUp();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.events()).containsExactly("transferred to 8000", "returned", "ended NORMAL_CLEARING");
    }

    @Test
    void anAgentOfAQueueTakesTheCallOverAndGivesItBack() throws Exception {
        rig.node.callee("1000", Callee.answers());
        rig.node.queue("support@default", "1000");
        ScriptedPhone caller = ring();
        bot.call().transfer(TransferTarget.parse("queue:support@default"), AfterPerson.RETURN);

        await().until(() -> bot.events().contains("transferred to queue:support@default"));
        rig.node.phones("1000").get(0).hangUp();
        await().until(() -> bot.events().contains("returned"));
        Playback words = bot.call().play(loud(60));
        await().until(() -> bot.finished().contains(words));
        caller.hangUp();
        bot.awaitEnd();
    }

    @Test
    void aQueueThatDoesNotExistIsToldAsAnUnknownNumber() throws Exception {
        ScriptedPhone caller = ring();
        bot.call().transfer("queue:nobody@default");

        await().until(() -> !bot.events().isEmpty());
        assertThat(bot.events()).containsExactly("not transferred to queue:nobody@default: UnknownNumber");
        caller.hangUp();
        bot.awaitEnd();
    }

    @Test
    void waitingInAQueueWithoutAgentsHasAnEnd() throws Exception {
        use(IMPATIENT);
        rig.node.queue("support@default", "");
        ScriptedPhone caller = ring();
        bot.call().transfer("queue:support@default");

        await().until(() -> !bot.events().isEmpty());
        assertThat(bot.events().get(0)).startsWith("not transferred to queue:support@default: NoAnswer");
        caller.hangUp();
        bot.awaitEnd();
    }

    @Test
    void aTransferThatIsAskedForBeforeThereIsSoundIsDoneWhenThereIs() throws Exception {
        rig.node.callee("8000", Callee.answers());
        rig.hotline("95500", ringing -> {
            bot.take(ringing);
            ringing.transfer("8000");
        });
        rig.node.call("13800001111", "95500");

        await().until(() -> bot.events().contains("transferred to 8000"));
        rig.node.phones("8000").get(0).hangUp();
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void aParkedCallerWhoseControllerIsGoneIsToGoOnInTheDialplanOfTheNumber() throws Exception {
        rig.node
                .dialplan()
                .to(
                        "95500",
                        "answer",
                        "set socket_resume=true",
                        io.heedline.telephony.freeswitch.scripted.Dialplan.socket(rig.address()));
        rig.node.callee("8000", Callee.busy());
        ScriptedPhone caller = ring();
        bot.call().transfer("8000");
        await().until(() -> !bot.events().isEmpty());

        assertThat(rig.node.commandSummaries())
                .anyMatch(command -> command.contains("uuid_transfer")
                        && command.contains("park,set:socket_resume=true,transfer:95500 XML "));
        caller.hangUp();
        bot.awaitEnd();
    }

    // Calls that we made

    private final AtomicInteger early = new AtomicInteger();

    private void originate(DialListener dialler) {
        rig.calls("13900001111", call -> call.ringPerson(dialler));
        Originating.from(rig, "13900001111");
    }

    @Test
    void whatIsHeardBeforeTheAnswerIsToldAndTheAnswerTakesOver() throws Exception {
        rig.node.callee("13900001111", Callee.earlyMedia(loud(400), Duration.ofMillis(600)));
        originate(new DialListener() {
            @Override
            public void onEarlyMedia(AudioFrame heard) {
                early.addAndGet(heard.levelDbfs() > -40 ? 1 : 0);
            }

            @Override
            public void onAnswered(Call call) {
                bot.take(call);
            }
        });

        await().until(() -> early.get() > 5);
        await().until(() -> bot.frames() > 5);
        assertThat(bot.gaps()).isZero();
        assertThat(rig.made.get(0).outcome().get(5, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Answered.class);
        rig.node.phones("13900001111").get(0).hangUp();
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void anAnswerThatNobodyTakesOverIsHungUp() throws Exception {
        rig.node.callee("13900001111", Callee.answers());
        originate(call -> {});

        await().until(() -> rig.over.size() == 1);
        assertThat(rig.node.phones("13900001111").get(0).ended().get(5, TimeUnit.SECONDS))
                .isEqualTo("NORMAL_TEMPORARY_FAILURE");
        assertThat(rig.made.get(0).outcome().get(5, TimeUnit.SECONDS))
                .isEqualTo(new DialOutcome.NetworkFailed(HangupCause.TEMPORARY_FAILURE));
    }

    private void breakSoundOf(ScriptedPhone caller) {
        Originating.api(rig, "uuid_broadcast " + caller.uuid() + " silence_stream://100");
    }

    private static Pcm loud(int ms) {
        short[] samples = new short[8 * ms];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 8 % 2 == 0 ? 6_000 : -6_000);
        }
        return new Pcm(samples, 8_000);
    }

    private static int[] toInts(Pcm sound) {
        int[] values = new int[sound.samples().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = sound.samples()[i];
        }
        return values;
    }
}
