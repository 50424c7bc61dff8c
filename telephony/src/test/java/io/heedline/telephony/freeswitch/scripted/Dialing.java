package io.heedline.telephony.freeswitch.scripted;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rings one number, as its callee has it. */
final class Dialing {

    /** What comes of it; exactly one of the last two. */
    interface Listener {
        default void onEarlyMedia(FakeChannel leg) {}

        void onAnswered(FakeChannel leg);

        void onFailed(String cause);
    }

    private final Node node;
    private final DialString target;
    private final Callees.Entry callee;
    private final Listener listener;
    private final List<Future<?>> timers = new ArrayList<>();
    private FakeChannel leg;
    private boolean over;

    Dialing(Node node, DialString target, Listener listener) {
        this.node = node;
        this.target = target;
        this.callee = node.callees.entry(target.endpoint(), target.number());
        this.listener = listener;
    }

    void start(String caller, Map<String, String> more) {
        String gatewayError = target.gateway().isEmpty() ? "" : node.callees.gatewayError(target.gateway());
        String uuid = target.variables()
                .getOrDefault("origination_uuid", UUID.randomUUID().toString());
        if (!gatewayError.isEmpty()) {
            new FakeChannel(node, uuid, true, caller, target.number(), callee.codec()).stillborn();
            fail(gatewayError);
        } else if (callee.behaviour() instanceof Callee.NoRoute none) {
            fail(none.error());
        } else if (node.channels.containsKey(uuid)) {
            fail("DESTINATION_OUT_OF_ORDER");
        } else {
            String from = target.variables().getOrDefault("origination_caller_id_number", caller);
            leg = new FakeChannel(node, uuid, true, from, target.number(), callee.codec());
            leg.variables.putAll(target.variables());
            leg.variables.putAll(more);
            callee.phones().add(leg.phone);
            if (target.endpoint().equals("loopback") && target.number().equals("echo")) {
                leg.phone.echo();
            }
            leg.created();
            leg.end.onEnd(() -> fail(leg.hangupCause));
            ring();
            limit("originate_timeout", "NO_ANSWER");
            limit("leg_timeout", "ALLOTTED_TIMEOUT");
        }
    }

    private void ring() {
        if (callee.behaviour() instanceof Callee.Answers answers) {
            after(Duration.ofMillis(5), leg::ring);
            after(answers.after(), this::answer);
        } else if (callee.behaviour() instanceof Callee.EarlyMedia early) {
            leg.phone.say(early.sound());
            after(early.after(), () -> {
                leg.preAnswer();
                listener.onEarlyMedia(leg);
            });
            after(early.answerAfter(), this::answer);
        } else if (callee.behaviour() instanceof Callee.Fails fails) {
            if (!fails.after().isZero()) {
                after(Duration.ofMillis(5), leg::ring);
            }
            after(
                    fails.after().plusMillis(10),
                    () -> leg.end.now(
                            fails.cause(), Optional.of(fails.sipStatus()).filter(status -> status > 0)));
        } else {
            after(Duration.ofMillis(5), leg::ring);
        }
    }

    private void answer() {
        if (!over) {
            over = true;
            leg.answer();
            listener.onAnswered(leg);
        }
    }

    private void limit(String variable, String cause) {
        String seconds = target.variables().getOrDefault(variable, "");
        if (seconds.matches("\\d+")) {
            after(Duration.ofSeconds(Long.parseLong(seconds)), () -> leg.hangUp(cause));
        }
    }

    private void after(Duration delay, Runnable task) {
        timers.add(node.later(delay, () -> {
            if (!over && leg.isUp()) {
                task.run();
            }
        }));
    }

    private void fail(String cause) {
        if (!over) {
            over = true;
            timers.forEach(timer -> timer.cancel(false));
            listener.onFailed(cause);
        }
    }

    /** Nobody has answered for as long as the caller waits. */
    void timeOut() {
        if (!over && leg != null) {
            leg.hangUp("NO_ANSWER");
        }
    }

    /** Gives up. */
    void cancel() {
        if (!over) {
            over = true;
            if (leg != null) {
                leg.end.now("ORIGINATOR_CANCEL", Optional.of(487));
            }
        }
    }
}
