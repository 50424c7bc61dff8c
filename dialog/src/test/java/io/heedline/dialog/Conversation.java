package io.heedline.dialog;

import io.heedline.dialog.demo.DemoLedger;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A conversation in text, for tests: what the caller does goes in, what the bot says comes out. */
final class Conversation {

    /** A Wednesday morning. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-18T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final Map<String, Understander> UNDERSTANDERS = new ConcurrentHashMap<>();

    final DialogSession session;
    List<BotAction> last;

    private Conversation(DialogSession session) {
        this.session = session;
        this.last = session.start();
    }

    static Conversation hotline() {
        return hotline(new DemoLedger(CLOCK));
    }

    static Conversation hotline(BackEnd backEnd) {
        return with(Scenario.load("hotline"), backEnd, Locale.SIMPLIFIED_CHINESE, "13800000001");
    }

    static Conversation with(Scenario scenario, BackEnd backEnd, Locale locale, String caller) {
        Map<String, Understander> understanders = scenario.languages().stream()
                .collect(Collectors.toMap(Locale::getLanguage, Conversation::understander));
        return new Conversation(scenario.open(understanders, backEnd, locale, Map.of("caller", caller)));
    }

    private static Understander understander(Locale locale) {
        return UNDERSTANDERS.computeIfAbsent(locale.getLanguage(), l -> Understanders.starter(locale, CLOCK));
    }

    Conversation says(String text) {
        return does(new DialogEvent.Heard(text, 0.9));
    }

    /** Says what the caller wants and, if asked who they are, the digits and the code of the ledger's first customer. */
    Conversation wants(String text) {
        says(text);
        return session.state().startsWith("identity.") ? proves() : this;
    }

    /** Says the digits and the code of the ledger's first customer. */
    Conversation proves() {
        boolean chinese = session.locale().getLanguage().equals("zh");
        says(chinese ? "四三二一" : "four three two one");
        return says(chinese ? "一三五七九零" : "one three five seven nine oh");
    }

    Conversation does(DialogEvent event) {
        last = session.on(event);
        return this;
    }

    /** All words of the bot's last answer. */
    String heard() {
        return last.stream()
                .filter(BotAction.Say.class::isInstance)
                .map(a -> ((BotAction.Say) a).text())
                .collect(Collectors.joining(" "));
    }

    BotAction lastAction() {
        return last.get(last.size() - 1);
    }
}
