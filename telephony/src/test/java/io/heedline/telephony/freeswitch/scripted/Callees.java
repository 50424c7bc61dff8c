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

    Entry entry(String number) {
        return entries.getOrDefault(
                number,
                new Entry(Callee.fails(404, "UNALLOCATED_NUMBER"), LegCodec.PCMA, new CopyOnWriteArrayList<>()));
    }

    List<ScriptedPhone> phones(String number) {
        return entry(number).phones();
    }

    void breakGateway(String name, String error) {
        brokenGateways.put(name, error);
    }

    String gatewayError(String name) {
        return brokenGateways.getOrDefault(name, "");
    }
}
