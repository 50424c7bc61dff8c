package io.heedline.application.handover;

import io.heedline.audio.Pcm;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.TransferTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** A call on which nothing happens but what a test does; what is asked of it is written down. */
record ScriptedLine(
        CallId id, Direction direction, String caller, String callee, List<String> asked, List<CallListener> listeners)
        implements Call {

    static ScriptedLine from(String number) {
        return new ScriptedLine(
                CallId.random(), Direction.INBOUND, number, "95500", new ArrayList<>(), new ArrayList<>());
    }

    static ScriptedLine to(String number) {
        return new ScriptedLine(
                CallId.random(), Direction.OUTBOUND, "95500", number, new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void answer(CallListener listener) {
        listeners.add(listener);
    }

    @Override
    public Playback play(Pcm speech) {
        asked.add("play");
        return () -> asked.add("stop");
    }

    @Override
    public void transfer(TransferTarget target, AfterPerson afterPerson) {
        asked.add("transfer " + target.text());
    }

    @Override
    public void hangUp(HangupCause cause) {
        asked.add("hang up " + cause);
    }

    @Override
    public Executor lane() {
        return Runnable::run;
    }
}
