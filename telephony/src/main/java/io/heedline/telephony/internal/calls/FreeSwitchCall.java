package io.heedline.telephony.internal.calls;

import io.heedline.audio.Pcm;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslEventHandler;
import io.heedline.telephony.internal.esl.EslSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One call on a FreeSWITCH node, controlled by its own session. */
public final class FreeSwitchCall implements Call, EslEventHandler {

    private final CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
    private final Leg leg;

    /**
     * @param session the connection the node opened for this channel
     * @param onOver told once, on the lane, when nothing of the call is left: channel, session, port
     */
    public FreeSwitchCall(
            CallSettings settings,
            Leg leg,
            EslSession session,
            CallServices services,
            Consumer<FreeSwitchCall> onOver) {
        this.leg = leg;
    }

    /** Lets an inbound call ring at a hotline, which gets it on the lane and answers or refuses it as it likes. */
    public void ringHotline(Consumer<Call> hotline) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives an outbound call to who asked for it: what is heard before the answer when the leg has sound already, then
     * {@link DialListener#onAnswered} when the called side has answered, at once if it has by now.
     */
    public void ringPerson(DialListener listener) {
        throw new UnsupportedOperationException();
    }

    /** What came of ringing: answered, or why not. Completes for every call. */
    public CompletableFuture<DialOutcome> outcome() {
        return outcome;
    }

    /** The node is gone, and the channel with it: the call ends with {@link HangupCause#NETWORK_OUT_OF_ORDER}. */
    public void lost(String reason) {
        throw new UnsupportedOperationException();
    }

    /** The channel was found to be gone, for a cause named as FreeSWITCH names it. */
    public void endedMeanwhile(String cause) {
        throw new UnsupportedOperationException();
    }

    /** The unique id of the channel on its node. */
    public String channel() {
        return leg.channel();
    }

    @Override
    public void onEvent(EslEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onClosed(EslClosed why) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void answer(CallListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Playback play(Pcm speech) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void transfer(TransferTarget target, AfterPerson afterPerson) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hangUp(HangupCause cause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CallId id() {
        return leg.id();
    }

    @Override
    public Direction direction() {
        return leg.direction();
    }

    @Override
    public String caller() {
        return leg.caller();
    }

    @Override
    public String callee() {
        return leg.callee();
    }

    @Override
    public Executor lane() {
        throw new UnsupportedOperationException();
    }
}
