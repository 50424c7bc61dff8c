package io.heedline.application.handover;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import io.heedline.telephony.TransferTarget;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What scenarios ask of the hotline's own desk rather than of the company's systems.
 *
 * <ul>
 *   <li>{@code queue-status {queue}} answers {@code minutes} to wait, as people tell them, and how many are
 *       {@code waiting}; the outcome {@link #QUEUE_LONG}, which has the answers too, where a call-back is to be offered
 *   <li>{@code request-callback {queue}} takes a call-back down, on disk before it answers, and answers {@code within} how
 *       many minutes it comes and the last digits of the number it goes to, {@code number_tail}; the outcome
 *       {@link #NO_NUMBER} where the caller's number cannot be rung, and {@link #WHEN_OPEN} where it was taken down outside
 *       calling hours. Asked again under the same {@code key}, or by a
 *       number whose call-back is still open, it changes nothing
 *   <li>{@code unfinished-talk} answers the {@code wish} of a caller whose last talk broke off a short while ago, an
 *       intent, and the same in words, {@code wish_words}; the outcome {@link #NOTHING_UNFINISHED} for all others. It is
 *       told once, and it holds nothing of what an account is: the number may be another's
 *   <li>{@code go-on {wish}} reports the wish as its outcome, for the scenario to lead on from; nothing if it is no service
 * </ul>
 *
 * A queue is named by what it is handed over to: {@code queue:service}, {@code service}, or a number.
 */
public final class QueueDesk implements BackEnd {

    /** The operations it performs. */
    public static final Set<String> OPERATIONS = Set.of("queue-status", "request-callback", "unfinished-talk", "go-on");

    /** The wait is so long that a call-back is to be offered. */
    public static final String QUEUE_LONG = "queue-long";

    /** The caller's number is hidden, or is none that can be rung. */
    public static final String NO_NUMBER = "no-number";

    /** The call-back is taken down, but nobody may be rung for hours. */
    public static final String WHEN_OPEN = "when-open";

    /** The caller's last talk did not break off, or it is too long ago. */
    public static final String NOTHING_UNFINISHED = "nothing-unfinished";

    /** Nobody counts in minutes beyond this. */
    private static final Duration LONGEST_IN_MINUTES = Duration.ofHours(2);

    private static final Pattern EXTENSION = Pattern.compile("[+]?[0-9*#]{1,32}");
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9]{3,15}");

    private final QueueWaits waits;
    private final CallBackList callBacks;
    private final UnfinishedTalks unfinished;
    private final Duration longFrom;
    private final Clock clock;

    QueueDesk(QueueWaits waits, CallBackList callBacks, UnfinishedTalks unfinished, Duration longFrom, Clock clock) {
        this.waits = waits;
        this.callBacks = callBacks;
        this.unfinished = unfinished;
        this.longFrom = longFrom;
        this.clock = clock;
    }

    @Override
    public Map<String, String> call(String operation, Map<String, String> arguments) {
        return switch (operation) {
            case "queue-status" -> status(target(operation, arguments));
            case "request-callback" -> takeDown(target(operation, arguments), arguments);
            case "unfinished-talk" -> unfinished(arguments);
            case "go-on" -> goOn(arguments.getOrDefault("wish", ""));
            default ->
                throw new BackEndException("The queue desk cannot do '" + operation + "'; it knows " + OPERATIONS);
        };
    }

    private Map<String, String> status(String target) {
        QueueWaits.Estimate estimate = waits.estimate(queueName(target), clock.instant());
        Map<String, String> answers = new HashMap<>();
        answers.put("minutes", Long.toString(estimate.minutes()));
        answers.put("waiting", Integer.toString(estimate.waiting()));
        if (estimate.time().compareTo(longFrom) >= 0) {
            answers.put(OUTCOME, QUEUE_LONG);
        }
        return Map.copyOf(answers);
    }

    private Map<String, String> takeDown(String target, Map<String, String> arguments) {
        String number = arguments.getOrDefault("caller", "");
        if (!NUMBER.matcher(number).matches()) {
            return Map.of(OUTCOME, NO_NUMBER);
        }
        Duration wait = Duration.ofMinutes(
                waits.estimate(queueName(target), clock.instant()).minutes());
        CallBack taken = callBacks.request(number, target, arguments, wait);
        Duration until = taken.dueIn(clock.instant());
        if (until.compareTo(LONGEST_IN_MINUTES) > 0) {
            return Map.of(OUTCOME, WHEN_OPEN);
        }
        return Map.of(
                "within", Long.toString(new QueueWaits.Estimate(0, until).minutes()),
                "number_tail", Numbers.tail(number));
    }

    private Map<String, String> unfinished(Map<String, String> arguments) {
        Locale language = Locale.forLanguageTag(arguments.getOrDefault("language", "zh-CN"));
        return unfinished
                .recall(arguments.getOrDefault("caller", ""))
                .map(talk -> Map.of("wish", talk.wish(), "wish_words", SpokenWishes.of(talk.wish(), language)))
                .orElse(Map.of(OUTCOME, NOTHING_UNFINISHED));
    }

    /** A scenario has one way on for each outcome, which keeps the wish out of what follows. */
    private static Map<String, String> goOn(String wish) {
        return Wording.in(Locale.ENGLISH).isService(wish) ? Map.of(OUTCOME, wish) : Map.of();
    }

    /** What calls are handed over to: a bare name that is no number is that of a queue. */
    private static String target(String operation, Map<String, String> arguments) {
        String queue = arguments.get("queue");
        if (queue == null || queue.isBlank()) {
            throw new BackEndException(operation + " has no argument 'queue': expected where the caller is handed to");
        }
        String target = queue.startsWith(TransferTarget.PREFIX)
                        || EXTENSION.matcher(queue).matches()
                ? queue
                : TransferTarget.PREFIX + queue;
        try {
            return TransferTarget.parse(target).text();
        } catch (IllegalArgumentException e) {
            throw new BackEndException(operation + " has a queue that cannot be one", e);
        }
    }

    /** "queue:service" and "service" are one queue. */
    static String queueName(String target) {
        return target.startsWith(TransferTarget.PREFIX) ? target.substring(TransferTarget.PREFIX.length()) : target;
    }
}
