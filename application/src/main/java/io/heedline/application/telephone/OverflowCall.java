package io.heedline.application.telephone;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;

/** A caller for whom there is no line left: handed to a person at once, which costs no recognition. */
final class OverflowCall implements CallListener {

    private final Call call;
    private final String operator;

    OverflowCall(Call call, String operator) {
        this.call = call;
        this.operator = operator;
    }

    /** The first frame shows that the call carries sound, which a person is going to need. */
    @Override
    public void onFrame(long index, AudioFrame heard, AudioFrame said) {
        if (index == 0) {
            call.transfer(TransferTarget.parse(operator), AfterPerson.END);
        }
    }

    @Override
    public void onTransferFailed(String target, DialOutcome why) {
        call.hangUp(HangupCause.TEMPORARY_FAILURE);
    }

    @Override
    public void onEnded(HangupCause cause) {}
}
