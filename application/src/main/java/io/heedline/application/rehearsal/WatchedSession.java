package io.heedline.application.rehearsal;

import io.heedline.dialog.BotAction;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.BotAction.Hangup;
import io.heedline.dialog.BotAction.Say;
import io.heedline.dialog.BotAction.Transfer;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.HandoverNote;
import io.heedline.nlu.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the person what the bot decides, and changes nothing. */
final class WatchedSession implements DialogSession {

    private final DialogSession session;
    private final SimulatedPerson person;

    WatchedSession(DialogSession session, SimulatedPerson person) {
        this.session = session;
        this.person = person;
    }

    @Override
    public List<BotAction> start() {
        List<BotAction> actions = session.start();
        tell(actions, session.state());
        return actions;
    }

    @Override
    public List<BotAction> on(DialogEvent event) {
        String before = session.state();
        List<BotAction> actions = session.on(event);
        if (event instanceof DialogEvent.Heard heard) {
            Optional<String> meaning = session.lastUnderstanding().map(Understanding::intent);
            boolean moved = !session.state().equals(before) || session.ended();
            person.notice(() -> person.log().heard(before, heard.text(), meaning, moved));
        } else if (event instanceof DialogEvent.NoMatch) {
            person.notice(() -> person.log().heard(before, "", Optional.empty(), false));
        } else if (event instanceof DialogEvent.Keys keys) {
            person.notice(() -> person.log().keys(keys.digits()));
        }
        tell(actions, session.state());
        return actions;
    }

    private void tell(List<BotAction> actions, String state) {
        List<Say> says = actions.stream()
                .filter(Say.class::isInstance)
                .map(Say.class::cast)
                .toList();
        person.notice(() -> person.botSays(says));
        for (BotAction action : actions) {
            if (action instanceof Collect collect) {
                String text = String.join("", says.stream().map(Say::text).toList());
                boolean interruptible = says.stream().allMatch(Say::interruptible);
                person.notice(() -> person.asked(state, collect, text, interruptible));
            } else if (action instanceof Transfer transfer) {
                person.notice(() -> person.handedOver(transfer.target()));
            } else if (action instanceof Hangup) {
                person.notice(() -> person.log().botHangsUp());
            }
        }
    }

    @Override
    public boolean ended() {
        return session.ended();
    }

    @Override
    public String outcome() {
        return session.outcome();
    }

    @Override
    public boolean reachedAim() {
        return session.reachedAim();
    }

    @Override
    public Optional<Understanding> lastUnderstanding() {
        return session.lastUnderstanding();
    }

    @Override
    public Completeness completeness(String text) {
        return session.completeness(text);
    }

    @Override
    public HandoverNote handoverNote() {
        return session.handoverNote();
    }

    @Override
    public Locale locale() {
        return session.locale();
    }

    @Override
    public String state() {
        return session.state();
    }
}
