package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {

    private final List<String> keys = new ArrayList<>();
    private boolean broken;
    private final BackEnd backEnd = (operation, arguments) -> {
        keys.add(arguments.get(Confirmations.KEY));
        if (broken) {
            throw new BackEndException("no answer");
        }
        return Map.of("reference", Integer.toString(keys.size()));
    };
    private final Confirmations confirmations = new Confirmations("call-1");

    private Map<String, String> change(String day) {
        return confirmations.once("change", Map.of("day", day), backEnd);
    }

    @Test
    void whatWasDoneIsNotAskedForAgainWithoutAnotherYes() {
        confirmations.anew();

        assertThat(change("15")).isEqualTo(change("15"));
        assertThat(keys).hasSize(1);
    }

    @Test
    void anotherYesIsAnotherAsking() {
        confirmations.anew();
        change("15");
        confirmations.anew();
        change("15");

        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatMayHaveBeenDoneIsAskedForAgainUnderTheSameKey() {
        broken = true;
        assertThatThrownBy(() -> change("15")).isInstanceOf(BackEndException.class);
        broken = false;
        confirmations.anew();
        change("15");

        assertThat(keys).hasSize(2).containsOnly(keys.get(0));
    }

    @Test
    void otherArgumentsAreAnotherAsking() {
        change("15");
        change("20");

        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }
}
