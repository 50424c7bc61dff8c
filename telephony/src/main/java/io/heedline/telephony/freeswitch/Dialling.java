package io.heedline.telephony.freeswitch;

import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.NetworkReply;
import io.heedline.telephony.Origination;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.calls.Causes;
import io.heedline.telephony.internal.calls.FreeSwitchCall;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One outbound call until it is known what came of it. Its {@link #outcome()} always completes, whatever the node does.
 * Everything runs on the lane; the methods may be called from any thread.
 */
final class Dialling {

    private static final Logger log = LoggerFactory.getLogger(Dialling.class);

    /** How long the end of a channel may come after the failure of its origination. */
    private static final Duration DETAILS = Duration.ofSeconds(1);

    private final Origination origination;
    private final DialListener listener;
    private final String channel;
    private final NodeLink node;
    private final String core;
    private final Lane lane;
    private final LaneTimers timers;
    private final Clock clock;
    private final FreeSwitchSettings.Timing timing;
    private final BiConsumer<Dialling, DialOutcome> onOver;
    private final CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
    private final Instant since;
    private DialState state;
    private boolean toldRinging;
    private Optional<NetworkReply> reply = Optional.empty();

    /** What an attempt needs of its exchange. */
    record Surroundings(
            Lane lane,
            ScheduledExecutorService timers,
            Clock clock,
            FreeSwitchSettings.Timing timing,
            BiConsumer<Dialling, DialOutcome> onOver) {}

    Dialling(Origination origination, DialListener listener, String channel, NodeLink node, Surroundings around) {
        this.origination = origination;
        this.listener = listener;
        this.channel = channel;
        this.node = node;
        this.core = node.core();
        this.lane = around.lane();
        this.timers = new LaneTimers(around.timers(), lane);
        this.clock = around.clock();
        this.timing = around.timing();
        this.onOver = around.onOver();
        this.since = clock.instant();
        this.state = new DialState.Asked(since);
    }

    CompletableFuture<DialOutcome> outcome() {
        return outcome;
    }

    String channel() {
        return channel;
    }

    NodeLink node() {
        return node;
    }

    Origination origination() {
        return origination;
    }

    /** Asks the node to ring. */
    void start(EslCommand originate) {
        lane.onLane(() -> {
            timers.after(origination.ringingLimit().plus(timing.originateMargin()), this::overdue);
            node.background(originate).whenComplete((result, fault) -> lane.onLane(() -> onResult(result, fault)));
        });
    }

    private void onResult(String result, Throwable fault) {
        Throwable why = fault instanceof CompletionException ? fault.getCause() : fault;
        if (why instanceof EslException.Refused) {
            finish(DialVerdict.notDialled(why.getMessage(), origination.to()));
        } else if (why == null && result.startsWith("-")) {
            onFailure(result.replaceFirst("^-(ERR|USAGE:?)\\s*", "").strip());
        } else if (why != null) {
            log.info("callId={} node={} the result of originate did not come: {}", callId(), node, why.getMessage());
            if (why instanceof EslException.Closed) {
                linkLost("it closed before the result came");
            }
        }
    }

    private void onFailure(String cause) {
        Instant now = clock.instant();
        if (state instanceof DialState.Asked) {
            finish(DialVerdict.notDialled(cause, origination.to()));
        } else if (state instanceof DialState.Dialled dialled) {
            awaitDetails(dialled.failing(cause, now));
        } else if (state instanceof DialState.Ringing ringing) {
            awaitDetails(ringing.failing(cause, now));
        }
    }

    private void awaitDetails(DialState.Failing failing) {
        become(failing);
        timers.after(DETAILS, () -> ended(failing.cause(), OptionalInt.empty()));
    }

    /** Something happened to the channel, as the node's event socket tells. */
    void onEvent(EslEvent event) {
        lane.onLane(() -> {
            switch (event.name()) {
                case "CHANNEL_CREATE" -> dialled();
                case "CHANNEL_PROGRESS", "CHANNEL_PROGRESS_MEDIA" -> ringing();
                case "CHANNEL_ANSWER" -> answered();
                case "CHANNEL_HANGUP_COMPLETE" -> ended(DialVerdict.cause(event), DialVerdict.sipStatus(event));
                default -> {}
            }
        });
    }

    private void dialled() {
        if (state instanceof DialState.Asked asked) {
            become(asked.dialled(clock.instant()));
        }
    }

    private void ringing() {
        if (state instanceof DialState.Asked || state instanceof DialState.Dialled) {
            become(new DialState.Ringing(clock.instant()));
        }
        if (state instanceof DialState.Ringing) {
            tellRinging();
        }
    }

    private void tellRinging() {
        if (!toldRinging) {
            toldRinging = true;
            listener.onRinging();
        }
    }

    private void answered() {
        boolean before = state instanceof DialState.Asked
                || state instanceof DialState.Dialled
                || state instanceof DialState.Ringing;
        if (before) {
            become(new DialState.Answered(clock.instant()));
        }
    }

    private void ended(String cause, OptionalInt sipStatus) {
        reply = Optional.of(new NetworkReply(cause, sipStatus));
        if (state instanceof DialState.Answered) {
            log.error(
                    "callId={} node={} was answered, but the node could not connect it with our listener (cause {}):"
                            + " check that it can be reached under its advertised address",
                    callId(),
                    node,
                    cause);
            finish(DialVerdict.notConnected(cause));
        } else if (state instanceof DialState.Connected connected) {
            connected.result().ifPresent(this::conclude);
        } else {
            finish(DialVerdict.ended(cause, sipStatus, origination.to(), state.rang(clock.instant())));
        }
    }

    /**
     * The node has connected the channel with us, answered or with its early sound. From now on the listener hears of it
     * on the lane of the call; what is told here is told before.
     */
    void connected(FreeSwitchCall call, boolean answered) {
        lane.onLane(() -> {
            if (state instanceof DialState.Over over) {
                log.warn(
                        "callId={} node={} was connected after it had been given up as {}",
                        callId(),
                        node,
                        over.outcome().getClass().getSimpleName());
                call.hangUp(HangupCause.ORIGINATOR_CANCEL);
                return;
            }
            if (!answered) {
                tellRinging();
            }
            become(new DialState.Connected(call, Optional.empty()));
            call.outcome().thenAccept(result -> lane.onLane(() -> onOutcome(result)));
            timers.after(
                    Duration.between(clock.instant(), since.plus(origination.ringingLimit())),
                    () -> call.hangUp(HangupCause.NO_ANSWER));
            call.ringPerson(listener);
        });
    }

    private void onOutcome(DialOutcome result) {
        if (result instanceof DialOutcome.Answered || reply.isPresent()) {
            conclude(result);
        } else if (state instanceof DialState.Connected connected) {
            become(connected.cameTo(result));
            timers.after(DETAILS, () -> conclude(result));
        }
    }

    /** What the network said, if it said anything, counts more than what the call has made of its end. */
    private void conclude(DialOutcome result) {
        Duration rang = Duration.between(since, clock.instant());
        NetworkReply said = said();
        if (!(result instanceof DialOutcome.Answered) && said.sipStatus().orElse(0) >= 300) {
            finish(DialVerdict.ended(said.cause(), said.sipStatus(), origination.to(), rang));
        } else {
            boolean inVain = result instanceof DialOutcome.NoAnswer;
            finish(new DialVerdict(inVain ? new DialOutcome.NoAnswer(rang) : result, said));
        }
    }

    private NetworkReply said() {
        return reply.orElse(new NetworkReply("NORMAL_UNSPECIFIED", OptionalInt.empty()));
    }

    /** Gives up ringing; does nothing once the call is connected. */
    void cancel() {
        lane.onLane(() -> {
            if (!(state instanceof DialState.Connected) && !(state instanceof DialState.Over)) {
                kill(HangupCause.ORIGINATOR_CANCEL);
                finish(DialVerdict.ended(
                        "ORIGINATOR_CANCEL", OptionalInt.empty(), origination.to(), state.rang(clock.instant())));
            }
        });
    }

    /** The link with the node is lost; it may come back, and the channel may still be there. */
    void linkLost(String why) {
        lane.onLane(() -> timers.after(timing.linkGrace(), () -> {
            if (!node.isUp()) {
                lost("the event socket of node " + node.name() + " was lost while it rang: " + why);
            }
        }));
    }

    /** The node's channels were looked through and this one was not among them. */
    void missing(boolean linkWasLost) {
        lane.onLane(() -> {
            if (linkWasLost || !(state instanceof DialState.Asked)) {
                timers.after(DETAILS, () -> lost("its channel was gone from node " + node.name()));
            }
        });
    }

    /** The process that rang is gone. */
    void nodeRestarted() {
        lane.onLane(() -> lost("node " + node.name() + " was restarted while it rang"));
    }

    /** When it was begun. */
    Instant since() {
        return since;
    }

    /** The process of the node that was asked. */
    String core() {
        return core;
    }

    private void lost(String reason) {
        if (!(state instanceof DialState.Connected)) {
            finish(DialVerdict.unknown(reason));
        }
    }

    private void overdue() {
        String limit = origination.ringingLimit().plus(timing.originateMargin()).toSeconds() + " s";
        log.warn("callId={} node={} nothing came of it within {} ({}): given up", callId(), node, limit, label(state));
        if (state instanceof DialState.Connected connected) {
            connected.call().hangUp(HangupCause.NO_ANSWER);
        } else {
            kill(HangupCause.NO_ANSWER);
        }
        finish(DialVerdict.unknown("node " + node.name() + " told no result within " + limit));
    }

    private void kill(HangupCause cause) {
        node.kill(channel, Causes.name(cause));
    }

    /** A part of ours failed: this attempt ends, and no other. */
    void fail(Throwable fault) {
        log.error("callId={} node={} a listener failed while it rang", callId(), node, fault);
        lane.onLane(() -> {
            kill(HangupCause.TEMPORARY_FAILURE);
            finish(new DialVerdict(new DialOutcome.NetworkFailed(HangupCause.TEMPORARY_FAILURE), said()));
        });
    }

    private void finish(DialVerdict verdict) {
        if (state instanceof DialState.Over) {
            return;
        }
        become(new DialState.Over(verdict.outcome()));
        timers.callOff();
        onOver.accept(this, verdict.outcome());
        try {
            if (!(verdict.outcome() instanceof DialOutcome.Answered)) {
                log.info(
                        "callId={} node={} outcome={} hangupCause={} sipStatus={}",
                        callId(),
                        node,
                        verdict.outcome().getClass().getSimpleName(),
                        verdict.reply().cause(),
                        verdict.reply().sipStatus().isPresent()
                                ? verdict.reply().sipStatus().getAsInt()
                                : "-");
                listener.onFailed(verdict.outcome(), verdict.reply());
            }
        } finally {
            outcome.complete(verdict.outcome());
        }
    }

    private void become(DialState next) {
        log.debug("callId={} node={} {} -> {}", callId(), node, label(state), label(next));
        state = next;
    }

    /** For logs: states and outcomes may hold whole numbers. */
    private static String label(DialState of) {
        return of.getClass().getSimpleName();
    }

    private String callId() {
        return origination.id().value();
    }
}
