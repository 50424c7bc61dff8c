package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.Target;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpringMachineTest {

    private static Move move(String from, String event, String to) {
        Place nowhere = new Place(1, 1);
        return new Move(from, event, new Target(to, nowhere, nowhere), Set.of(), false);
    }

    private static SpringMachine machine() {
        return new SpringMachine(
                "a",
                Set.of("a", "b"),
                List.of(
                        move("a", "go", "b"),
                        move("b", "back", "a"),
                        move("b", "again", "b"),
                        move("a", "x", Target.SAY_AGAIN)));
    }

    @Test
    void startsInItsStartAndTakesMoves() {
        SpringMachine machine = machine();
        assertThat(machine.state()).isEqualTo("a");

        assertThat(machine.take("go")).isTrue();
        assertThat(machine.state()).isEqualTo("b");
        assertThat(machine.take("again")).isTrue();
        assertThat(machine.state()).isEqualTo("b");
        assertThat(machine.take("back")).isTrue();
        assertThat(machine.state()).isEqualTo("a");
    }

    @Test
    void refusesMovesItDoesNotHaveAndKeepsItsState() {
        SpringMachine machine = machine();

        assertThat(machine.take("back")).isFalse();
        assertThat(machine.take("x")).isFalse();
        assertThat(machine.take("nonsense")).isFalse();
        assertThat(machine.state()).isEqualTo("a");
    }

    @Test
    void keepsItsLastStateOnceStopped() {
        SpringMachine machine = machine();
        machine.take("go");

        machine.stop();

        assertThat(machine.state()).isEqualTo("b");
        assertThat(machine.take("back")).isFalse();
    }

    @Test
    void machinesOfOneScenarioAreIndependent() {
        SpringMachine one = machine();
        SpringMachine other = machine();

        one.take("go");

        assertThat(other.state()).isEqualTo("a");
    }
}
