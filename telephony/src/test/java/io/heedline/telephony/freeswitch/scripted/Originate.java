package io.heedline.telephony.freeswitch.scripted;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code originate <dial string> &app(argument)} or {@code ... <extension>}. Words are cut at spaces outside single
 * quotes, braces notwithstanding: what should have been quoted and is not comes out wrong here too.
 */
final class Originate implements Dialing.Listener {

    private static final String USAGE = "-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] "
            + "[<context>] [<cid_name>] [<cid_num>] [<timeout_sec>]\n";

    private final Node node;
    private final Consumer<String> answer;
    private String destination;
    private boolean going;

    Originate(Node node, Consumer<String> answer) {
        this.node = node;
        this.answer = answer;
    }

    void run(String argument) {
        List<String> words;
        DialString target;
        try {
            words = DialString.split(argument, ' ').stream()
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.size() < 2) {
                node.unknown.add("originate " + argument);
                answer.accept(USAGE);
                return;
            }
            destination = words.get(1);
            target = DialString.parse(words.get(0));
        } catch (IllegalArgumentException wrong) {
            node.unknown.add("originate: " + wrong.getMessage());
            answer.accept("-ERR DESTINATION_OUT_OF_ORDER\n");
            return;
        }
        new Dialing(node, target, this).start("0000000000", Map.of());
    }

    @Override
    public void onEarlyMedia(FakeChannel leg) {
        if (!"true".equals(leg.variables.get("ignore_early_media"))) {
            go(leg);
        }
    }

    @Override
    public void onAnswered(FakeChannel leg) {
        go(leg);
    }

    @Override
    public void onFailed(String cause) {
        if (!going) {
            answer.accept("-ERR " + cause + "\n");
        }
    }

    private void go(FakeChannel leg) {
        if (going) {
            return;
        }
        going = true;
        answer.accept("+OK " + leg.uuid + "\n");
        leg.enter("CS_ROUTING");
        leg.enter("CS_EXECUTE");
        leg.apps.runDialplan(steps());
    }

    private List<Dialplan.Step> steps() {
        String text = destination.startsWith("'") && destination.endsWith("'")
                ? destination.substring(1, destination.length() - 1)
                : destination;
        if (!text.startsWith("&")) {
            return node.dialplan.stepsFor(text);
        }
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        String application = open < 0 ? text.substring(1) : text.substring(1, open);
        String argument = open < 0 ? "" : text.substring(open + 1, close < open ? text.length() : close);
        return List.of(new Dialplan.Step(application, argument));
    }
}
