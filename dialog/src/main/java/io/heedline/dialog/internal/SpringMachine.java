package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult;
import org.springframework.statemachine.StateMachineEventResult.ResultType;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

/**
 * The place of one dialogue among its states: the only class that knows Spring Statemachine. It holds the states and
 * the moves between them and nothing else; what a state says and asks is the session's work, since an action that
 * throws inside the machine looks the same as an event that is not allowed.
 *
 * <p>Used on the lane of one call only: the machine loses events when several threads send to it.
 */
final class SpringMachine {

    private final StateMachine<String, String> machine;

    /** A machine in the state {@code start}. Moves that lead to no state are left out. */
    SpringMachine(String start, Set<String> states, List<Move> moves) {
        try {
            StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
            builder.configureConfiguration()
                    .withConfiguration()
                    .autoStartup(false)
                    .beanFactory(new StaticListableBeanFactory());
            builder.configureStates().withStates().initial(start).states(new HashSet<>(states));
            var transitions = builder.configureTransitions();
            Set<String> taken = new HashSet<>();
            for (Move move : moves) {
                Target to = move.to();
                if (to.leadsToState() && taken.add(move.from() + " " + move.event())) {
                    transitions
                            .withExternal()
                            .source(move.from())
                            .target(to.name())
                            .event(move.event());
                }
            }
            machine = builder.build();
        } catch (Exception e) {
            // The builder declares Exception; a script that passed its checks gives it no reason.
            throw new IllegalStateException("Cannot build a state machine of " + states.size() + " states", e);
        }
        machine.startReactively().block();
    }

    /** The state the dialogue is in. */
    String state() {
        return machine.getState().getId();
    }

    /**
     * Takes the move that {@code event} asks for.
     *
     * @return false if the state has no such move; it is kept
     */
    boolean take(String event) {
        StateMachineEventResult<String, String> result = machine.sendEvent(
                        Mono.just(MessageBuilder.withPayload(event).build()))
                .blockLast();
        return result != null && result.getResultType() == ResultType.ACCEPTED;
    }

    /** Lets go of the machine once the dialogue has ended. */
    void stop() {
        machine.stopReactively().block();
    }
}
