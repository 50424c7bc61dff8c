package io.heedline.telephony.freeswitch;

import io.heedline.telephony.HangupCause;
import io.heedline.telephony.internal.calls.Causes;
import io.heedline.telephony.internal.calls.FreeSwitchCall;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslEventHandler;

/** Gives a call its events, and counts once why it ended. Called on the event loop of the call's session. */
final class Watched implements EslEventHandler {

    /** Of a call that ended without FreeSWITCH having said why. */
    private static final String NOT_TOLD = Causes.name(HangupCause.OTHER);

    private final FreeSwitchCall call;
    private final Tally tally;
    private boolean counted;

    Watched(FreeSwitchCall call, Tally tally) {
        this.call = call;
        this.tally = tally;
    }

    @Override
    public void onEvent(EslEvent event) {
        boolean end = event.name().equals("CHANNEL_HANGUP") || event.name().equals("CHANNEL_HANGUP_COMPLETE");
        if (end && event.channel().filter(call.channel()::equals).isPresent()) {
            count(DialVerdict.cause(event));
        }
        call.onEvent(event);
    }

    @Override
    public void onClosed(EslClosed why) {
        boolean ended = why instanceof EslClosed.ChannelOver || why instanceof EslClosed.ByUs;
        count(ended ? NOT_TOLD : HangupCause.NETWORK_OUT_OF_ORDER.name());
        call.onClosed(why);
    }

    private void count(String cause) {
        if (!counted) {
            counted = true;
            tally.ended(cause);
        }
    }
}
