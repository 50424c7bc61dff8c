package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.RecordingListener;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.freeswitch.scripted.Callee;
import io.heedline.telephony.freeswitch.scripted.ScriptedPhone;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who cancel or hang up at any moment of set-up and of a transfer, 200 of each kind. */
@Timeout(60)
class HangingUpAtAnyMomentTest {

    private static final int CALLERS = 200;
    private static final int AT_ONCE = 20;
    private static final long SEED = 20_261_122;

    private final CallRig rig = new CallRig(CallSettings.usual());
    private final List<RecordingListener> bots = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(SEED);

    @AfterEach
    void close() {
        clock.shutdownNow();
        rig.close();
    }

    @Test
    void whileTheLegIsAnsweredByTheDialplan() {
        race(false, 100, 100);
    }

    @Test
    void whileWeAnswerIt() {
        rig.node.dialplan().connectRinging(rig.address());
        race(false, 100, 100);
    }

    @Test
    void whileItIsHandedOverAndComesBack() {
        rig.node.callee("8000", Callee.answersAfter(Duration.ofMillis(20)));
        race(true, 500, 250);
    }

    /**
     * @param longest time in ms after which a caller hangs up at the latest
     * @param personTalks time in ms after which the person hangs up at the latest
     */
    private void race(boolean transferring, int longest, int personTalks) {
        rig.hotline("95500", ringing -> {
            RecordingListener bot = new RecordingListener();
            bots.add(bot);
            if (transferring) {
                bot.atFrame(0, () -> ringing.transfer(TransferTarget.parse("8000"), AfterPerson.RETURN));
            }
            bot.take(ringing);
        });
        for (int done = 0; done < CALLERS; done += AT_ONCE) {
            List<ScriptedPhone> callers = new CopyOnWriteArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                ScriptedPhone caller = rig.node.call("13800001111", "95500");
                callers.add(caller);
                clock.schedule(caller::hangUp, random.nextInt(longest), TimeUnit.MILLISECONDS);
            }
            if (transferring) {
                clock.schedule(
                        () -> rig.node.phones("8000").forEach(ScriptedPhone::hangUp),
                        random.nextInt(personTalks),
                        TimeUnit.MILLISECONDS);
            }
            await().until(() -> callers.stream().noneMatch(ScriptedPhone::isUp));
        }

        await().untilAsserted(() -> assertThat(rig.over).hasSameElementsAs(rig.made));
        assertThat(rig.over).doesNotHaveDuplicates();
        assertThat(bots).isNotEmpty().allSatisfy(bot -> {
            assertThat(bot.events().stream().filter(event -> event.startsWith("ended")))
                    .hasSize(1);
            assertThat(bot.awaitEnd()).isIn(HangupCause.NORMAL_CLEARING, HangupCause.ORIGINATOR_CANCEL);
            assertThat(bot.gaps()).isZero();
            assertThat(bot.framesAfterEnd()).isZero();
        });
        assertThat(rig.node.crashed())
                .as("unicast on a channel without a codec")
                .isFalse();
        await().until(() -> rig.node.channels().isEmpty());
        await().until(rig::allPortsAreFree);
    }
}
