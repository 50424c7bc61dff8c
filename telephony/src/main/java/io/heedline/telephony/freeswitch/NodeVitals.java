package io.heedline.telephony.freeswitch;

import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a node's health. Safe for all threads. */
final class NodeVitals {

    private static final Logger log = LoggerFactory.getLogger(NodeVitals.class);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(20);
    private static final int MISSED = 3;

    private final String name;
    private final Clock clock;
    private NodeState state;
    private String core = "";
    private final Set<String> earlier = new HashSet<>();
    private int maxSessions;
    private int others;
    private Instant lastSign;
    private Duration interval = USUAL_INTERVAL;

    NodeVitals(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        state = new NodeState.Connecting(clock.instant());
        lastSign = clock.instant();
    }

    synchronized NodeState state() {
        return state;
    }

    synchronized String core() {
        return core;
    }

    synchronized boolean hadCore(String process) {
        return earlier.contains(process);
    }

    synchronized int maxSessions() {
        return maxSessions;
    }

    /** Sessions it has, if others' are what they were. */
    synchronized int sessions(int ours) {
        return others + ours;
    }

    synchronized double load(int ours) {
        return maxSessions == 0 ? 0 : (double) (others + ours) / maxSessions;
    }

    /** A fresh link told who it is; returns whether there was a link before. */
    synchronized boolean identified(String process, int most) {
        boolean before = !core.isEmpty();
        if (before && !core.equals(process)) {
            log.warn("node={} was restarted", name);
            earlier.add(core);
        }
        core = process;
        maxSessions = most;
        return before;
    }

    synchronized void sessions(int all, int ours) {
        others = Math.max(0, all - ours);
    }

    synchronized void up() {
        lastSign = clock.instant();
        if (state instanceof NodeState.Down down) {
            log.warn(
                    "node={} is up again after {} s",
                    name,
                    Duration.between(down.since(), lastSign).toSeconds());
        }
        become(new NodeState.Up(lastSign));
    }

    /** Whether there is a link, and it is known who is at its other end. */
    synchronized boolean isLinked() {
        return state instanceof NodeState.Up || state instanceof NodeState.Silent;
    }

    /** Returns whether that is news. */
    synchronized boolean down(String why) {
        boolean news = !(state instanceof NodeState.Down down) || !down.why().equals(why);
        if (news) {
            Instant since = state instanceof NodeState.Down down ? down.since() : clock.instant();
            become(new NodeState.Down(since, why));
        }
        return news;
    }

    synchronized void heartbeat(EslEvent event, int ours) {
        lastSign = clock.instant();
        event.header("Session-Count").flatMap(NodeVitals::number).ifPresent(all -> sessions(all, ours));
        event.header("Max-Sessions").flatMap(NodeVitals::number).ifPresent(most -> maxSessions = most);
        event.header("Heartbeat-Interval")
                .flatMap(NodeVitals::number)
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> interval = Duration.ofSeconds(seconds));
        if (state instanceof NodeState.Silent) {
            become(new NodeState.Up(clock.instant()));
        }
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    synchronized void tick() {
        Duration silence = Duration.between(lastSign, clock.instant());
        if (state instanceof NodeState.Up && silence.compareTo(interval.multipliedBy(MISSED)) > 0) {
            log.warn(
                    "node={} has sent no heartbeat for {} s, {} are usual: it gets no new calls",
                    name,
                    silence.toSeconds(),
                    interval.toSeconds());
            become(new NodeState.Silent(clock.instant()));
        }
    }

    private void become(NodeState next) {
        log.info("node={} state={} was={}", name, next, state.getClass().getSimpleName());
        state = next;
    }
}
