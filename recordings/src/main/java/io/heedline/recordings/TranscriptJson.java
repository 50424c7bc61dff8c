package io.heedline.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Transcripts as JSON. */
final class TranscriptJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TranscriptJson() {}

    static void write(Transcript transcript, Path file) throws IOException {
        byte[] json = JSON.writeValueAsBytes(transcript);
        Path directory = file.toAbsolutePath().getParent();
        PrivateFiles.createDirectories(directory);
        Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".draft");
        try {
            Files.write(draft, json);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    static Transcript read(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        try {
            Transcript transcript = JSON.readValue(json, Transcript.class);
            if (transcript == null) {
                throw new TranscriptFormatException("transcript " + file + " holds nothing but null", null);
            }
            return transcript;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new TranscriptFormatException("transcript " + file + place(e) + ": " + e.getMessage(), e);
        }
    }

    private static String place(RuntimeException e) {
        TokenStreamLocation location = e instanceof JacksonException jackson ? jackson.getLocation() : null;
        return location == null ? "" : " line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
