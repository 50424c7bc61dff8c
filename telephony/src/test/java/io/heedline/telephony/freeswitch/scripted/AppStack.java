package io.heedline.telephony.freeswitch.scripted;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * What a channel executes: its dialplan one application after the other, and what messages ask for on top of that. A
 * message is looked at within 20 ms; one that comes while an application runs nests inside it, unless that application
 * holds the event lock.
 */
final class AppStack {

    private static final long LOOK_MS = 20;

    private final FakeChannel channel;
    private final Applications applications;
    private final Deque<AppRun> running = new ArrayDeque<>();
    private final Deque<ReceivedCommand> messages = new ArrayDeque<>();
    private final Deque<Dialplan.Step> dialplan = new ArrayDeque<>();
    private String response;
    private boolean parked;
    private boolean started;
    private boolean settling;
    private boolean lookedOnce;

    AppStack(FakeChannel channel) {
        this.channel = channel;
        this.applications = new Applications(channel);
    }

    boolean started() {
        return started;
    }

    boolean inSocket() {
        return running.stream().anyMatch(run -> run.name().equals("socket"));
    }

    /** Whether it waits, parked, with nothing running in the way. */
    boolean idle() {
        return parked
                && (running.isEmpty()
                        || running.peek().name().equals("socket")
                        || running.peek().name().equals("park"));
    }

    // Dialplan

    void runDialplan(List<Dialplan.Step> steps) {
        started = true;
        dialplan.clear();
        dialplan.addAll(steps);
        nextStep();
    }

    private void nextStep() {
        Dialplan.Step step = dialplan.poll();
        if (step != null) {
            execute(step.application(), step.argument(), UUID.randomUUID().toString(), false);
        } else if (!parked) {
            channel.hangUp("NORMAL_CLEARING");
        }
    }

    // Messages

    void enqueue(ReceivedCommand message) {
        messages.add(message);
        channel.node.later(LOOK_MS, this::look);
    }

    private void look() {
        while (channel.isUp() && !messages.isEmpty() && !locked()) {
            ReceivedCommand message = messages.poll();
            boolean first = !lookedOnce && channel.codec.isEmpty();
            lookedOnce = true;
            switch (message.header("call-command")) {
                case "execute" -> {
                    String argument = message.header("execute-app-arg").isEmpty()
                            ? message.body()
                            : message.header("execute-app-arg");
                    String uuid = message.header("event-uuid").isEmpty()
                            ? UUID.randomUUID().toString()
                            : message.header("event-uuid");
                    execute(
                            message.header("execute-app-name"),
                            argument,
                            uuid,
                            message.header("event-lock").equals("true"));
                }
                case "unicast" -> channel.media.unicast(message);
                case "hangup" ->
                    channel.hangUp(
                            message.header("hangup-cause").isEmpty()
                                    ? "NORMAL_CLEARING"
                                    : message.header("hangup-cause"));
                default -> channel.node.unknown.add("sendmsg " + message.summary());
            }
            if (channel.isUp() && !first) {
                channel.fireShort("PRIVATE_COMMAND");
            }
        }
    }

    private boolean locked() {
        return !running.isEmpty() && running.peek().locks;
    }

    // Applications

    private void execute(String name, String argument, String uuid, boolean locks) {
        AppRun run = new AppRun(this, name, argument, uuid, locks);
        running.push(run);
        response = null;
        channel.variables.remove("current_application_data");
        channel.variables.remove("current_application");
        if (!argument.isEmpty()) {
            channel.variables.put("current_application_data", argument);
        }
        channel.variables.put("current_application", name);
        fireRun("CHANNEL_EXECUTE", run);
        if (!applications.start(run)) {
            channel.node.unknown.add("application " + name);
            channel.hangUp("DESTINATION_OUT_OF_ORDER");
        }
    }

    private void fireRun(String event, AppRun run) {
        FakeEvent fired = channel.event(event);
        channel.headers.channel(fired);
        channel.headers.variables(fired);
        fired.add("Application", run.name());
        if (!run.argument().isEmpty()) {
            fired.add("Application-Data", run.argument());
        }
        if (event.equals("CHANNEL_EXECUTE_COMPLETE")) {
            fired.add("Application-Response", response == null ? "_none_" : response);
        }
        channel.node.fire(fired.add("Application-UUID", run.uuid()));
    }

    void respond(String text) {
        response = text;
    }

    /** Takes what is done off the stack, and goes on. */
    void settle() {
        if (settling) {
            return;
        }
        settling = true;
        boolean dialplanStep = false;
        while (!running.isEmpty() && running.peek().done) {
            AppRun run = running.peek();
            if (run.name().equals("socket")) {
                unpark();
            }
            running.pop();
            fireRun("CHANNEL_EXECUTE_COMPLETE", run);
            dialplanStep = running.isEmpty();
        }
        settling = false;
        if (!channel.isUp()) {
            return;
        }
        if (dialplanStep && !parked) {
            nextStep();
        }
        if (!messages.isEmpty()) {
            channel.node.later(1, this::look);
        }
    }

    void endAll() {
        messages.clear();
        dialplan.clear();
        cutAll();
        applications.part();
        unpark();
    }

    /** Whatever it does is over, for a person speaks with it from now on. */
    void leaveForBridge() {
        dialplan.clear();
        cutAll();
        unpark();
        channel.enter("CS_HIBERNATE");
        channel.enter("CS_RESET");
        channel.enter("CS_SOFT_EXECUTE");
    }

    private void cutAll() {
        settling = true;
        while (!running.isEmpty()) {
            AppRun run = running.peek();
            run.cutShort();
            if (run.name().equals("socket")) {
                unpark();
            }
            running.pop();
            fireRun("CHANNEL_EXECUTE_COMPLETE", run);
        }
        settling = false;
    }

    /** {@code uuid_break}: what plays stops, and with all what waits too. */
    void breakOff(boolean all) {
        if (all) {
            messages.removeIf(message -> message.header("call-command").equals("execute"));
        }
        if (!running.isEmpty()) {
            running.peek().breakOff();
        }
    }

    void broadcast(String path) {
        channel.node.later(LOOK_MS, () -> {
            if (channel.isUp()) {
                String[] parts = path.split("::", 2);
                execute(
                        parts.length > 1 ? parts[0] : "playback",
                        parts[parts.length - 1],
                        UUID.randomUUID().toString(),
                        false);
            }
        });
    }

    // Parking

    /** The socket application has begun to wait for commands. */
    void park() {
        if (channel.isUp() && !parked) {
            parked = true;
            channel.fire("CHANNEL_PARK");
        }
    }

    private void unpark() {
        if (parked) {
            parked = false;
            channel.fire("CHANNEL_UNPARK");
        }
    }

    /** {@code uuid_park}: leaves whatever it does and waits. */
    void parkForGood() {
        if (!channel.isUp()) {
            return;
        }
        channel.media.silenceUnicast();
        dialplan.clear();
        cutAll();
        applications.part();
        unpark();
        if (!channel.isUp()) {
            return;
        }
        channel.media.readyForUnicast();
        channel.enter("CS_PARK");
        park();
    }

    /** Whoever controls it is gone: the application {@code park} ends, and the dialplan goes on. */
    boolean endPark() {
        if (parked && !running.isEmpty() && running.peek().name().equals("park")) {
            unpark();
            running.peek().complete();
            return true;
        }
        return false;
    }

    /** {@code uuid_transfer}: leaves whatever it does and runs another extension's dialplan. */
    void transfer(String extension) {
        transfer(channel.node.dialplan.stepsFor(extension));
    }

    /** The same with the steps themselves. */
    void transferInline(String steps) {
        transfer(Dialplan.inline(steps));
    }

    private void transfer(List<Dialplan.Step> steps) {
        if (!channel.isUp()) {
            return;
        }
        channel.media.silenceUnicast();
        channel.times.transfer = Node.micros();
        dialplan.clear();
        cutAll();
        applications.part();
        unpark();
        if (!channel.isUp()) {
            return;
        }
        channel.media.readyForUnicast();
        channel.enter("CS_ROUTING");
        channel.enter("CS_EXECUTE");
        runDialplan(steps);
    }

    /** The leg on the other side of a bridge ended. */
    void partnerGone(FakeChannel partner) {
        applications.partnerGone(partner);
    }
}
