package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.internal.Script.Branch;
import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpringMachineTest {

    private static Move move(String from, String event, String to) {
        Place nowhere = new Place("x.yaml", 1, 1);
        return new Move(from, event, new Branch(List.of(), new Target(to, nowhere, nowhere)), false);
    }

    private static SpringMachine machine() {
        return new SpringMachine(SpringMachine.Plan.of(
                "a",
                Set.of("a", "b"),
                List.of(
                        move("a", "go", "b"),
                        move("b", "back", "a"),
                        move("b", "again", "b"),
                        move("a", "x", BuiltIn.SAY_AGAIN.word()))));
    }

    @Test
    void startsInItsStartAndTakesMoves() {
        SpringMachine machine = machine();
        assertThat(machine.state()).isEqualTo("a");

        assertThat(machine.take("go > b")).isTrue();
        assertThat(machine.state()).isEqualTo("b");
        assertThat(machine.take("again > b")).isTrue();
        assertThat(machine.state()).isEqualTo("b");
        assertThat(machine.take("back > a")).isTrue();
        assertThat(machine.state()).isEqualTo("a");
    }

    @Test
    void refusesMovesItDoesNotHaveAndKeepsItsState() {
        SpringMachine machine = machine();

        assertThat(machine.take("back > a")).isFalse();
        assertThat(machine.take("x > say-again")).isFalse();
        assertThat(machine.take("nonsense")).isFalse();
        assertThat(machine.state()).isEqualTo("a");
    }

    @Test
    void aMoveThatManyStatesHaveIsStillRefusedWhereItIsNot() {
        Set<String> states = Set.of("a", "b", "c", "d", "e", "f");
        List<Move> moves = new ArrayList<>();
        List.of("a", "b", "c", "d").forEach(from -> moves.add(move(from, "go", "e")));
        moves.add(move("e", "back", "a"));
        moves.add(move("a", "aside", "f"));
        SpringMachine machine = new SpringMachine(SpringMachine.Plan.of("a", states, moves));

        assertThat(machine.take("go > e")).isTrue();
        assertThat(machine.state()).isEqualTo("e");
        assertThat(machine.take("go > e")).isFalse();
        assertThat(machine.state()).isEqualTo("e");
        machine.take("back > a");
        machine.take("aside > f");
        assertThat(machine.take("go > e")).isFalse();
        assertThat(machine.state()).isEqualTo("f");
    }

    @Test
    void keepsItsLastStateOnceStopped() {
        SpringMachine machine = machine();
        machine.take("go > b");

        machine.stop();

        assertThat(machine.state()).isEqualTo("b");
        assertThat(machine.take("back > a")).isFalse();
    }

    @Test
    void machinesOfOneScenarioAreIndependent() {
        SpringMachine one = machine();
        SpringMachine other = machine();

        one.take("go > b");

        assertThat(other.state()).isEqualTo("a");
    }
}
