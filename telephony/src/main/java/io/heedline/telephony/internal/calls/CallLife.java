package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.media.MediaLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one call, its time in frames, and its one end, whatever it comes by. All of it runs on the call's lane.
 */
final class CallLife {

    private static final Logger log = LoggerFactory.getLogger(CallLife.class);

    /** What FreeSWITCH still has to tell of a channel that is gone comes within this time. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Leg leg;
    private final CallSettings settings;
    private final Lane lane;
    private final Channel channel;
    private final Deadline deadline;
    private final Transitions transitions;
    private final Supplier<CompletableFuture<List<MediaLink.Heard>>> closeSound;
    private final Runnable release;
    private final CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private CallState state = new CallState.Ringing();
    private long frames;

    /**
     * @param closeSound gives back all that sound needs, and what was not heard yet
     * @param release gives back the rest, when nothing is left
     */
    CallLife(
            Leg leg,
            CallSettings settings,
            CallServices services,
            Lane lane,
            Channel channel,
            Supplier<CompletableFuture<List<MediaLink.Heard>>> closeSound,
            Runnable release) {
        this.leg = leg;
        this.settings = settings;
        this.lane = lane;
        this.channel = channel;
        this.deadline = new Deadline(services.timers(), lane);
        this.transitions = services.transitions();
        this.closeSound = closeSound;
        this.release = release;
    }

    CallState state() {
        return state;
    }

    /** Goes over to another state; whatever was waited for in the last one is not waited for any more. */
    void become(CallState next) {
        deadline.cancel();
        transitions.count(state.label(), next.label());
        log.debug("callId={} state={} -> {}", leg.id(), state.label(), next.label());
        state = next;
    }

    /** What is done when this state has lasted too long. */
    void within(Duration limit, Runnable otherwise) {
        deadline.set(limit, otherwise);
    }

    /** The state may last. */
    void asLongAsItTakes() {
        deadline.cancel();
    }

    /** Frames that the listener was given. */
    long frames() {
        return frames;
    }

    void tellFrame(CallListener listener, AudioFrame heard, AudioFrame said) {
        guard("its listener", () -> listener.onFrame(frames++, heard, said));
    }

    CompletableFuture<DialOutcome> outcome() {
        return outcome;
    }

    /** Runs what others wrote; their fault ends this call. Does nothing once the call is over. */
    void guard(String who, Runnable code) {
        if (isOver()) {
            return;
        }
        try {
            code.run();
        } catch (RuntimeException | Error fault) {
            fail(who, fault);
        }
    }

    /** A command that FreeSWITCH refuses is told; what it was to bring about has a limit of its own. */
    void mindReply(String what, CompletableFuture<EslReply> replied) {
        replied.thenAccept(reply -> {
            if (!reply.ok()) {
                lane.execute(() -> refused(what, reply));
            }
        });
    }

    private void refused(String what, EslReply reply) {
        if (isOver()) {
            return;
        }
        if (Channel.isGone(reply)) {
            // Its last event is on its way, or was never told.
            deadline.set(LAST_WORDS, this::endMissed);
            return;
        }
        log.warn(
                "callId={} {} was refused while {}: {}",
                leg.id(),
                what,
                state.label(),
                reply.text().lines().findFirst().orElse(""));
    }

    boolean isOver() {
        return state instanceof CallState.HangingUp || state instanceof CallState.Ended;
    }

    /** Ends it for everyone here and hangs the channel up. */
    void end(HangupCause cause) {
        if (!isOver()) {
            over(cause);
            channel.hangUp(cause).whenComplete((reply, fault) -> {
                if (fault != null || !reply.ok()) {
                    // The channel or the connection is gone already.
                    lane.execute(this::finish);
                }
            });
        }
    }

    void giveUp(String why, HangupCause cause) {
        log.error("callId={} is hung up while {}: {}", leg.id(), state.label(), why);
        end(cause);
    }

    void fail(String who, Throwable fault) {
        log.error("callId={} is ended after {} ms, for {} failed", leg.id(), sinceAnswer(), who, fault);
        end(HangupCause.TEMPORARY_FAILURE);
    }

    /**
     * The channel hangs up.
     *
     * @param complete whether FreeSWITCH is done with it, too
     */
    void hungUp(HangupCause cause, boolean complete) {
        boolean gaveUp = state instanceof CallState.Ringing && cause == HangupCause.NORMAL_CLEARING;
        over(gaveUp ? HangupCause.ORIGINATOR_CANCEL : cause);
        if (complete) {
            finish();
        }
    }

    /**
     * The channel is gone, and the event that says why was never told: so it is when the caller gives up in the very
     * moment in which the call is taken.
     */
    void endMissed() {
        boolean answered = state instanceof CallState.Taken && !(state instanceof CallState.Answering);
        over(answered ? HangupCause.NORMAL_CLEARING : HangupCause.ORIGINATOR_CANCEL);
        finish();
    }

    /** The channel is gone, or out of reach. */
    void gone(HangupCause cause, String why) {
        if (!isOver()) {
            log.warn("callId={} is over while {}: {}", leg.id(), state.label(), why);
            over(cause);
        }
        finish();
    }

    private void over(HangupCause cause) {
        if (isOver()) {
            return;
        }
        CallState last = state;
        become(new CallState.HangingUp(cause));
        deadline.set(settings.hangupLimit(), () -> {
            log.error(
                    "callId={} channel={} did not hang up within {} ms and is given up",
                    leg.id(),
                    leg.channel(),
                    settings.hangupLimit().toMillis());
            finish();
        });
        outcome.complete(Causes.outcome(cause, leg.callee(), Duration.ZERO));
        log.info("callId={} ended hangupCause={} after {} ms", leg.id(), cause, sinceAnswer());
        // Told behind what runs now, so that a listener is never called from within its own call to hangUp.
        closeSound
                .get()
                .thenAccept(rest -> lane.execute(() -> {
                    if (last instanceof CallState.Taken taken) {
                        tellEnd(taken.listener(), rest, cause);
                    }
                    told.complete(null);
                }));
    }

    /** The last words with a person come first. */
    private void tellEnd(CallListener listener, List<MediaLink.Heard> rest, HangupCause cause) {
        try {
            for (MediaLink.Heard heard : rest) {
                listener.onFrame(frames++, heard.caller(), PersonsPart.said(heard));
            }
        } catch (RuntimeException | Error fault) {
            log.error("callId={} was over, and its listener failed on its last frames", leg.id(), fault);
        }
        try {
            listener.onEnded(cause);
        } catch (RuntimeException | Error fault) {
            log.error("callId={} was over, and its listener failed on hearing so", leg.id(), fault);
        }
    }

    private void finish() {
        if (state instanceof CallState.HangingUp hangingUp) {
            become(new CallState.Ended(hangingUp.cause()));
            told.thenRun(() -> lane.execute(release));
        }
    }

    private long sinceAnswer() {
        return frames * AudioFrame.DURATION_MS;
    }
}
