package io.heedline.telephony.freeswitch.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which events a connection wants, and how written. JSON or plain holds for the whole connection. */
final class Subscription {

    private static final List<String> OF_MYEVENTS = List.of(
            "CHANNEL_CREATE CHANNEL_DESTROY CHANNEL_STATE CHANNEL_ANSWER CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE",
            "CHANNEL_EXECUTE CHANNEL_EXECUTE_COMPLETE CHANNEL_BRIDGE CHANNEL_UNBRIDGE CHANNEL_PROGRESS",
            "CHANNEL_PROGRESS_MEDIA CHANNEL_OUTGOING CHANNEL_PARK CHANNEL_UNPARK CHANNEL_APPLICATION",
            "CHANNEL_ORIGINATE CHANNEL_UUID CHANNEL_DATA DTMF DETECTED_SPEECH TALK NOTALK");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> subclasses = new TreeSet<>();
    private final List<Map.Entry<String, String>> filters = new ArrayList<>();
    private boolean all;
    private boolean json;
    private String onlyChannel = "";

    /** Takes the words behind {@code event}; answers whether an event was named among them. */
    boolean add(String words) {
        boolean named = false;
        boolean custom = false;
        for (String word : words.trim().split("[ ,]+")) {
            String upper = word.toUpperCase(Locale.ROOT);
            if (upper.equals("JSON") || upper.equals("PLAIN")) {
                json = upper.equals("JSON");
            } else if (custom) {
                subclasses.add(word);
            } else if (upper.equals("ALL")) {
                all = true;
                named = true;
            } else if (upper.equals("CUSTOM")) {
                custom = true;
                names.add(upper);
                named = true;
            } else if (EventNames.known(upper)) {
                names.add(upper);
                named = true;
            }
        }
        return named;
    }

    void remove(String words) {
        for (String word : words.trim().split("[ ,]+")) {
            names.remove(word.toUpperCase(Locale.ROOT));
            subclasses.remove(word);
            all = all && !word.equalsIgnoreCase("ALL");
        }
    }

    /** Answers whether there was anything. */
    boolean removeAll() {
        boolean any = all || !names.isEmpty();
        all = false;
        names.clear();
        subclasses.clear();
        return any;
    }

    void myEvents(String channel, String words) {
        onlyChannel = channel;
        json = words.toLowerCase(Locale.ROOT).contains("json");
        OF_MYEVENTS.forEach(this::addQuietly);
    }

    private void addQuietly(String words) {
        names.addAll(List.of(words.split(" ")));
    }

    boolean isMyEvents() {
        return !onlyChannel.isEmpty();
    }

    void filter(String header, String value) {
        filters.add(Map.entry(header, value));
    }

    void unfilter(String header) {
        filters.removeIf(
                filter -> header.equalsIgnoreCase("all") || filter.getKey().equalsIgnoreCase(header));
    }

    boolean json() {
        return json;
    }

    String format() {
        return json ? "json" : "plain";
    }

    boolean wants(FakeEvent event) {
        if (!onlyChannel.isEmpty()
                && !event.first("Unique-ID").filter(onlyChannel::equals).isPresent()
                && !event.first("Job-Owner-UUID").filter(onlyChannel::equals).isPresent()) {
            return false;
        }
        return subscribed(event)
                && (filters.isEmpty()
                        || filters.stream()
                                .anyMatch(filter -> event.first(filter.getKey())
                                        .filter(filter.getValue()::equals)
                                        .isPresent()));
    }

    private boolean subscribed(FakeEvent event) {
        if (all) {
            return true;
        }
        if (!names.contains(event.name())) {
            return false;
        }
        return event.first("Event-Subclass").map(subclasses::contains).orElse(true);
    }
}
