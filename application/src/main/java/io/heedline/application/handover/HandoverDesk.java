package io.heedline.application.handover;

import io.heedline.dialog.BackEnd;
import java.time.Clock;

/**
 * Everything about handing over, for the hotlines of one process: what scenarios ask of it, what watches their calls,
 * what people look at. Safe for all threads.
 */
public final class HandoverDesk {

    private final CallBackList callBacks;
    private final QueueWaits waits;
    private final QueueDesk queueDesk;

    private HandoverDesk(HandoverSettings settings, Clock clock, RecordKeeper<CallBack> callBackKeeper) {
        callBacks = new CallBackList(callBackKeeper, settings.callBacks(), clock);
        waits = new QueueWaits(settings.usualPickup());
        queueDesk = new QueueDesk(waits, callBacks, settings.offerCallBackFrom(), clock);
    }

    /** A desk that keeps what has to outlive a restart in the directory of the settings. */
    public static HandoverDesk open(HandoverSettings settings, Clock clock) {
        return new HandoverDesk(
                settings, clock, new RecordFiles<>(settings.directory().resolve("callbacks"), CallBack.class));
    }

    /** A desk that keeps nothing on disk: for trial calls, whose callers are nobody's customers. */
    public static HandoverDesk inMemory(HandoverSettings settings, Clock clock) {
        return new HandoverDesk(settings, clock, RecordKeeper.none());
    }

    /** Performs the operations of {@link QueueDesk#OPERATIONS}. */
    public BackEnd queueDesk() {
        return queueDesk;
    }

    /** The call-backs asked for. */
    public CallBackList callBacks() {
        return callBacks;
    }
}
