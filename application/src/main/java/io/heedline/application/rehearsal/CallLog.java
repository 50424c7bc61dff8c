package io.heedline.application.rehearsal;

import io.heedline.dialog.BotAction.Say;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of one call while it goes on. Used on its lane, and when it is over. */
final class CallLog {

    /**
     * What the bot was made to say at one go.
     *
     * @param askedMs when the dialog had decided it, in ms of media time
     */
    record BotTurn(long askedMs, List<Say> says) {}

    /**
     * Something the person said, and what the bot made of it.
     *
     * @param state where the dialogue was
     * @param said what the person had said since the bot's last turn
     * @param heard what was recognised; empty if it was rejected
     * @param intent what it was understood as; empty if it was not
     * @param understood whether the dialogue could go on with it
     */
    record Hearing(String state, String said, String heard, String intent, boolean understood) {}

    /** An operation of the back end that was carried out, with its expected outcome, if it had one. */
    record Operation(String name, String outcome) {}

    private final Service wanted;
    private final List<BotTurn> botTurns = new ArrayList<>();
    private final List<Hearing> hearings = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> intents = new LinkedHashSet<>();
    private final List<String> saidSince = new ArrayList<>();
    private boolean personKey;
    private Optional<String> transferTarget = Optional.empty();
    private boolean hungUpByBot;

    CallLog(Service wanted) {
        this.wanted = wanted;
    }

    void botSays(long askedMs, List<Say> says) {
        if (!says.isEmpty()) {
            botTurns.add(new BotTurn(askedMs, List.copyOf(says)));
        }
    }

    void personSaid(String text) {
        saidSince.add(text);
    }

    void heard(String state, String heard, Optional<String> intent, boolean understood) {
        hearings.add(new Hearing(state, String.join(" / ", saidSince), heard, intent.orElse(""), understood));
        saidSince.clear();
        intent.ifPresent(intents::add);
    }

    void keys(String keys) {
        personKey |= keys.equals("0");
        saidSince.clear();
    }

    void operation(String name, String outcome) {
        operations.add(new Operation(name, outcome));
    }

    void transferred(String target) {
        transferTarget = Optional.of(target);
    }

    void botHangsUp() {
        hungUpByBot = true;
    }

    /** Whether the service that the person wants has been carried out. */
    boolean served() {
        return wanted.operation()
                .map(name -> operations.stream().anyMatch(done -> done.name().equals(name)))
                .orElseGet(() -> transferTarget.isPresent() && (intents.contains(wanted.intent()) || personKey));
    }

    Optional<String> transferTarget() {
        return transferTarget;
    }

    boolean hungUpByBot() {
        return hungUpByBot;
    }

    List<BotTurn> botTurns() {
        return botTurns;
    }

    List<Hearing> hearings() {
        return hearings;
    }

    List<Operation> operations() {
        return operations;
    }
}
