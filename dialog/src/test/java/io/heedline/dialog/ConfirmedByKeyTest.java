package io.heedline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfirmedByKeyTest {

    @Test
    void theDayThatIsConfirmedByAKeyIsNotForgotten() {
        Conversation call = Conversation.hotline().wants("我想改一下还款日").says("改到十五号");
        assertThat(call.session.state()).isEqualTo("confirm_day");

        call.does(new DialogEvent.Keys("1"));

        assertThat(call.session.state()).isNotEqualTo("out_of_order");
        assertThat(call.heard()).contains("15日");
    }
}
