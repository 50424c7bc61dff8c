package io.heedline.application.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file that says which versions of one scenario there are, and how far each has come. */
final class Ledger {

    static final String FILE = "versions.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Ledger() {}

    /** What stands in the directory of a scenario; no versions if there is no such file yet. */
    static Versions read(Path directory, String scenario) {
        Path file = directory.resolve(FILE);
        Versions read;
        try {
            read = MAPPER.readValue(Files.readAllBytes(file), Versions.class);
        } catch (NoSuchFileException e) {
            return Versions.none(scenario);
        } catch (IOException e) {
            throw new ScenarioStoreException(file + " cannot be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new ScenarioStoreException(
                    file + " is damaged: it is not what was written there. Bring it back from a backup; the versions"
                            + " themselves lie beside it",
                    e);
        }
        if (read == null || !scenario.equals(read.scenario())) {
            throw new ScenarioStoreException(file + " is damaged: it is not that of scenario '" + scenario
                    + "'. Bring it back from a backup; the versions themselves lie beside it");
        }
        return read;
    }

    static byte[] bytes(Versions versions) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(versions);
    }
}
