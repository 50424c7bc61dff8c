package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslSession;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Brings events from the event loop to the lane. While too many wait, nothing more is read from the node, which keeps
 * what it has to tell.
 */
final class EventInbox {

    private final EslSession session;
    private final Executor lane;
    private final int limit;
    private final Consumer<EslEvent> handler;
    private int waiting;
    private boolean paused;

    EventInbox(EslSession session, Executor lane, int limit, Consumer<EslEvent> handler) {
        this.session = session;
        this.lane = lane;
        this.limit = limit;
        this.handler = handler;
    }

    void add(EslEvent event) {
        count(1);
        lane.execute(() -> {
            try {
                handler.accept(event);
            } finally {
                count(-1);
            }
        });
    }

    private synchronized void count(int change) {
        waiting += change;
        if (!paused && waiting >= limit) {
            paused = true;
            session.reading(false);
        } else if (paused && waiting <= limit / 2) {
            paused = false;
            session.reading(true);
        }
    }
}
