package io.heedline.telephony.internal.esl;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it hears. */
final class FakeHandler implements EslEventHandler {

    final List<EslEvent> events = new CopyOnWriteArrayList<>();
    final List<EslClosed> closed = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(EslEvent event) {
        events.add(event);
    }

    @Override
    public void onClosed(EslClosed why) {
        closed.add(why);
    }
}
