package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.freeswitch.real.Holdings;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RestlessCallers;
import io.heedline.telephony.freeswitch.real.RestlessCallers.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who give up at any moment between the first word and the first sound: 210 of them for each way to answer. */
class GivingUpIT {

    private static final int CALLS = 10;
    private static final int LONGEST_MS = 400;
    private static final int STEP_MS = 20;

    /** File descriptors that come and go by themselves: classes being loaded, timers, a line of the log. */
    private static final int SLACK = 12;

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @Test
    void whereTheDialplanAnswers() {
        List<ProbeCall> calls = giveUp(RealFreeSwitch.HOTLINE, GivingUpIT::answer);

        assertThat(calls).allSatisfy(call -> assertThat(call.ends()).hasSize(1));
    }

    @Test
    void whereWeAnswerAtOnce() {
        freeSwitch.mustBeOwn();
        List<ProbeCall> calls = giveUp(RealFreeSwitch.RINGING_HOTLINE, GivingUpIT::answer);

        assertThat(calls).allSatisfy(call -> assertThat(call.ends()).hasSize(1));
    }

    @Test
    void whereWeAnswerAfterAWhile() {
        freeSwitch.mustBeOwn();
        List<ProbeCall> calls = giveUp(
                RealFreeSwitch.RINGING_HOTLINE,
                call -> CompletableFuture.delayedExecutor(
                                ThreadLocalRandom.current().nextInt(LONGEST_MS),
                                TimeUnit.MILLISECONDS,
                                call.call().lane())
                        .execute(() -> answer(call)));

        // A call that was over before it was answered has no listener to be told.
        assertThat(calls).allSatisfy(call -> assertThat(call.ends()).hasSizeLessThanOrEqualTo(1));
    }

    private static void answer(ProbeCall call) {
        call.call().answer(call);
    }

    private static List<ProbeCall> giveUp(String number, Consumer<ProbeCall> desk) {
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch.settings(), desk);
                RestlessCallers callers = new RestlessCallers(freeSwitch.trunk())) {
            // The first call loads classes and opens what stays open.
            callers.call(number, Duration.ofSeconds(1))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            hotline.awaitQuiet(freeSwitch);
            Holdings before = Holdings.of(freeSwitch);
            List<Ending> endings = new ArrayList<>();

            for (int round = 0; round < CALLS; round++) {
                List<CompletableFuture<Ending>> attempts = IntStream.rangeClosed(0, LONGEST_MS / STEP_MS)
                        .mapToObj(step -> callers.call(number, Duration.ofMillis((long) step * STEP_MS)))
                        .toList();
                attempts.forEach(attempt ->
                        endings.add(attempt.orTimeout(20, TimeUnit.SECONDS).join()));
            }

            hotline.awaitQuiet(freeSwitch);
            assertThat(endings).hasSize(CALLS * (LONGEST_MS / STEP_MS + 1));
            assertThat(freeSwitch.isAlive()).as("FreeSWITCH lives").isTrue();
            Awaitility.await("what was opened to be closed: " + before)
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> {
                        Holdings after = Holdings.of(freeSwitch);
                        assertThat(after.ourPorts()).as("our media ports").isZero();
                        assertThat(after.theirPorts()).as("ports of FreeSWITCH").isZero();
                        assertThat(after.ourFiles()).as("our files").isLessThanOrEqualTo(before.ourFiles() + SLACK);
                        assertThat(after.theirFiles())
                                .as("files of FreeSWITCH")
                                .isLessThanOrEqualTo(before.theirFiles() + SLACK);
                    });
            System.out.printf(
                    "%s: callers %s; %d reached us; before %s, after %s%n",
                    number,
                    endings.stream().collect(Collectors.groupingBy(ending -> ending, Collectors.counting())),
                    hotline.calls().size(),
                    before,
                    Holdings.of(freeSwitch));
            return hotline.calls();
        }
    }
}
