package io.heedline.asr;

/** Something a {@link RecognitionStream} noticed. Times are milliseconds of audio since the stream began. */
public sealed interface RecognitionEvent {

    /** The caller began to speak at {@code atMs}, a little before this was certain. */
    record SpeechStarted(long atMs) implements RecognitionEvent {}

    /** The words heard so far in this turn have changed. They may still change; Chinese text has no blanks. */
    record Partial(String text) implements RecognitionEvent {}

    /**
     * The caller's voice ended at {@code atMs}, about 200 ms before this was certain. A pause between two words may
     * report it too; the next word then brings another {@link SpeechStarted}.
     */
    record SpeechStopped(long atMs) implements RecognitionEvent {}

    /**
     * A telephone key was heard in the audio (in-band DTMF), begun at {@code atMs}.
     *
     * @param key one of {@code 0-9 * # A-D}
     */
    record Tone(char key, long atMs) implements RecognitionEvent {}
}
