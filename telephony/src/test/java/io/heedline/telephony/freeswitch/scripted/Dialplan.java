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

    /** The steps of the dialplan {@code inline}: {@code set:a=b,park}. */
    static List<Step> inline(String steps) {
        List<Step> parsed = new ArrayList<>();
        for (String step : steps.split(",")) {
            String[] words = step.split(":", 2);
            parsed.add(new Step(words[0], words.length > 1 ? words[1] : ""));
        }
        return List.copyOf(parsed);
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
