package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallContract;
import io.heedline.telephony.freeswitch.scripted.Callee;
import io.heedline.telephony.freeswitch.scripted.ScriptedPhone;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

class FreeSwitchCallContractTest extends CallContract {

    private final CallRig rig = new CallRig(CallSettings.usual());
    private int hotlines;

    @AfterEach
    void close() {
        assertThat(rig.node.crashed()).isFalse();
        assertThat(rig.node.complaints()).isEmpty();
        rig.made.forEach(call -> call.lost("the test is over"));
        await().until(() -> rig.over.size() == rig.made.size());
        assertThat(rig.allPortsAreFree()).isTrue();
        rig.close();
    }

    @Override
    protected Telephone ring(Consumer<Call> hotline) {
        String number = hotlines++ == 0 ? HOTLINE : HOTLINE + hotlines;
        rig.hotline(number, hotline);
        return new Phone(rig.node.call(CALLER, number));
    }

    @Override
    protected void person(String number, Ringing ringing) {
        rig.node.callee(
                number,
                switch (ringing) {
                    case ANSWERED -> Callee.answersAfter(Duration.ofMillis(60));
                    case BUSY -> Callee.busy();
                    case NO_SUCH_NUMBER -> Callee.fails(404, "UNALLOCATED_NUMBER");
                    case FOR_EVER -> Callee.ringsForEver();
                });
    }

    @Override
    protected Telephone telephoneOf(String number) {
        return new Phone(rig.node.phones(number).get(0));
    }

    private record Phone(ScriptedPhone phone) implements Telephone {

        @Override
        public void say(Pcm sound) {
            phone.say(sound);
        }

        @Override
        public void press(char key) {
            phone.press(Character.toString(key));
        }

        @Override
        public void hangUp() {
            phone.hangUp();
        }

        @Override
        public boolean hasHeardSound() {
            return isLoud(phone.heard().samples());
        }

        @Override
        public CompletableFuture<?> ended() {
            return phone.ended();
        }
    }
}
