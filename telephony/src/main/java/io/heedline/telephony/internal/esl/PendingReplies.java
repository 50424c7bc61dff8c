package io.heedline.telephony.internal.esl;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Commands that are sent and not answered, oldest first. One whose wait is over keeps its place, so that its late reply
 * is not taken for the next one's. Belongs to one event loop.
 */
final class PendingReplies {

    /** After so many waits without a reply the peer counts as gone. */
    private static final int MUTE_AFTER = 3;

    private static final class Pending {
        private final EslCommand command;
        private final CompletableFuture<EslReply> reply;
        private Future<?> timer;

        private Pending(EslCommand command, CompletableFuture<EslReply> reply) {
            this.command = command;
            this.reply = reply;
        }
    }

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final EventExecutor loop;
    private final Duration within;
    private final BooleanSupplier listening;
    private final Consumer<EslCommand> onMute;

    /**
     * @param within how long a command waits for its reply
     * @param listening whether a reply could have been heard
     * @param onMute told of a command that has no reply after several times as long
     */
    PendingReplies(EventExecutor loop, Duration within, BooleanSupplier listening, Consumer<EslCommand> onMute) {
        this.loop = loop;
        this.within = within;
        this.listening = listening;
        this.onMute = onMute;
    }

    int size() {
        return pending.size();
    }

    void add(EslCommand command, CompletableFuture<EslReply> reply) {
        Pending added = new Pending(command, reply);
        pending.add(added);
        after(within, added, () -> {
            after(within.multipliedBy(MUTE_AFTER - 1), added, () -> mute(added));
            reply.completeExceptionally(new EslException.TimedOut("no reply to '" + command + "' within "
                    + within.toMillis() + " ms; whether it was carried out is not known"));
        });
    }

    private void mute(Pending oldest) {
        if (listening.getAsBoolean()) {
            onMute.accept(oldest.command);
        } else {
            after(within, oldest, () -> mute(oldest));
        }
    }

    /** Gives a reply to the oldest command. @return false when there is none */
    boolean answer(EslReply reply) {
        Pending oldest = pending.poll();
        if (oldest == null) {
            return false;
        }
        oldest.timer.cancel(false);
        oldest.reply.complete(reply);
        return true;
    }

    /** Fails all; nothing is pending afterwards. */
    void fail(Function<EslCommand, EslException> fault) {
        for (Pending next = pending.poll(); next != null; next = pending.poll()) {
            next.timer.cancel(false);
            next.reply.completeExceptionally(fault.apply(next.command));
        }
    }

    private void after(Duration wait, Pending of, Runnable then) {
        of.timer = loop.schedule(then, wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
