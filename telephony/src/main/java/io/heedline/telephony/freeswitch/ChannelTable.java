package io.heedline.telephony.freeswitch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node's channels at one moment, as {@code show channels as json} tells them. */
record ChannelTable(List<Row> rows) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One channel.
     *
     * @param uuid its unique id
     * @param application what its dialplan executes
     * @param argument of that application
     */
    record Row(String uuid, String application, String argument) {

        /** Whether it waits for, or is controlled by, the one listener at this {@code host:port}. */
        boolean inSocketTo(String listener) {
            return application.equals("socket")
                    && argument.strip().split("\\s")[0].equals(listener);
        }
    }

    /**
     * Reads the node's answer.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static ChannelTable parse(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the list of channels is not JSON (" + json.length() + " characters): " + e.getOriginalMessage(),
                    e);
        }
        if (root == null || !root.path("row_count").isNumber()) {
            throw new IllegalArgumentException("the list of channels has no row_count");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : root.path("rows")) {
            rows.add(new Row(text(row, "uuid"), text(row, "application"), text(row, "application_data")));
        }
        return new ChannelTable(List.copyOf(rows));
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asString("");
    }

    Set<String> uuids() {
        Set<String> uuids = new HashSet<>();
        rows.forEach(row -> uuids.add(row.uuid()));
        return uuids;
    }
}
