package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.internal.Script.Branch;
import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.Target;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpringMachineTest {

    private static Move move(String from, String event, String to) {
        Place nowhere = new Place("x.yaml", 1, 1);
        return new Move(from, event, new Branch(List.of(), new Target(to, nowhere, nowhere)), false);
    }

    private static SpringMachine machine() {
        return new SpringMachine(
                "a",
                Set.of("a", "b"),
                List.of(
                        move("a", "go", "b"),
                        move("b", "back", "a"),
                        move("b", "again", "b"),
                        move("a", "x", BuiltIn.SAY_AGAIN.word())));
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
