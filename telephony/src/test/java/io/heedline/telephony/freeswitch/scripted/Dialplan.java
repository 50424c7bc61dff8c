package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is executed for calls to a number. */
public final class Dialplan {

    record Step(String application, String argument) {}

    private final Map<String, List<Step>> extensions = new ConcurrentHashMap<>();
    private volatile List<Step> otherwise = List.of(new Step("hangup", "UNALLOCATED_NUMBER"));

    Dialplan() {}

    /** Steps for one number, each an application with its argument: {@code answer}, {@code playback hello.wav}. */
    public Dialplan to(String number, String... steps) {
        extensions.put(number, parse(steps));
        return this;
    }

    /** Steps for all other numbers. */
    public Dialplan otherwise(String... steps) {
        otherwise = parse(steps);
        return this;
    }

    /** All numbers: answered, then given to whoever listens there. */
    public Dialplan answerAndConnect(InetSocketAddress application) {
        return otherwise("answer", socket(application));
    }

    /** All numbers: given to whoever listens there while they ring. */
    public Dialplan connectRinging(InetSocketAddress application) {
        return otherwise(socket(application));
    }

    /** The step that connects to an application. */
    public static String socket(InetSocketAddress application) {
        return "socket 127.0.0.1:" + application.getPort() + " async full";
    }

    List<Step> stepsFor(String number) {
        return extensions.getOrDefault(number, otherwise);
    }

    /**
     * The steps that the words of a transfer or originate mean, from an index on: an extension, or with the dialplan
     * {@code inline} the steps themselves, {@code 'park,hangup:NORMAL_CLEARING'}.
     */
    List<Step> steps(String[] words, int from) {
        List<String> parts = DialString.words(String.join(" ", List.of(words).subList(from, words.length)));
        if (parts.size() < 2 || !parts.get(1).equals("inline")) {
            return stepsFor(parts.get(0));
        }
        List<Step> steps = new ArrayList<>();
        for (String step : parts.get(0).split(",")) {
            String[] halves = step.split(":", 2);
            steps.add(new Step(halves[0], halves.length > 1 ? halves[1] : ""));
        }
        return steps;
    }

    private static List<Step> parse(String... steps) {
        List<Step> parsed = new ArrayList<>();
        for (String step : steps) {
            String[] words = step.split(" ", 2);
            parsed.add(new Step(words[0], words.length > 1 ? words[1] : ""));
        }
        return List.copyOf(parsed);
    }
}
