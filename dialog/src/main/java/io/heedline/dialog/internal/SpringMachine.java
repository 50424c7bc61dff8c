package io.heedline.dialog.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** A state between states, through which the moves go that many states have: 30 intents in 30 states are 60 moves. */
    private static final String HUB = "*";

    /** A move that more states than this have goes through the hub. */
    private static final int SHARED_BY_MORE_THAN = 3;

    private final StateMachine<String, String> machine;
    private final Plan plan;

    /**
     * What all machines of a scenario have in common.
     *
     * @param shared which states have a move that goes through the hub, by its event
     * @param targets where such a move leads to
     * @param own the other moves
     */
    record Plan(
            String start,
            Set<String> states,
            Map<String, Set<String>> shared,
            Map<String, String> targets,
            List<Move> own) {

        /** A plan of moves; those that lead to no state are left out. */
        static Plan of(String start, Set<String> states, List<Move> moves) {
            Map<String, Map<String, Move>> byEvent = new LinkedHashMap<>();
            moves.stream()
                    .filter(move -> move.to().leadsToState())
                    .forEach(move -> byEvent.computeIfAbsent(move.event(), e -> new LinkedHashMap<>())
                            .putIfAbsent(move.from(), move));
            Map<String, Set<String>> shared = new HashMap<>();
            Map<String, String> targets = new HashMap<>();
            List<Move> own = new ArrayList<>();
            byEvent.forEach((event, from) -> {
                if (from.size() > SHARED_BY_MORE_THAN) {
                    shared.put(event, Set.copyOf(from.keySet()));
                    targets.put(event, from.values().iterator().next().to().name());
                } else {
                    own.addAll(from.values());
                }
            });
            return new Plan(start, Set.copyOf(states), shared, targets, List.copyOf(own));
        }
    }

    /** A machine in the state its plan starts with. */
    SpringMachine(Plan plan) {
        this.plan = plan;
        try {
            StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
            builder.configureConfiguration()
                    .withConfiguration()
                    .autoStartup(false)
                    .beanFactory(new StaticListableBeanFactory());
            Set<String> states = new HashSet<>(plan.states());
            states.add(HUB);
            builder.configureStates().withStates().initial(plan.start()).states(states);
            var transitions = builder.configureTransitions();
            for (Move move : plan.own()) {
                transitions
                        .withExternal()
                        .source(move.from())
                        .target(move.to().name())
                        .event(move.event());
            }
            for (Map.Entry<String, String> shared : plan.targets().entrySet()) {
                transitions.withExternal().source(HUB).target(shared.getValue()).event(shared.getKey());
            }
            Set<String> leaving = new HashSet<>();
            plan.shared().values().forEach(leaving::addAll);
            for (String state : leaving) {
                transitions.withExternal().source(state).target(HUB).event(HUB);
            }
            machine = builder.build();
        } catch (Exception e) {
            // The builder declares Exception; a script that passed its checks gives it no reason.
            throw new IllegalStateException(
                    "Cannot build a state machine of " + plan.states().size() + " states", e);
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
        return plan.shared().getOrDefault(event, Set.of()).contains(state()) ? send(HUB) && send(event) : send(event);
    }

    private boolean send(String event) {
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
