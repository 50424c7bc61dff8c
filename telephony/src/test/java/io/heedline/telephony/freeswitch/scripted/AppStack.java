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

    private final FakeChannel channel;
    private final Applications applications;
    private final Deque<AppRun> running = new ArrayDeque<>();
    private final Deque<Dialplan.Step> dialplan = new ArrayDeque<>();
    private String response;
    private boolean parked;
    private boolean started;
    private boolean settling;
    private boolean stuck;

    AppStack(FakeChannel channel) {
        this.channel = channel;
        this.applications = new Applications(channel);
    }

    boolean started() {
        return started;
    }

    /** Whether it waits, parked, with nothing running in the way. */
    boolean idle() {
        return parked && (running.isEmpty() || running.peek().waits());
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
            AppRun run = new AppRun(
                    this, step.application(), step.argument(), UUID.randomUUID().toString(), false);
            run.ofDialplan = true;
            execute(run);
        } else {
            channel.hangUp("NORMAL_CLEARING");
        }
    }

    /** The bridge of a queue is over: the dialplan goes on behind the queue. */
    void goOn() {
        channel.enter("CS_EXECUTE");
        nextStep();
    }

    /** Whether messages have to wait. */
    boolean closedToMessages() {
        return stuck || (!running.isEmpty() && running.peek().locks);
    }

    // Applications

    /** A message asks for an application, perhaps one that keeps later messages waiting. */
    void execute(String name, String argument, String uuid, boolean locks) {
        execute(new AppRun(this, name, argument, uuid, locks));
    }

    private void execute(AppRun run) {
        running.push(run);
        response = null;
        channel.variables.remove("current_application_data");
        channel.variables.remove("current_application");
        if (!run.argument().isEmpty()) {
            channel.variables.put("current_application_data", run.argument());
        }
        channel.variables.put("current_application", run.name());
        fireRun("CHANNEL_EXECUTE", run);
        if (!applications.start(run)) {
            channel.node.unknown.add("application " + run.name());
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
        boolean stepDone = false;
        while (!running.isEmpty() && running.peek().done) {
            AppRun run = running.peek();
            if (run.waits()) {
                unpark();
            }
            running.pop();
            fireRun("CHANNEL_EXECUTE_COMPLETE", run);
            stepDone |= run.ofDialplan;
        }
        settling = false;
        if (!channel.isUp()) {
            return;
        }
        if (stepDone) {
            nextStep();
        }
        channel.mailbox.lookSoon();
    }

    /** The channel is hung up. Sound that was asked for and never came to be kills FreeSWITCH even now. */
    void endAll() {
        boolean fatal = channel.codec.isEmpty() && channel.mailbox.holdsUnicast();
        channel.mailbox.clear();
        dialplan.clear();
        cutAll();
        applications.part();
        unpark();
        if (fatal) {
            channel.node.crash("unicast on channel " + channel.uuid + ", hung up before it had a codec");
        }
    }

    /** Whatever it does is over, for a person speaks with it from now on; its dialplan is kept for afterwards. */
    void leaveForBridge(FakeChannel person) {
        leave();
        channel.enter("CS_HIBERNATE");
        channel.enter("CS_RESET");
        channel.enter("CS_SOFT_EXECUTE");
        FakeEvent event = channel.event("CHANNEL_EXECUTE");
        channel.headers.channel(event);
        channel.headers.variables(event);
        channel.node.fire(event.add("Application", "uuid_bridge").add("Application-Data", person.uuid));
    }

    private void leave() {
        channel.media.silenceUnicast();
        cutAll();
        applications.part();
        unpark();
        channel.media.readyForUnicast();
        stuck = false;
    }

    private void cutAll() {
        settling = true;
        while (!running.isEmpty()) {
            AppRun run = running.peek();
            run.cutShort();
            if (run.waits()) {
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
            channel.mailbox.forgetExecutes();
        }
        if (!running.isEmpty()) {
            running.peek().breakOff();
        }
    }

    void broadcast(String path) {
        channel.node.later(Mailbox.LOOK_MS, () -> {
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

    /**
     * {@code uuid_park}: leaves whatever it does and waits. A channel that waits so already stops waiting and hears
     * nothing any more, until it is transferred.
     */
    void parkForGood() {
        if (!channel.isUp()) {
            return;
        }
        dialplan.clear();
        boolean already = channel.state.equals("CS_PARK");
        leave();
        stuck = already;
        if (!already) {
            channel.enter("CS_PARK");
            park();
        }
    }

    /** {@code uuid_transfer}: leaves whatever it does for these steps. */
    void transfer(List<Dialplan.Step> steps) {
        if (!channel.isUp()) {
            return;
        }
        channel.times.transfer = Node.micros();
        dialplan.clear();
        leave();
        channel.callState = "RINGING";
        channel.enter("CS_ROUTING");
        channel.callState = "ACTIVE";
        channel.enter("CS_EXECUTE");
        runDialplan(steps);
        channel.mailbox.lookSoon();
    }

    /**
     * Whoever controls it is gone: the application {@code park} ends, and the dialplan goes on; but with
     * {@code socket_resume=true} the channel does nothing any more and stays for ever.
     */
    void endPark() {
        if (channel.isUp() && !running.isEmpty() && running.peek().name().equals("park")) {
            if ("true".equals(channel.variables.get("socket_resume"))) {
                dialplan.clear();
                cutAll();
                channel.enter("CS_RESET");
            } else {
                running.peek().complete();
            }
        }
    }

    /** The leg on the other side of a bridge ended. */
    void partnerGone(FakeChannel partner) {
        applications.partnerGone(partner);
    }
}
