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
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.SpeechQueue;
import io.heedline.telephony.internal.WorkInFlight;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslEventHandler;
import io.heedline.telephony.internal.esl.EslSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One call on a FreeSWITCH node, controlled by its own session: this puts everything on the call's lane, where {@link
 * CallControl} decides. Events may come from the moment it is made.
 */
public final class FreeSwitchCall implements Call, EslEventHandler {

    private final Leg leg;
    private final EslSession session;
    private final Lane lane;
    private final EventInbox events;
    private final CallControl control;
    private final Consumer<FreeSwitchCall> onOver;

    /**
     * @param session the connection the node opened for this channel; closed at the end
     * @param onOver told once, on the lane, when nothing of the call is left: channel, session, port
     */
    public FreeSwitchCall(
            CallSettings settings,
            Leg leg,
            EslSession session,
            CallServices services,
            Consumer<FreeSwitchCall> onOver) {
        this.leg = leg;
        this.session = session;
        this.onOver = onOver;
        this.lane = new Lane(services.workers(), new WorkInFlight(), this::laneFailed);
        Channel channel = new Channel(leg, session, settings);
        this.control = new CallControl(this, leg, settings, services, lane, channel, this::release);
        this.events = new EventInbox(session, lane, settings.eventBacklog(), control::onEvent);
    }

    private void laneFailed(Throwable fault) {
        control.fail("a task on its lane", fault);
    }

    private void release() {
        session.close();
        onOver.accept(this);
    }

    /** Lets an inbound call ring at a hotline, which gets it on the lane and answers or refuses it as it likes. */
    public void ringHotline(Consumer<Call> hotline) {
        lane.execute(() -> control.ringHotline(hotline));
    }

    /**
     * Gives an outbound call to who asked for it: what is heard before the answer when the leg has sound already, then
     * {@link DialListener#onAnswered} when the called side has answered, at once if it has by now.
     */
    public void ringPerson(DialListener listener) {
        lane.execute(() -> control.ringPerson(listener));
    }

    /** What came of ringing: answered, or why not. Completes for every call, never exceptionally. */
    public CompletableFuture<DialOutcome> outcome() {
        return control.outcome();
    }

    /** The node is gone, and the channel with it: the call ends with {@link HangupCause#NETWORK_OUT_OF_ORDER}. */
    public void lost(String reason) {
        lane.execute(() -> control.gone(HangupCause.NETWORK_OUT_OF_ORDER, reason));
    }

    /** The channel was found to be gone, for a cause named as FreeSWITCH names it. */
    public void endedMeanwhile(String cause) {
        lane.execute(() -> control.gone(Causes.of(cause), "its channel has ended meanwhile"));
    }

    /** The unique id of the channel on its node. */
    public String channel() {
        return leg.channel();
    }

    @Override
    public void onEvent(EslEvent event) {
        events.add(event);
    }

    @Override
    public void onClosed(EslClosed why) {
        if (why instanceof EslClosed.ChannelOver) {
            lane.execute(control::endMissed);
        } else {
            lane.execute(
                    () -> control.gone(HangupCause.NETWORK_OUT_OF_ORDER, "its connection was closed: " + why.reason()));
        }
    }

    @Override
    public void answer(CallListener listener) {
        lane.onLane(() -> control.answer(listener));
    }

    @Override
    public Playback play(Pcm speech) {
        SpeechQueue.Piece piece = new SpeechQueue.Piece(speech);
        Playback playback = new Playback() {
            @Override
            public void stop() {
                lane.onLane(() -> control.stop(piece));
            }

            @Override
            public void setGain(double db) {
                lane.onLane(() -> control.setGain(piece, db));
            }
        };
        lane.onLane(() -> control.play(piece, playback));
        return playback;
    }

    @Override
    public void transfer(TransferTarget target, AfterPerson afterPerson) {
        lane.onLane(() -> control.transfer(target, afterPerson));
    }

    @Override
    public void hangUp(HangupCause cause) {
        lane.onLane(() -> control.end(cause));
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
        return lane;
    }
}
