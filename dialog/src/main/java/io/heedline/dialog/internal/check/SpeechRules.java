package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.check.Voice;
import io.heedline.dialog.internal.check.Flow.Forbidden;
import io.heedline.dialog.internal.check.Flow.Line;
import io.heedline.dialog.internal.check.Flow.Listen;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.Say;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every text the bot may speak, rendered: it can be spoken, and holds nothing forbidden. */
final class SpeechRules {

    private final Flow flow;
    private final Voice voice;
    private final Findings findings;
    private final Renderings renderings;
    private final Set<String> told = new HashSet<>();
    private int rendered;

    SpeechRules(Flow flow, Voice voice, Findings findings) {
        this.flow = flow;
        this.voice = voice;
        this.findings = findings;
        this.renderings = new Renderings(flow.values());
    }

    /** Looks at what was reached; what is never reached has been told already. */
    int run(Exploration exploration) {
        Set<String> seen = new HashSet<>();
        for (Situation situation : exploration.situations()) {
            Node node = exploration.node(situation);
            if (seen.add(node.id())) {
                if (node.act() instanceof Say say) {
                    prompt(say, node, situation, exploration);
                } else if (node.act() instanceof Listen listen) {
                    listen.troubles().forEach(say -> prompt(say, node, situation, exploration));
                }
            }
        }
        return rendered;
    }

    private void prompt(Say say, Node node, Situation situation, Exploration exploration) {
        for (Locale locale : flow.languages()) {
            List<Line> lines = say.lines().getOrDefault(locale, List.of());
            for (Line line : lines) {
                for (Renderings.Text text : renderings.of(line, locale)) {
                    rendered++;
                    fault(text.spoken(), locale)
                            .ifPresent(fault -> findings.add(
                                    Rule.SPEAKABLE,
                                    line.spot(),
                                    "in state '" + node.state() + "' (" + locale.toLanguageTag() + "): " + fault,
                                    exploration.pathTo(situation)));
                    forbidden(text, locale, line, node, situation, exploration);
                }
            }
        }
    }

    private Optional<String> fault(String text, Locale locale) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            return Optional.of("a brace is left over in \"" + text + "\"; expected a slot such as {balance}");
        }
        Optional<Integer> sign =
                text.codePoints().filter(SpeechRules::isSign).boxed().findFirst();
        if (sign.isPresent()) {
            return Optional.of("the sign \"" + Character.toString(sign.get())
                    + "\" cannot be spoken; expected words in its place");
        }
        return voice.fault(text, locale);
    }

    private static boolean isSign(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL
                || type == Character.CONTROL && !Character.isWhitespace(character)
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }

    private void forbidden(
            Renderings.Text text, Locale locale, Line line, Node node, Situation situation, Exploration exploration) {
        for (Forbidden forbidden : flow.forbidden()) {
            if (forbidden.locale().equals(locale)
                    && text.says(forbidden.phrase())
                    && told.add(line.spot() + forbidden.phrase())) {
                findings.add(
                        Rule.FORBIDDEN_PHRASE,
                        line.spot(),
                        "state '" + node.state() + "' says the forbidden \"" + forbidden.phrase() + "\" in \""
                                + text.spoken() + "\"",
                        exploration.pathTo(situation));
            }
        }
    }
}
