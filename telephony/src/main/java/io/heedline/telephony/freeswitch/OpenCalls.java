package io.heedline.telephony.freeswitch;

import io.heedline.telephony.internal.calls.FreeSwitchCall;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are not over, by their channels. Safe for all threads. */
final class OpenCalls {

    /**
     * A call that is connected with us.
     *
     * @param core the process of the node that has its channel
     */
    record Live(FreeSwitchCall call, String core, Instant since) {}

    private final Map<String, Dialling> diallings = new ConcurrentHashMap<>();
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private CompletableFuture<Void> empty = new CompletableFuture<>();

    /** Returns whether the channel was free. */
    boolean add(Dialling dialling) {
        return !live.containsKey(dialling.channel()) && diallings.putIfAbsent(dialling.channel(), dialling) == null;
    }

    void add(Live call) {
        live.put(call.call().channel(), call);
    }

    void remove(Dialling dialling) {
        diallings.remove(dialling.channel(), dialling);
        tellIfEmpty();
    }

    void remove(FreeSwitchCall call) {
        live.computeIfPresent(call.channel(), (channel, entry) -> entry.call() == call ? null : entry);
        tellIfEmpty();
    }

    Optional<Dialling> dialling(String channel) {
        return Optional.ofNullable(diallings.get(channel));
    }

    boolean knows(String channel) {
        return diallings.containsKey(channel) || live.containsKey(channel);
    }

    boolean isLive(FreeSwitchCall call) {
        Live entry = live.get(call.channel());
        return entry != null && entry.call() == call;
    }

    Collection<Dialling> diallings() {
        return diallings.values();
    }

    Collection<Live> live() {
        return live.values();
    }

    int liveOn(String core) {
        return (int)
                live.values().stream().filter(call -> call.core().equals(core)).count();
    }

    /** Outbound calls of a node that are not connected with us. */
    int ringingOn(NodeLink node) {
        return (int) diallings.values().stream()
                .filter(dialling -> dialling.node() == node && !live.containsKey(dialling.channel()))
                .count();
    }

    int ringing() {
        return (int) diallings.keySet().stream()
                .filter(channel -> !live.containsKey(channel))
                .count();
    }

    /** Completes as soon as none is open. */
    CompletableFuture<Void> whenEmpty() {
        CompletableFuture<Void> wanted;
        synchronized (this) {
            wanted = empty;
        }
        tellIfEmpty();
        return wanted;
    }

    /** One future is exchanged for the next at a time, so that none is lost on which somebody waits. */
    private void tellIfEmpty() {
        CompletableFuture<Void> told;
        synchronized (this) {
            if (!diallings.isEmpty() || !live.isEmpty()) {
                return;
            }
            told = empty;
            empty = new CompletableFuture<>();
        }
        told.complete(null);
    }
}
