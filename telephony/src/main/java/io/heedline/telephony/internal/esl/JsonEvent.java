package io.heedline.telephony.internal.esl;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads an event written as JSON: one object of strings; a header of several values is an array; {@code _body}. */
final class JsonEvent {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final String BODY = "_body";

    private JsonEvent() {}

    /**
     * A caller's name may have come in another encoding than UTF-8 and is passed on as it was; it must not cost the
     * event, so bytes that are not UTF-8 are replaced before the JSON is read.
     */
    static EslHeaders read(byte[] json) {
        Map<String, String> headers = new LinkedHashMap<>();
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), new String(json, StandardCharsets.UTF_8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new EslGarbledException("a JSON event of " + json.length + " bytes is not an object");
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                headers.putIfAbsent(name, value(parser));
            }
        } catch (JacksonException fault) {
            throw new EslGarbledException("a JSON event of " + json.length + " bytes breaks off or is no JSON");
        }
        String body = headers.remove(BODY);
        return new EslHeaders.Ready(Collections.unmodifiableMap(headers), body == null ? "" : body);
    }

    /** Arrays are written as plain events write them. */
    private static String value(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return scalar(parser, token);
        }
        StringJoiner values = new StringJoiner("|:", "ARRAY::", "");
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            values.add(scalar(parser, next));
        }
        return values.toString();
    }

    private static String scalar(JsonParser parser, JsonToken token) {
        if (token == null || !token.isScalarValue()) {
            throw new EslGarbledException("a JSON event has a value that is " + token + "; expected a string");
        }
        return parser.getString();
    }
}
