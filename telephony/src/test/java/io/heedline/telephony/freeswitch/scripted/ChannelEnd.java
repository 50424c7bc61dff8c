package io.heedline.telephony.freeswitch.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a channel ends: CHANNEL_HANGUP, the ends of what it executes, CHANNEL_HANGUP_COMPLETE, the notice to whoever
 * controls it, and CHANNEL_DESTROY when nobody lingers on it any more. The notice comes at once when sound was carried by
 * unicast.
 */
final class ChannelEnd {

    private static final long NOTICED_AFTER_MS = 10;

    private final FakeChannel channel;
    private final List<Runnable> controllers = new ArrayList<>();
    private int holds;

    ChannelEnd(FakeChannel channel) {
        this.channel = channel;
    }

    /** Runs a task when controllers are told. */
    void onEnd(Runnable task) {
        controllers.add(task);
    }

    /** The far end, or the channel itself, ends it. */
    void now(String cause) {
        now(cause, Optional.empty());
    }

    void now(String cause, Optional<Integer> sipStatus) {
        if (begin(cause, sipStatus)) {
            finish();
        }
    }

    /** A command of another thread ends it: the channel's own notices somewhat later. */
    void soon(String cause) {
        if (begin(cause, Optional.empty())) {
            channel.node.later(NOTICED_AFTER_MS, this::finish);
        }
    }

    private boolean begin(String cause, Optional<Integer> sipStatus) {
        if (!channel.isUp()) {
            return false;
        }
        channel.hangupCause = cause;
        channel.answerState = FakeChannel.Answer.HANGUP;
        channel.times.hangup = Node.micros();
        sipStatus.ifPresent(status -> new SipVariables(channel).ended(status));
        channel.headers.stateNumber(10);
        channel.fire("CHANNEL_HANGUP");
        if (channel.media.unicastLive()) {
            tellControllers();
        }
        return true;
    }

    private void finish() {
        channel.apps.endAll();
        if (channel.node.crashed) {
            return;
        }
        channel.enter("CS_HANGUP");
        channel.callState("HANGUP");
        channel.media.end();
        new SipVariables(channel).completed(channel.hangupCause);
        channel.enter("CS_REPORTING");
        FakeEvent complete = channel.event("CHANNEL_HANGUP_COMPLETE").add("Hangup-Cause", channel.hangupCause);
        channel.headers.channel(complete);
        channel.headers.variables(complete);
        channel.node.fire(complete);
        tellControllers();
        channel.phone.wasEnded(channel.hangupCause);
        channel.node.channels.remove(channel.uuid);
        channel.node.lingering.put(channel.uuid, channel);
        destroyUnlessHeld();
        if (channel.bridgedTo != null) {
            FakeChannel partner = channel.bridgedTo;
            channel.bridgedTo = null;
            partner.apps.partnerGone(channel);
        }
    }

    private void tellControllers() {
        List<Runnable> tasks = List.copyOf(controllers);
        controllers.clear();
        tasks.forEach(Runnable::run);
    }

    /** A connection lingers on it: it is not destroyed before {@link #release}. */
    void hold() {
        holds++;
    }

    void release() {
        holds--;
        destroyUnlessHeld();
    }

    private void destroyUnlessHeld() {
        if (holds == 0 && channel.node.lingering.remove(channel.uuid) != null) {
            channel.fire("CHANNEL_DESTROY");
            channel.enter("CS_DESTROY");
        }
    }
}
