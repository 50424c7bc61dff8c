package io.heedline.telephony.freeswitch.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Whether both machines agree on what time it is: logs and recordings are laid side by side by it. */
final class ClockCheck implements Check {

    private static final Duration TOLERABLE = Duration.ofSeconds(1);

    private final Clock clock;

    ClockCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        Instant before = clock.instant();
        String answer = node.ask("strmicroepoch");
        Instant after = clock.instant();
        if (!answer.matches("[0-9]{10,18}")) {
            findings.accept(Finding.warning("clock", "not told: " + Texts.shortened(answer), "Load mod_commands."));
            return;
        }
        Instant there = Instant.EPOCH.plus(Long.parseLong(answer), ChronoUnit.MICROS);
        Duration off = there.isBefore(before)
                ? Duration.between(there, before)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        if (off.compareTo(TOLERABLE) > 0) {
            findings.accept(Finding.warning(
                    "clock",
                    "FreeSWITCH's differs from ours by " + off.toMillis() + " ms",
                    "Have both machines follow a time server."));
        } else {
            findings.accept(Finding.ok("clock", "differs by " + off.toMillis() + " ms at most"));
        }
    }
}
