package io.heedline.application.cli;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the commands: UTF-8 text as it is, fields in the order of the records. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private Json() {}

    /** One object on one line. */
    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** One object on several lines, for people to read. */
    static String pretty(Object value) {
        ObjectWriter writer = MAPPER.writerWithDefaultPrettyPrinter();
        return writer.writeValueAsString(value);
    }
}
