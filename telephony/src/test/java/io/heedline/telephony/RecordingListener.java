package io.heedline.telephony;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Heedline's side in tests: keeps all that it is told. Safe for all threads. */
public final class RecordingListener implements CallListener {

    private static final double LOUD_DBFS = -40;

    private final CompletableFuture<Call> taken = new CompletableFuture<>();
    private final CompletableFuture<HangupCause> ended = new CompletableFuture<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Playback> finished = new CopyOnWriteArrayList<>();
    private final Map<Long, Runnable> atFrames = new ConcurrentHashMap<>();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicInteger gaps = new AtomicInteger();
    private final AtomicInteger loudHeard = new AtomicInteger();
    private final AtomicInteger loudSaid = new AtomicInteger();
    private final AtomicInteger framesAfterEnd = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();

    /** Answers a ringing call. */
    public void take(Call ringing) {
        taken.complete(ringing);
        ringing.answer(this);
    }

    /** Does something when this frame has come. */
    public void atFrame(long index, Runnable task) {
        atFrames.put(index, task);
    }

    public void note(String event) {
        events.add(event);
    }

    /** The call it has taken; waits for it. */
    public Call call() {
        try {
            return taken.get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no call has come within 5 s", e);
        }
    }

    public HangupCause awaitEnd() throws Exception {
        return ended.get(10, TimeUnit.SECONDS);
    }

    public boolean hasEnded() {
        return ended.isDone();
    }

    public List<String> events() {
        return List.copyOf(events);
    }

    public List<Playback> finished() {
        return List.copyOf(finished);
    }

    public long frames() {
        return frames.get();
    }

    public int gaps() {
        return gaps.get();
    }

    public int loudHeard() {
        return loudHeard.get();
    }

    public int loudSaid() {
        return loudSaid.get();
    }

    public int framesAfterEnd() {
        return framesAfterEnd.get();
    }

    /** Whether one of its methods runs now. */
    public boolean isBeingTold() {
        return inside.get() > 0;
    }

    @Override
    public void onFrame(long index, AudioFrame heard, AudioFrame said) {
        inside.incrementAndGet();
        try {
            gaps.addAndGet(index == frames.getAndIncrement() ? 0 : 1);
            framesAfterEnd.addAndGet(ended.isDone() ? 1 : 0);
            loudHeard.addAndGet(heard.levelDbfs() > LOUD_DBFS ? 1 : 0);
            loudSaid.addAndGet(said.levelDbfs() > LOUD_DBFS ? 1 : 0);
            Runnable task = atFrames.remove(index);
            if (task != null) {
                task.run();
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    @Override
    public void onDtmf(char key) {
        events.add("key " + key);
    }

    @Override
    public void onPlaybackFinished(Playback playback) {
        finished.add(playback);
    }

    @Override
    public void onTransferred(String target) {
        events.add("transferred to " + target);
    }

    @Override
    public void onReturned() {
        events.add("returned");
    }

    @Override
    public void onTransferFailed(String target, DialOutcome why) {
        events.add("not transferred to " + target + ": " + why);
    }

    @Override
    public void onEnded(HangupCause cause) {
        events.add("ended " + cause);
        ended.complete(cause);
    }
}
