package io.heedline.telephony.simulated;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallContract;
import io.heedline.telephony.HangupCause;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

class SimulatedCallContractTest extends CallContract {

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.REAL_TIME);
    private final Map<String, Phone> answered = new ConcurrentHashMap<>();
    private int hotlines;

    @AfterEach
    void close() {
        exchange.close();
    }

    @Override
    protected Telephone ring(Consumer<Call> hotline) {
        String number = hotlines++ == 0 ? HOTLINE : HOTLINE + hotlines;
        exchange.register(number, hotline);
        Phone phone = new Phone(leg -> {});
        exchange.dial(CALLER, number, phone);
        return phone;
    }

    @Override
    protected void person(String number, Ringing ringing) {
        if (ringing == Ringing.NO_SUCH_NUMBER) {
            return;
        }
        Answering answering = switch (ringing) {
            case ANSWERED -> new Answering.After(Duration.ofMillis(60));
            case BUSY -> new Answering.Busy();
            case NO_SUCH_NUMBER, FOR_EVER -> new Answering.Never();
        };
        exchange.registerPerson(number, answering, () -> new Phone(phone -> answered.put(number, phone)));
    }

    @Override
    protected Telephone telephoneOf(String number) {
        return answered.get(number);
    }

    private static final class Phone implements SimulatedCaller, Telephone {
        private final Consumer<Phone> whenAnswered;
        private final CompletableFuture<CallerLeg> leg = new CompletableFuture<>();
        private final CompletableFuture<HangupCause> ended = new CompletableFuture<>();
        private volatile boolean heard;

        Phone(Consumer<Phone> whenAnswered) {
            this.whenAnswered = whenAnswered;
        }

        @Override
        public void onAnswered(CallerLeg answeredLeg) {
            leg.complete(answeredLeg);
            whenAnswered.accept(this);
        }

        @Override
        public void onFrame(long index, AudioFrame frame) {
            heard |= isLoud(frame.samples());
        }

        @Override
        public void onEnded(HangupCause cause) {
            ended.complete(cause);
        }

        @Override
        public void say(Pcm sound) {
            leg.thenAccept(up -> up.say(sound));
        }

        @Override
        public void press(char key) {
            leg.thenAccept(up -> up.dtmf(key));
        }

        @Override
        public void hangUp() {
            leg.thenAccept(CallerLeg::hangUp);
        }

        @Override
        public boolean hasHeardSound() {
            return heard;
        }

        @Override
        public CompletableFuture<?> ended() {
            return ended;
        }
    }
}
