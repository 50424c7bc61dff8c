package io.heedline.application.handover;

import io.heedline.application.conversation.HandingOver;
import io.heedline.application.conversation.Leaving;
import io.heedline.audio.Pcm;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.HandoverNote;
import io.heedline.recordings.RecordingFiles;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.TransferTarget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One call to somebody who asked to be rung back.
 *
 * <pre>
 *   Greeting --all said--&gt; Waiting --a person answers--&gt; WithPerson
 *                             |
 *                             +-- nobody does --&gt; Parting --all said--&gt; (hang up)
 * </pre>
 *
 * The call-back is done when a person talks with them, and not before. Runs on the call's lane.
 */
final class CallBackCall implements CallListener {

    private sealed interface Phase {
        record Greeting() implements Phase {}

        record Waiting() implements Phase {}

        record WithPerson() implements Phase {}

        record Parting() implements Phase {}
    }

    private final CallBack callBack;
    private final CallBackList callBacks;
    private final CallWatch watch;
    private final Path recordings;
    private final Clock clock;
    private final Locale locale;
    private final Pcm greeting;
    private final Pcm nobodyThere;

    private Call call;
    private Phase phase = new Phase.Greeting();

    CallBackCall(
            CallBack callBack,
            CallBackList callBacks,
            CallWatch watch,
            Path recordings,
            Clock clock,
            Locale locale,
            Pcm greeting,
            Pcm nobodyThere) {
        this.callBack = callBack;
        this.callBacks = callBacks;
        this.watch = watch;
        this.recordings = recordings;
        this.clock = clock;
        this.locale = locale;
        this.greeting = greeting;
        this.nobodyThere = nobodyThere;
    }

    void begin(Call answered) {
        call = answered;
        call.answer(this);
    }

    @Override
    public void onFrame(long index, AudioFrame heard, AudioFrame said) {
        if (index == 0) {
            call.play(greeting);
        }
    }

    @Override
    public void onPlaybackFinished(Playback playback) {
        if (phase instanceof Phase.Greeting) {
            phase = new Phase.Waiting();
            watch.handingOver(call, handingOver());
            call.transfer(TransferTarget.parse(callBack.target()), AfterPerson.END);
        } else if (phase instanceof Phase.Parting) {
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }
    }

    @Override
    public void onTransferred(String target) {
        phase = new Phase.WithPerson();
        watch.taken(call);
        callBacks.answered(callBack.id());
    }

    @Override
    public void onTransferFailed(String target, DialOutcome why) {
        phase = new Phase.Parting();
        watch.notTaken(call, why);
        call.play(nobodyThere);
    }

    @Override
    public void onEnded(HangupCause cause) {
        if (!(phase instanceof Phase.WithPerson)) {
            callBacks.notReached(callBack.id());
        }
        watch.left(call, new Leaving(DialogSession.TRANSFERRED, true, note(), locale, cause));
    }

    private HandingOver handingOver() {
        RecordingFiles files =
                RecordingFiles.of(recordings, call.id().value(), clock.instant().atZone(clock.getZone()));
        return new HandingOver(
                callBack.target(), "callback", note(), locale, clock.instant(), List.of(), files.transcript());
    }

    /** What the first talk was about. Who picks up now has not proved who they are. */
    private HandoverNote note() {
        List<String> wishes = callBack.talk()
                .map(CallBack.Talk::wish)
                .filter(wish -> !wish.isEmpty())
                .map(List::of)
                .orElse(List.of());
        Map<String, String> slots = callBack.talk().map(CallBack.Talk::slots).orElse(Map.of());
        return new HandoverNote("callback", wishes, "", false, slots);
    }
}
