package io.heedline.application.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.simulated.Answering;
import io.heedline.telephony.simulated.CallerLeg;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.SimulatedCaller;
import io.heedline.telephony.simulated.SimulatedExchange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallBackCallerTest {

    private static final String CALLER = "13800000001";
    private static final String AGENT = "8000";

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock("2026-11-23T01:00:00Z");
    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL, clock);
    private final HandoverDesk desk = HandoverDesk.inMemory(HandoverSettings.defaults(), clock);
    private final Voice voice = new Voice();
    private CallBackCaller caller;

    @BeforeEach
    void open() {
        caller = desk.caller(exchange, "95500", voice, directory);
    }

    @AfterEach
    void close() {
        caller.close();
        exchange.close();
        desk.close();
    }

    @Test
    void ringsTheCallerSaysWhoItIsAndConnectsAPerson() {
        Listener outside = new Listener();
        exchange.registerPerson(CALLER, new Answering.After(Duration.ofSeconds(3)), () -> outside);
        exchange.registerPerson(AGENT, new Answering.After(Duration.ofSeconds(2)), Listener::new);
        String id = ask();

        assertThat(caller.ring(id)).isInstanceOf(RingAnswer.Ringing.class);

        await(id, CallBackState.Done.class);
        assertThat(voice.greeted).isEqualTo(Locale.US);
        assertThat(outside.heardFrames).as("the greeting of one second").isGreaterThanOrEqualTo(49);
        Handover handover = desk.handovers().all().get(0);
        assertThat(handover.caller()).isEqualTo(CALLER);
        assertThat(handover.summary().who()).startsWith("Not verified");
        assertThat(handover.summary().why()).isEqualTo("Handed over: asked to be called back");
    }

    @Test
    void whoDoesNotAnswerIsTriedAgainLater() {
        exchange.registerPerson(CALLER, new Answering.Never(), Listener::new);
        String id = ask();
        caller.ring(id);

        await(id, CallBackState.Open.class);
        assertThat(desk.callBacks().find(id).orElseThrow().state().attempts()).isEqualTo(1);
    }

    @Test
    void aNumberThatIsNobodysIsNotReached() {
        String id = ask();
        caller.ring(id);

        await(id, CallBackState.Open.class);
    }

    @Test
    void isNotDoneWhenNoPersonWasFree() {
        Listener outside = new Listener();
        exchange.registerPerson(CALLER, Answering.atOnce(), () -> outside);
        exchange.registerPerson(AGENT, new Answering.Never(), Listener::new);
        String id = ask();
        caller.ring(id);

        await(id, CallBackState.Open.class);
        assertThat(outside.heardFrames).as("greeting and farewell").isGreaterThanOrEqualTo(98);
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .until(() -> desk.handovers().open().isEmpty());
    }

    @Test
    void aVoiceThatFailsRingsNobody() {
        voice.fails = true;
        String id = ask();
        caller.ring(id);

        await(id, CallBackState.Open.class);
    }

    @Test
    void byItselfRingsOnlyWhoIsDueWhileTheQueueIsShort() {
        exchange.registerPerson(CALLER, Answering.atOnce(), Listener::new);
        exchange.registerPerson(AGENT, Answering.atOnce(), Listener::new);
        String id = ask();
        caller.ringDue();
        assertThat(desk.callBacks().find(id).orElseThrow().state().attempts())
                .as("not due yet")
                .isZero();
        clock.pass(Duration.ofMinutes(1));
        caller.ringDue();

        await(id, CallBackState.Done.class);
    }

    private String ask() {
        desk.queueDesk()
                .call("request-callback", Map.of("queue", AGENT, "caller", CALLER, "key", "k", "language", "en-US"));
        return desk.callBacks().all().get(0).id();
    }

    private void await(String id, Class<? extends CallBackState> state) {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() ->
                        state.isInstance(desk.callBacks().find(id).orElseThrow().state()));
    }

    private static final class Voice implements CallBackVoice {
        private volatile Locale greeted;
        private volatile boolean fails;

        @Override
        public CompletableFuture<Pcm> greeting(Locale locale) {
            greeted = locale;
            return fails
                    ? CompletableFuture.failedFuture(new IllegalStateException("no voice"))
                    : CompletableFuture.completedFuture(tone());
        }

        @Override
        public Pcm nobodyThere(Locale locale) {
            return tone();
        }

        private static Pcm tone() {
            short[] samples = new short[8_000];
            Arrays.fill(samples, (short) 3_000);
            return new Pcm(samples, 8_000);
        }
    }

    /** Counts the frames with sound until the call ends; hangs up after a minute. */
    private static final class Listener implements SimulatedCaller {
        private static final long FRAMES_OF_A_MINUTE = 3_000;

        private volatile int heardFrames;
        private CallerLeg leg;

        @Override
        public void onAnswered(CallerLeg answered) {
            leg = answered;
        }

        @Override
        public void onFrame(long index, AudioFrame heard) {
            if (heard.levelDbfs() > -60) {
                heardFrames++;
            }
            if (index == FRAMES_OF_A_MINUTE) {
                leg.hangUp();
            }
        }

        @Override
        public void onEnded(HangupCause cause) {}
    }
}
