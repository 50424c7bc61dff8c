package io.heedline.telephony.freeswitch;

import io.heedline.telephony.internal.calls.FreeSwitchCall;
import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps our calls and the nodes' channels of one mind: what a node no longer has must end here, and the reverse. */
final class Oversight implements NodeLink.Owner {

    private static final Logger log = LoggerFactory.getLogger(Oversight.class);

    /** The end of a call comes by its own event socket; only if it does not come in this time, the list counts. */
    private static final Duration OWN_NEWS = Duration.ofSeconds(2);

    private final OpenCalls open;
    private final Tally tally;
    private final ScheduledExecutorService timers;
    private final Supplier<Reaper> newReaper;
    private final Presence presence;
    private final Map<NodeLink, Reaper> reapers = new ConcurrentHashMap<>();

    /** Whether a node has a channel, by its own word. */
    interface Presence {
        CompletableFuture<Boolean> has(NodeLink node, String channel);
    }

    Oversight(
            OpenCalls open,
            Tally tally,
            ScheduledExecutorService timers,
            Supplier<Reaper> newReaper,
            Presence presence) {
        this.open = open;
        this.tally = tally;
        this.timers = timers;
        this.newReaper = newReaper;
        this.presence = presence;
    }

    @Override
    public void onChannelEvent(NodeLink node, EslEvent event) {
        open.dialling(event.channel().orElse("")).ifPresent(dialling -> {
            if (dialling.node() == node) {
                dialling.onEvent(event);
            }
        });
    }

    @Override
    public void onLost(NodeLink node, String why) {
        open.diallings().stream()
                .filter(dialling -> dialling.node() == node)
                .forEach(dialling -> dialling.linkLost(why));
    }

    @Override
    public void onChannels(NodeLink node, ChannelTable channels, Instant askedAt, boolean afterLoss) {
        Set<String> present = channels.uuids();
        open.diallings().stream()
                .filter(dialling -> dialling.node() == node && dialling.since().isBefore(askedAt))
                .forEach(dialling -> compare(dialling, present, node, afterLoss));
        open.live().stream()
                .filter(live -> live.since().isBefore(askedAt))
                .forEach(live -> compare(live, present, node));
        int reaped = reapers.computeIfAbsent(node, unseen -> newReaper.get()).sweep(node, channels, open::knows);
        for (int i = 0; i < reaped; i++) {
            tally.reaped();
        }
    }

    private void compare(Dialling dialling, Set<String> present, NodeLink node, boolean afterLoss) {
        if (!dialling.core().equals(node.core())) {
            dialling.nodeRestarted();
        } else if (!present.contains(dialling.channel())) {
            unlessThere(node, dialling.channel(), () -> dialling.missing(afterLoss));
        }
    }

    /** A call of a process that is gone is lost; one of this process that it no longer lists has ended. */
    private void compare(OpenCalls.Live live, Set<String> present, NodeLink node) {
        FreeSwitchCall call = live.call();
        if (node.hadCore(live.core())) {
            later(call, () -> end(call, () -> call.lost("node " + node + " was restarted")));
        } else if (live.core().equals(node.core()) && !present.contains(call.channel())) {
            Runnable ended = () -> end(call, () -> call.endedMeanwhile("NORMAL_UNSPECIFIED"));
            later(call, () -> unlessThere(node, call.channel(), ended));
        }
    }

    private void later(FreeSwitchCall call, Runnable then) {
        timers.schedule(
                () -> {
                    if (open.isLive(call)) {
                        then.run();
                    }
                },
                OWN_NEWS.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** The list may be behind, so the node itself is asked; if it does not answer, the next list is soon enough. */
    private void unlessThere(NodeLink node, String channel, Runnable gone) {
        presence.has(node, channel).thenAccept(there -> {
            if (!there) {
                gone.run();
            }
        });
    }

    private void end(FreeSwitchCall call, Runnable end) {
        if (open.isLive(call)) {
            log.warn("callId={} its channel is gone from the node: the call ends", call.id());
            end.run();
        }
    }

    @Override
    public int channels(NodeLink node) {
        return open.liveOn(node.core()) + open.ringingOn(node);
    }
}
