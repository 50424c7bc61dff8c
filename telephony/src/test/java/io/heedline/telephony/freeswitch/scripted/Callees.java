package io.heedline.telephony.freeswitch.scripted;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The numbers that can be rung, and the telephones that rang. */
final class Callees {

    record Entry(Callee behaviour, LegCodec codec, List<ScriptedPhone> phones) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, String> brokenGateways = new ConcurrentHashMap<>();

    void put(String number, Callee behaviour, LegCodec codec) {
        entries.put(number, new Entry(behaviour, codec, new CopyOnWriteArrayList<>()));
    }

    /** The number as the endpoint reaches it; nobody has a number that was not set. */
    Entry entry(String endpoint, String number) {
        Entry entry = entries.get(number);
        return entry != null
                ? entry
                : new Entry(stranger(endpoint, number), LegCodec.PCMA, new CopyOnWriteArrayList<>());
    }

    private static Callee stranger(String endpoint, String number) {
        return switch (endpoint) {
            case "error" -> Callee.noRoute(number);
            case "user" -> Callee.noRoute("SUBSCRIBER_ABSENT");
            case "loopback" ->
                number.startsWith("cause-")
                        ? Callee.fails(0, number.substring("cause-".length()))
                        : number.equals("echo") || number.equals("tone")
                                ? Callee.answers()
                                : Callee.fails(0, "NO_ROUTE_DESTINATION");
            case "sofia" -> Callee.fails(404, "UNALLOCATED_NUMBER");
            default -> Callee.noRoute("CHAN_NOT_IMPLEMENTED");
        };
    }

    List<ScriptedPhone> phones(String number) {
        return entry("sofia", number).phones();
    }

    void breakGateway(String name, String error) {
        brokenGateways.put(name, error);
    }

    String gatewayError(String name) {
        return brokenGateways.getOrDefault(name, "");
    }
}
