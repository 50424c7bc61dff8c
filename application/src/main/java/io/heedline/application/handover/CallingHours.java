package io.heedline.application.handover;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When people may be called.
 *
 * @param from the first moment of the day
 * @param to the first moment that is too late
 */
record CallingHours(LocalTime from, LocalTime to, ZoneId zone) {

    boolean allow(Instant when) {
        LocalTime time = when.atZone(zone).toLocalTime();
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** This moment, or the first of the hours that follow. */
    Instant nextAllowed(Instant when) {
        if (allow(when)) {
            return when;
        }
        ZonedDateTime local = when.atZone(zone);
        ZonedDateTime opening = local.toLocalTime().isBefore(from) ? local : local.plusDays(1);
        return opening.toLocalDate().atTime(from).atZone(zone).toInstant();
    }
}
