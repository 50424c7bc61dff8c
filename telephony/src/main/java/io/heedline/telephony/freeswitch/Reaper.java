package io.heedline.telephony.freeswitch;

import io.heedline.telephony.HangupCause;
import io.heedline.telephony.internal.calls.Causes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hangs up the channels of one node that wait in {@code socket} for our listener although we know nothing of them: a
 * caller would hear silence there for ever. Age is counted from when we first saw them, so that the clocks of the two
 * machines do not matter. Channels in anything else, or in a socket to any other listener, are nobody's but their own.
 */
final class Reaper {

    private static final Logger log = LoggerFactory.getLogger(Reaper.class);

    private final String listener;
    private final Duration age;
    private final Clock clock;
    private final Map<String, Instant> firstSeen = new HashMap<>();

    Reaper(String listener, Duration age, Clock clock) {
        this.listener = listener;
        this.age = age;
        this.clock = clock;
    }

    /** Looks through the channels of its node; returns how many were hung up. */
    synchronized int sweep(NodeLink node, ChannelTable channels, Predicate<String> known) {
        Instant now = clock.instant();
        Set<String> strangers = new HashSet<>();
        channels.rows().stream()
                .filter(row -> row.inSocketTo(listener) && !known.test(row.uuid()))
                .forEach(row -> strangers.add(row.uuid()));
        firstSeen.keySet().retainAll(strangers);
        int reaped = 0;
        for (String channel : strangers) {
            Duration seen = Duration.between(firstSeen.computeIfAbsent(channel, unseen -> now), now);
            if (seen.compareTo(age) >= 0) {
                log.warn(
                        "node={} channel={} has waited for us for {} s and is no call of ours: hung up",
                        node,
                        channel,
                        seen.toSeconds());
                node.kill(channel, Causes.name(HangupCause.TEMPORARY_FAILURE));
                firstSeen.remove(channel);
                reaped++;
            }
        }
        return reaped;
    }
}
