package io.heedline.telephony.freeswitch.check;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.w3c.dom.Element;

/** Whether the static dialplan hands calls over to us, and in the only order that is safe. */
final class DialplanCheck implements Check {

    private static final String SUBJECT = "dialplan";
    private static final String EXAMPLE = "deploy/freeswitch/dialplan-hotline.xml shows how.";

    private final String hotline;
    private final InetSocketAddress listener;

    /**
     * @param hotline number that callers dial
     * @param listener where we take calls, as FreeSWITCH sees it; unresolved
     */
    DialplanCheck(String hotline, InetSocketAddress listener) {
        this.hotline = hotline;
        this.listener = listener;
    }

    /** An extension with a {@code socket} application. */
    private record HandOver(String name, Element extension, String arguments, List<String> before) {}

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        List<HandOver> all =
                NodeXml.dialplan(node).map(DialplanCheck::handOvers).orElse(List.of());
        if (all.isEmpty()) {
            findings.accept(Finding.warning(
                    SUBJECT,
                    "no extension hands calls over by \"socket\" (a dialplan made elsewhere is not seen here)",
                    "Add one for the hotline; " + EXAMPLE));
            return;
        }
        List<HandOver> ours = all.stream().filter(this::reachesUs).toList();
        if (ours.isEmpty()) {
            findings.accept(
                    Finding.problem(
                            SUBJECT,
                            "calls are handed over to " + Texts.shortened(target(all.get(0)))
                                    + ", but Heedline waits at " + us(),
                            "Name the same address in the dialplan's \"socket\" and in heedline.freeswitch.advertised and port."));
        }
        ours.forEach(handOver -> order(handOver, findings));
        if (ours.stream().noneMatch(this::takesHotline)) {
            if (!ours.isEmpty()) {
                findings.accept(Finding.warning(
                        SUBJECT,
                        "no extension that hands calls over to us has a condition that matches " + hotline,
                        "Set heedline.hotline.number to the number as FreeSWITCH gets it, or extend the condition."));
            }
        }
    }

    private static List<HandOver> handOvers(Element dialplan) {
        List<HandOver> found = new ArrayList<>();
        for (Element extension : NodeXml.children(dialplan, "extension")) {
            List<String> before = new ArrayList<>();
            for (Element action : NodeXml.children(extension, "action")) {
                String application = action.getAttribute("application");
                String data = action.getAttribute("data");
                if (application.equals("socket")) {
                    found.add(new HandOver(name(extension), extension, data, List.copyOf(before)));
                }
                before.add(application + " " + data);
            }
        }
        return found;
    }

    private static String name(Element extension) {
        String context = extension.getParentNode() instanceof Element parent ? parent.getAttribute("name") : "";
        return context + "/" + extension.getAttribute("name");
    }

    private static String target(HandOver handOver) {
        return handOver.arguments().strip().split("\\s+")[0];
    }

    /** Host names are taken for ours if the port is: what they mean over there is not known here. */
    private boolean reachesUs(HandOver handOver) {
        for (String address : target(handOver).split("\\|")) {
            int colon = address.lastIndexOf(':');
            String host = colon < 0 ? address : address.substring(0, colon);
            String port = colon < 0 ? "8084" : address.substring(colon + 1);
            boolean name = !host.matches("[0-9.]+|\\[.*]");
            if (port.equals(String.valueOf(listener.getPort())) && (name || host.equals(listener.getHostString()))) {
                return true;
            }
        }
        return false;
    }

    private String us() {
        return listener.getHostString() + ":" + listener.getPort();
    }

    private static void order(HandOver handOver, Consumer<Finding> findings) {
        boolean fine = true;
        if (handOver.before().stream().noneMatch(action -> action.startsWith("answer "))) {
            fine = false;
            findings.accept(Finding.problem(
                    SUBJECT,
                    handOver.name() + " hands calls over unanswered: asked for sound then, FreeSWITCH itself fails",
                    "Put <action application=\"answer\"/> before \"socket\"; " + EXAMPLE));
        }
        List<String> options =
                List.of(handOver.arguments().toLowerCase(Locale.ROOT).split("\\s+"));
        if (!options.contains("async") || !options.contains("full")) {
            fine = false;
            findings.accept(Finding.problem(
                    SUBJECT,
                    handOver.name() + " has \"socket " + Texts.shortened(handOver.arguments())
                            + "\", by which calls cannot be controlled",
                    "Write: " + target(handOver) + " async full"));
        }
        if (handOver.before().stream().noneMatch(action -> action.equals("set socket_resume=true"))) {
            fine = false;
            findings.accept(Finding.warning(
                    SUBJECT,
                    handOver.name()
                            + " does not set socket_resume: callers are cut off if Heedline ends while they talk",
                    "Put <action application=\"set\" data=\"socket_resume=true\"/> before \"socket\", and what they get"
                            + " instead behind it."));
        }
        if (fine) {
            findings.accept(Finding.ok(SUBJECT, handOver.name() + " answers, then hands over to " + target(handOver)));
        }
    }

    private boolean takesHotline(HandOver handOver) {
        return NodeXml.children(handOver.extension(), "condition").stream()
                .filter(condition -> condition.getAttribute("field").equals("destination_number"))
                .anyMatch(condition -> matches(condition.getAttribute("expression")));
    }

    private boolean matches(String expression) {
        try {
            return Pattern.compile(expression).matcher(hotline).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
