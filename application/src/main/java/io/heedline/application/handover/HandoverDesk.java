package io.heedline.application.handover;

import io.heedline.application.conversation.ConversationListener;
import io.heedline.dialog.BackEnd;
import io.heedline.telephony.Exchange;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Everything about handing over, for the hotlines of one process: what scenarios ask of it, what watches their calls,
 * what people look at. Safe for all threads. Closing writes what is still to be written.
 */
public final class HandoverDesk implements AutoCloseable {

    private static final long CLOSING_SECONDS = 5;

    private final ExecutorService disk = oneThread();
    private final HandoverBook book;
    private final CallBackList callBacks;
    private final QueueWaits waits;
    private final HandoverSettings settings;
    private final Clock clock;
    private final QueueDesk queueDesk;
    private final CallWatch watch;

    private HandoverDesk(
            HandoverSettings settings,
            Clock clock,
            RecordKeeper<CallBack> callBackKeeper,
            RecordKeeper<UnfinishedTalk> talkKeeper) {
        this.settings = settings;
        this.clock = clock;
        book = new HandoverBook(settings.retention(), settings.most(), clock);
        callBacks = new CallBackList(callBackKeeper, settings.callBacks(), clock);
        UnfinishedTalks unfinished = new UnfinishedTalks(talkKeeper, disk, settings.resumeWithin(), clock);
        waits = new QueueWaits(settings.usualPickup());
        queueDesk = new QueueDesk(waits, callBacks, unfinished, settings.offerCallBackFrom(), clock);
        watch = new CallWatch(book, waits, callBacks, unfinished, disk, clock);
    }

    /** Its thread goes when there has been nothing to write for some time: a desk nobody closes holds none. */
    private static ExecutorService oneThread() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, CLOSING_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread writing = new Thread(task, "handover-writer");
                    writing.setDaemon(true);
                    return writing;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** A desk that keeps what has to outlive a restart in the directory of the settings. */
    public static HandoverDesk open(HandoverSettings settings, Clock clock) {
        Path directory = settings.directory();
        return new HandoverDesk(
                settings,
                clock,
                new RecordFiles<>(directory.resolve("callbacks"), CallBack.class),
                new RecordFiles<>(directory.resolve("unfinished"), UnfinishedTalk.class));
    }

    /**
     * A desk whose call-backs and broken talks do not outlive it: for trial calls, whose callers are nobody's customers.
     */
    public static HandoverDesk inMemory(HandoverSettings settings, Clock clock) {
        return new HandoverDesk(settings, clock, RecordKeeper.none(), RecordKeeper.none());
    }

    /** Performs the operations of {@link QueueDesk#OPERATIONS}. */
    public BackEnd queueDesk() {
        return queueDesk;
    }

    /** To be told of every call of the hotline. */
    public ConversationListener watch() {
        return watch;
    }

    /** The handovers. */
    public HandoverBook handovers() {
        return book;
    }

    /** The call-backs asked for. */
    public CallBackList callBacks() {
        return callBacks;
    }

    /**
     * Makes call-backs on these lines.
     *
     * @param from the number shown to those who are rung
     * @param recordings the directory that receives recordings and transcripts
     */
    public CallBackCaller caller(Exchange exchange, String from, CallBackVoice voice, Path recordings) {
        return new CallBackCaller(callBacks, waits, watch, exchange, from, voice, recordings, settings, clock);
    }

    @Override
    public void close() {
        disk.shutdown();
        try {
            disk.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
