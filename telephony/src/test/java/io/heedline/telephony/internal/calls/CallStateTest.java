package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.Call;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.RecordingListener;
import io.heedline.telephony.TransferTarget;
import org.junit.jupiter.api.Test;

class CallStateTest {

    private static final long STEADY = 100;
    private final RecordingListener bot = new RecordingListener();

    @Test
    void soundThatStopsAgainAtOnceIsOneAttemptMore() {
        CallState.WithBot withBot = new CallState.WithBot(bot, 2, 1_000);

        assertThat(withBot.soundLost(1_050, STEADY).attempt()).isEqualTo(3);
    }

    @Test
    void soundThatWasSteadyMayBeAskedForAsOftenAsAtFirst() {
        CallState.WithBot withBot = new CallState.WithBot(bot, 3, 1_000);

        assertThat(withBot.soundLost(1_101, STEADY).attempt()).isEqualTo(1);
    }

    @Test
    void aTransferThatFailsIsToldWhenTheListenerCanSpeakAgain() {
        CallState.Parking parking = new CallState.Transferring(
                        bot, TransferTarget.parse("8000"), Call.AfterPerson.END, 0)
                .failed(new DialOutcome.Busy());

        assertThat(bot.events()).isEmpty();
        parking.news().tell(bot);
        assertThat(bot.events()).containsExactly("not transferred to 8000: Busy[]");
    }

    @Test
    void earlySoundThatHasStoppedIsParkedAtTheAnswer() {
        DialListener dialler = call -> {};
        CallState.Dialled dialled =
                new CallState.Ringing().dialled(dialler).heard().lost();

        assertThat(dialled.early()).isEqualTo(CallState.Early.LOST);
        assertThat(dialled.takeOverSilent(bot).listener()).isSameAs(bot);
    }
}
