package io.heedline.application.handover;

import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.HandingOver;
import io.heedline.application.conversation.Leaving;
import io.heedline.application.handover.HandoverState.Waiting;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.HandoverNote;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files handovers as calls go, learns from them how long people wait, and remembers talks that broke off. Runs on the
 * lanes of the calls; disks are written behind them.
 */
final class CallWatch implements ConversationListener {

    private static final Logger log = LoggerFactory.getLogger(CallWatch.class);
    private static final String TRANSCRIPT_ENDING = ".json";
    private static final String HANDOVER_ENDING = ".handover.json";

    private final HandoverBook book;
    private final QueueWaits waits;
    private final CallBackList callBacks;
    private final UnfinishedTalks unfinished;
    private final Executor disk;
    private final Clock clock;
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    CallWatch(
            HandoverBook book,
            QueueWaits waits,
            CallBackList callBacks,
            UnfinishedTalks unfinished,
            Executor disk,
            Clock clock) {
        this.book = book;
        this.waits = waits;
        this.callBacks = callBacks;
        this.unfinished = unfinished;
        this.disk = disk;
        this.clock = clock;
    }

    @Override
    public void handingOver(Call call, HandingOver handing) {
        Instant now = clock.instant();
        String callId = call.id().value();
        Handover handover = handover(call, handing, now);
        book.file(handover);
        waits.joined(QueueDesk.queueName(handing.target()), callId, now);
        files.put(callId, beside(handing.transcript()));
        keep(handover);
    }

    private static Handover handover(Call call, HandingOver handing, Instant now) {
        HandoverNote note = handing.note();
        String number = Numbers.outside(call);
        List<Turn> turns = handing.turns().stream().map(CallWatch::masked).toList();
        Optional<Handover.Identity> identity = note.verified()
                ? Optional.of(new Handover.Identity(
                        note.slots().getOrDefault("customer", ""), note.slots().getOrDefault("name", "")))
                : Optional.empty();
        return new Handover(
                call.id().value(),
                number,
                handing.target(),
                handing.reason(),
                handing.locale(),
                handing.startedAt(),
                now,
                Summaries.of(number, handing.reason(), note, turns, handing.locale()),
                identity,
                note.wishes(),
                new TreeMap<>(note.slots()),
                turns,
                new Waiting(now));
    }

    /** Digits of an identity card or a code are for nobody's eyes. */
    private static Turn masked(Turn turn) {
        String text = turn.speaker() == Speaker.CALLER ? SpokenDigits.masked(turn.text()) : turn.text();
        return new Turn(
                turn.speaker(), text, turn.startMs(), turn.endMs(), List.of(), turn.intent(), turn.confidence());
    }

    private static Path beside(Path transcript) {
        String name = transcript.getFileName().toString();
        String stem =
                name.endsWith(TRANSCRIPT_ENDING) ? name.substring(0, name.length() - TRANSCRIPT_ENDING.length()) : name;
        return transcript.resolveSibling(stem + HANDOVER_ENDING);
    }

    private void keep(Handover handover) {
        Path file = files.get(handover.callId());
        disk.execute(() -> {
            try {
                RecordFiles.write(file, handover);
            } catch (Exception e) {
                log.error("Handover is not on disk callId={} reason={}", handover.callId(), e.toString());
            }
        });
    }

    @Override
    public void taken(Call call) {
        waits.pickedUp(call.id().value(), clock.instant());
        book.taken(call.id().value()).ifPresent(this::keep);
    }

    @Override
    public void notTaken(Call call, DialOutcome why) {
        waits.left(call.id().value(), clock.instant());
        book.notTaken(call.id().value()).ifPresent(this::keep);
    }

    @Override
    public void returned(Call call) {
        book.returned(call.id().value()).ifPresent(this::keep);
    }

    @Override
    public void left(Call call, Leaving leaving) {
        String callId = call.id().value();
        boolean gaveUp = book.find(callId)
                .filter(each -> each.state() instanceof Waiting)
                .isPresent();
        waits.left(callId, clock.instant());
        book.left(callId).ifPresent(this::keep);
        files.remove(callId);
        String number = Numbers.outside(call);
        String wish = lastWish(leaving);
        if (gaveUp) {
            remember(call, number, "person");
        } else if (brokeOff(leaving) && !wish.isEmpty()) {
            remember(call, number, wish);
        }
        disk.execute(() -> explainCallBack(callId, number, wish, leaving));
    }

    /**
     * Whether the caller went before they had what they wanted. Callers who have it often just hang up; one whose line
     * is lost may have wanted more.
     */
    private static boolean brokeOff(Leaving leaving) {
        return leaving.outcome().equals(DialogSession.CALLER_GONE)
                && (!leaving.reachedAim() || leaving.cause() != HangupCause.NORMAL_CLEARING);
    }

    private void remember(Call call, String number, String wish) {
        if (!number.isBlank()) {
            unfinished.remember(new UnfinishedTalk(call.id().value(), number, clock.instant(), wish));
        }
    }

    private static String lastWish(Leaving leaving) {
        Wording words = Wording.in(leaving.locale());
        return leaving.note().wishes().stream()
                .filter(words::isService)
                .filter(wish -> !wish.equals("callback"))
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private void explainCallBack(String callId, String number, String wish, Leaving leaving) {
        try {
            Summary summary = Summaries.of(number, "callback", leaving.note(), List.of(), leaving.locale());
            callBacks.explain(
                    number, new CallBack.Talk(callId, wish, leaving.note().slots(), summary));
        } catch (RuntimeException e) {
            log.error("Call-back has no summary callId={} reason={}", callId, e.toString());
        }
    }
}
