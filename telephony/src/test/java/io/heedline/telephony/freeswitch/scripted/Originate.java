package io.heedline.telephony.freeswitch.scripted;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code originate <dial string> &app(argument)} or {@code ... <extension>}. Words are cut at spaces outside single
 * quotes, braces notwithstanding: what should have been quoted and is not comes out wrong here as in FreeSWITCH.
 */
final class Originate implements Dialing.Listener {

    private static final String USAGE = "-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] "
            + "[<context>] [<cid_name>] [<cid_num>] [<timeout_sec>]\n";

    private final Node node;
    private final Consumer<String> answer;
    private String[] destination;
    private boolean going;

    Originate(Node node, Consumer<String> answer) {
        this.node = node;
        this.answer = answer;
    }

    void run(String argument) {
        List<String> words = DialString.words(argument);
        if (words.size() < 2) {
            complain(argument);
            answer.accept(USAGE);
            return;
        }
        destination = words.subList(1, words.size()).toArray(String[]::new);
        try {
            new Dialing(node, DialString.parse(words.get(0)), this).start("0000000000", Map.of());
        } catch (IllegalArgumentException wrong) {
            complain(wrong.getMessage());
            answer.accept("-ERR DESTINATION_OUT_OF_ORDER\n");
        }
    }

    private void complain(String what) {
        node.unknown.add("originate: " + what);
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
        leg.enter("CS_EXECUTE");
        leg.apps.runDialplan(steps());
    }

    /** The argument of an application ends at the first closing bracket. */
    private List<Dialplan.Step> steps() {
        String text = destination[0];
        if (!text.startsWith("&")) {
            return node.dialplan.steps(requoted(), 0);
        }
        int open = text.indexOf('(');
        if (open < 0) {
            return List.of(new Dialplan.Step(text.substring(1), ""));
        }
        int close = text.indexOf(')', open);
        if (destination.length > 1) {
            complain("words behind the application, which should have been quoted: " + String.join(" ", destination));
        }
        return List.of(new Dialplan.Step(
                text.substring(1, open), text.substring(open + 1, close < 0 ? text.length() : close)));
    }

    private String[] requoted() {
        String[] words = destination.clone();
        words[0] = "'" + words[0] + "'";
        return words;
    }
}
