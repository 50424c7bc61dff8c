package io.heedline.telephony.internal.esl;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what becomes of a link. */
final class FakeLink implements EslClientListener {

    final List<EslSession> ups = new CopyOnWriteArrayList<>();
    final List<EslEvent> events = new CopyOnWriteArrayList<>();
    final List<EslClosed> downs = new CopyOnWriteArrayList<>();
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public void onUp(EslSession session) {
        ups.add(session);
    }

    @Override
    public void onEvent(EslEvent event) {
        events.add(event);
    }

    @Override
    public void onDown(EslClosed why, Duration nextAttemptIn) {
        waits.add(nextAttemptIn);
        downs.add(why);
    }
}
