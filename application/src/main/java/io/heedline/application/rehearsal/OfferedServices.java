package io.heedline.application.rehearsal;

import io.heedline.application.engine.Engine;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BotAction;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.Scenario;
import io.heedline.dialog.demo.DemoLedger;
import io.heedline.nlu.IntentExamples;
import io.heedline.nlu.Understander;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out what a scenario serves by telling it wishes in writing: what it hands over at once is not served. */
public final class OfferedServices {

    private OfferedServices() {}

    /** The services of a scenario; those that need a person are among them if anything is. */
    public static List<Service> of(Scenario scenario, Engine engine, Locale locale) {
        IntentExamples examples = IntentExamples.shipped(locale);
        Understander understander = engine.understander(locale);
        return Arrays.stream(Service.values())
                .filter(service -> serves(scenario, understander, locale, service, examples))
                .toList();
    }

    private static boolean serves(
            Scenario scenario, Understander understander, Locale locale, Service service, IntentExamples examples) {
        List<String> sentences = examples.sentences(service.intent());
        if (sentences.isEmpty()) {
            return false;
        }
        String caller = DemoLedger.customers().get(0).number();
        DialogSession session = scenario.open(
                Map.of(locale.getLanguage(), understander),
                new PersonsBank(
                        new DemoLedger(Clock.systemDefaultZone()), OfferedServices::quietDesk, (name, outcome) -> {}),
                locale,
                Map.of("caller", caller, "callee", ""));
        session.start();
        List<BotAction> actions = session.on(new DialogEvent.Heard(sentences.get(0), 1));
        boolean handedOver = actions.stream().anyMatch(BotAction.Transfer.class::isInstance);
        return handedOver == (service == Service.PERSON || service == Service.FRAUD);
    }

    /** Nobody waits, and nobody's talk broke off. */
    private static Map<String, String> quietDesk(String operation, Map<String, String> arguments) {
        return operation.equals("queue-status")
                ? Map.of("minutes", "0", "waiting", "0")
                : Map.of(BackEnd.OUTCOME, "nothing-unfinished");
    }
}
