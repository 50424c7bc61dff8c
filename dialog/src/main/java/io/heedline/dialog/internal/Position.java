package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Flow.Spot;
import io.heedline.dialog.internal.Script.Branch;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one dialogue is: the state machine knows the state, and here is kept who waits for the sub-dialogs around it. */
final class Position {

    private static final Logger LOG = LoggerFactory.getLogger(Position.class);

    private final Script script;
    private final SpringMachine machine;
    private Spot spot;

    Position(CompiledScenario scenario) {
        this.script = scenario.script();
        this.machine = scenario.machine();
        this.spot = new Spot(machine.state(), List.of());
    }

    State state() {
        return script.states().get(machine.state());
    }

    String name() {
        return machine.state();
    }

    /** The state that waits for the sub-dialog the dialogue is in. */
    State user() {
        return script.states().get(spot.users().get(spot.users().size() - 1));
    }

    /** Goes on. */
    void take(String cause, Target to) {
        String from = machine.state();
        if (!machine.take(Move.event(cause, to.name()))) {
            throw new IllegalStateException("State '" + from + "' of scenario '"
                    + script.head().name() + "' has no move to '" + to.name() + "' for '" + cause + "'");
        }
        spot = spot.after(new Move(from, cause, new Branch(List.of(), to), false), script);
        LOG.debug("scenario={} state={} cause={} next={}", script.head().name(), from, cause, machine.state());
    }

    void stop() {
        machine.stop();
    }
}
