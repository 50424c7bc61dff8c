package io.heedline.telephony.internal.esl;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with FreeSWITCH, from its first byte to its last. Replies belong to commands by their order, results of
 * jobs by their id. Whatever ends the connection, all that waits for something fails at once.
 *
 * <pre>
 *   Fresh --a channel's--> Opening --opened--> Open --end--> Closed
 *     \------------------------ end -------------------------^
 * </pre>
 *
 * <p>Its state belongs to the event loop; the methods of {@link EslSession} hand over to it.
 */
final class EslConnection extends SimpleChannelInboundHandler<EslFrame> implements EslSession {

    private static final Logger log = LoggerFactory.getLogger(EslConnection.class);

    /** What comes after the end of a channel comes within this time. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Changes nothing, needs no permission, makes no event; any reply to it will do. */
    private static final EslCommand ARE_YOU_THERE = EslCommand.of("nolog");

    private sealed interface State {}

    private record Fresh() implements State {}

    private record Opening(Future<?> deadline) implements State {}

    private record Open(EslEventHandler handler) implements State {}

    private record Closed(EslClosed why) implements State {}

    private final String peer;
    private final EslTimes times;
    private final int mostUnanswered;
    private final EslOpening opening;
    private final Reading reading = new Reading();
    private final CompletableFuture<EslClosed> closed = new CompletableFuture<>();

    private volatile ChannelHandlerContext context;
    private PendingReplies replies;
    private PendingJobs jobs;
    private State state = new Fresh();
    private boolean channelOver;

    /**
     * @param peer for messages
     */
    EslConnection(String peer, EslOpening opening, EslTimes times, EslLimits limits) {
        this.peer = peer;
        this.opening = opening;
        this.times = times;
        this.mostUnanswered = limits.unanswered();
    }

    @Override
    public CompletableFuture<EslReply> send(EslCommand command) {
        CompletableFuture<EslReply> reply = new CompletableFuture<>();
        onLoop(() -> write(command, reply), reply);
        return reply;
    }

    @Override
    public CompletableFuture<String> background(EslCommand api) {
        String id = UUID.randomUUID().toString();
        EslCommand command = api.inBackground(id);
        CompletableFuture<String> result = new CompletableFuture<>();
        onLoop(() -> writeJob(id, command, result), result);
        return result;
    }

    @Override
    public CompletableFuture<EslClosed> closed() {
        return closed.copy();
    }

    @Override
    public void reading(boolean on) {
        onLoop(() -> reading.set(context.channel(), on), null);
    }

    @Override
    public void close() {
        if (context == null) {
            end(new EslClosed.ByUs());
            return;
        }
        onLoop(() -> end(new EslClosed.ByUs()), null);
    }

    /**
     * From now on the connection is ready, and the handler hears of events. If it has just been closed, the handler hears
     * of that. On the event loop.
     */
    void opened(EslEventHandler handler) {
        if (state instanceof Opening at) {
            at.deadline().cancel(false);
            state = new Open(handler);
        } else if (state instanceof Closed gone) {
            guarded("the end of the connection", () -> handler.onClosed(gone.why()));
        }
    }

    /** Closes the connection, if it is not closed. On the event loop. */
    void end(EslClosed why) {
        State before = state;
        if (before instanceof Closed) {
            return;
        }
        state = new Closed(why);
        if (context != null) {
            context.close();
            replies.fail(command -> closedBefore(command, why));
            jobs.failAll(command -> closedBefore(command, why));
        }
        if (before instanceof Fresh) {
            opening.onClosed(why);
        } else if (before instanceof Opening at) {
            at.deadline().cancel(false);
            opening.onClosed(why);
        } else if (before instanceof Open open) {
            guarded("the end of the connection", () -> open.handler().onClosed(why));
        }
        closed.complete(why);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        reading.set(added.channel(), true);
        replies = new PendingReplies(added.executor(), times.reply(), this::isListening, this::mute);
        jobs = new PendingJobs(added.executor(), times.job());
        if (state instanceof Closed) {
            added.close();
            return;
        }
        state = new Opening(
                added.executor().schedule(this::notOpened, times.open().toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        if (state instanceof Opening) {
            opening.onConnected(this);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, EslFrame frame) {
        if (state instanceof Closed) {
            return;
        }
        if (frame instanceof EslFrame.Reply answer) {
            if (!replies.answer(answer.reply())) {
                end(new EslClosed.Garbled("a reply to no command"));
            }
        } else if (frame instanceof EslFrame.Event happened) {
            event(happened.event());
        } else if (frame instanceof EslFrame.Greeting) {
            if (state instanceof Opening) {
                opening.onGreeting(this);
            } else {
                end(new EslClosed.Garbled("a request for the password after it was accepted"));
            }
        } else if (frame instanceof EslFrame.Notice last) {
            if (last.lingers()) {
                lastWords();
            } else {
                end(new EslClosed.Announced(last.text()));
            }
        } else if (frame instanceof EslFrame.Rejection rejection) {
            end(new EslClosed.AddressRejected(rejection.text()));
        } else if (frame instanceof EslFrame.Unasked other && state instanceof Opening) {
            end(new EslClosed.Garbled("something of type " + other.contentType() + " instead of a greeting"));
        }
    }

    /**
     * The channel has ended. Its last events have come by now or come within milliseconds; those of a caller who hung up
     * before {@code myevents} never do, and whoever waits for them must not wait for as long as FreeSWITCH lingers.
     */
    private void lastWords() {
        channelOver = true;
        context.executor()
                .schedule(() -> end(new EslClosed.ChannelOver()), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void event(EslEvent event) {
        if (jobs.finish(event)) {
            return;
        }
        if (state instanceof Open open) {
            guarded(event.name(), () -> open.handler().onEvent(event));
        } else {
            end(new EslClosed.Garbled("an event before the connection was ready"));
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object what) throws Exception {
        if (!(what instanceof IdleStateEvent)) {
            super.userEventTriggered(from, what);
        } else if (state instanceof Open && replies.size() == 0 && isListening()) {
            send(ARE_YOU_THERE).whenComplete((reply, fault) -> {
                if (fault instanceof EslException.TimedOut && isListening()) {
                    end(new EslClosed.Lost("nothing came any more, not even a reply"));
                }
            });
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        end(
                channelOver
                        ? new EslClosed.ChannelOver()
                        : new EslClosed.Lost("the other side closed the connection without notice"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable fault) {
        if (fault instanceof EslGarbledException) {
            end(new EslClosed.Garbled(fault.getMessage()));
        } else if (fault instanceof IOException) {
            end(new EslClosed.Lost(fault.getMessage()));
        } else if (!(state instanceof Closed)) {
            log.error("a fault ended the event socket peer={}", peer, fault);
            end(new EslClosed.Lost("a fault of ours: " + fault.getClass().getSimpleName()));
        }
    }

    private void write(EslCommand command, CompletableFuture<EslReply> reply) {
        if (state instanceof Closed gone) {
            reply.completeExceptionally(new EslException.Closed(
                    "'" + command + "' was not sent: the connection with " + peer + " is closed, "
                            + gone.why().reason(),
                    gone.why()));
        } else if (replies.size() >= mostUnanswered) {
            reply.completeExceptionally(new EslException.Refused("'" + command + "' was not sent: " + replies.size()
                    + " commands to " + peer + " have no reply yet"));
        } else {
            replies.add(command, reply);
            context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), command.wire()), context.voidPromise());
        }
    }

    /** The job is known before FreeSWITCH can hear of it, since its result may come before the reply. */
    private void writeJob(String id, EslCommand command, CompletableFuture<String> result) {
        if (jobs.size() >= mostUnanswered) {
            result.completeExceptionally(new EslException.Refused(
                    "'" + command + "' was not sent: " + jobs.size() + " jobs at " + peer + " have no result yet"));
            return;
        }
        jobs.add(id, command, result);
        CompletableFuture<EslReply> started = new CompletableFuture<>();
        started.whenComplete((reply, fault) -> {
            if (fault != null) {
                jobs.fail(id, fault);
            } else if (!reply.ok()) {
                jobs.fail(
                        id, new EslException.Refused("'" + command + "' was refused: " + EslReply.brief(reply.text())));
            }
        });
        write(command, started);
    }

    private void notOpened() {
        long waitedMs = times.open().toMillis();
        end(
                context.channel().isActive()
                        ? new EslClosed.NotReady(waitedMs)
                        : new EslClosed.Lost("no connection within " + waitedMs + " ms"));
    }

    private void mute(EslCommand command) {
        end(new EslClosed.Lost("no reply to '" + command + "' and what followed it"));
    }

    /** Whether we have read for long enough to have heard a reply. */
    private boolean isListening() {
        return reading.lasts(context.channel(), times.reply());
    }

    /** Shared with what decodes. */
    Reading reading() {
        return reading;
    }

    private EslException closedBefore(EslCommand command, EslClosed why) {
        return new EslException.Closed(
                "'" + command + "' was sent to " + peer + " and not answered before the connection closed, "
                        + why.reason()
                        + "; whether it was carried out is not known",
                why);
    }

    /** A handler's fault must not end a connection that other calls may share. */
    private void guarded(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException fault) {
            log.error("a handler failed at {} peer={}", what, peer, fault);
        }
    }

    private void onLoop(Runnable task, CompletableFuture<?> otherwise) {
        if (context.executor().inEventLoop()) {
            task.run();
            return;
        }
        try {
            context.executor().execute(task);
        } catch (RejectedExecutionException ended) {
            if (otherwise != null) {
                EslClosed why = new EslClosed.ByUs();
                otherwise.completeExceptionally(
                        new EslException.Closed("not sent to " + peer + ": its event loop has ended", why));
            }
        }
    }

    @Override
    public String toString() {
        return "EslConnection[" + peer + "]";
    }
}
