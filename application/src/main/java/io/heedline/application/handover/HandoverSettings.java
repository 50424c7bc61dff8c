package io.heedline.application.handover;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Handing over to people.
 *
 * @param directory what has to outlive a restart: call-backs, and talks that broke off
 * @param retention how long a handover is listed. A working day and a night, so that the morning shift sees what the
 *     last one left; its file beside the transcript stays as long as that
 * @param most handovers listed at most; the oldest that are over go first
 * @param usualPickup how long a person takes to pick up as long as nothing is known of a queue: a minute is what small
 *     teams take, and too long is the better error to announce
 * @param offerCallBackFrom the waiting time from which a call-back is offered: after five minutes half the callers have
 *     given up on most hotlines
 * @param resumeWithin a caller who rings again within this time after a talk broke off is asked whether to go on with
 *     it: long enough to get off a lift or to charge a telephone, short enough to be the same matter and person
 * @param callBacks how call-backs are made
 */
@ConfigurationProperties("heedline.handover")
public record HandoverSettings(
        @DefaultValue("var/handover") Path directory,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("500") int most,
        @DefaultValue("60s") Duration usualPickup,
        @DefaultValue("5m") Duration offerCallBackFrom,
        @DefaultValue("10m") Duration resumeWithin,
        @DefaultValue CallBacks callBacks) {

    /**
     * Call-backs.
     *
     * @param automatic whether Heedline rings by itself when the time has come; without it a person does, or starts it on
     *     the page. Off, because it needs a telephone line that may ring out
     * @param from no call-back before this time of the day
     * @param to nor at this time or later. The strictest of the calling rules in force names 08:00 and 21:00
     * @param attempts how often a call-back is tried at most: who has missed three calls has found another way
     * @param between the time between two attempts
     * @param ringing how long it rings at most
     * @param retention how long a call-back that is done stays listed
     */
    public record CallBacks(
            @DefaultValue("false") boolean automatic,
            @DefaultValue("08:00") LocalTime from,
            @DefaultValue("21:00") LocalTime to,
            @DefaultValue("3") int attempts,
            @DefaultValue("15m") Duration between,
            @DefaultValue("30s") Duration ringing,
            @DefaultValue("7d") Duration retention) {

        public CallBacks {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("heedline.handover.call-backs.from is " + from + " and to is " + to
                        + "; expected a time of the day before the other");
            }
            HandoverSettings.between("call-backs.attempts", attempts, 1, 10, "");
            HandoverSettings.between("call-backs.between", between.toSeconds(), 60, 86_400, " s");
            HandoverSettings.between("call-backs.ringing", ringing.toSeconds(), 5, 120, " s");
            HandoverSettings.between("call-backs.retention", retention.toHours(), 1, 8_760, " h");
        }
    }

    public HandoverSettings {
        between("retention", retention.toMinutes(), 1, 525_600, " min");
        between("most", most, 10, 100_000, "");
        between("usual-pickup", usualPickup.toSeconds(), 1, 3_600, " s");
        between("offer-call-back-from", offerCallBackFrom.toSeconds(), 0, 86_400, " s");
        between("resume-within", resumeWithin.toSeconds(), 0, 86_400, " s");
    }

    /** The values a hotline starts with. */
    public static HandoverSettings defaults() {
        return new HandoverSettings(
                Path.of("var/handover"),
                Duration.ofHours(24),
                500,
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                new CallBacks(
                        false,
                        LocalTime.of(8, 0),
                        LocalTime.of(21, 0),
                        3,
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(30),
                        Duration.ofDays(7)));
    }

    private static void between(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "heedline.handover." + name + " is " + value + unit + "; expected " + least + " to " + most + unit);
        }
    }
}
