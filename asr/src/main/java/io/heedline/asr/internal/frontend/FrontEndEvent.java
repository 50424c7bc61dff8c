package io.heedline.asr.internal.frontend;

/** What the front end found in the audio, in the order of decision. Times are milliseconds since the stream began. */
public sealed interface FrontEndEvent {

    /** Speech began at this time. */
    record Started(long atMs) implements FrontEndEvent {}

    /**
     * Audio for the recogniser, levelled.
     *
     * @param startSample where it begins in the stream, in samples of the stream's rate
     */
    record Audio(long startSample, short[] samples) implements FrontEndEvent {}

    /** Speech ended at this time. */
    record Stopped(long atMs) implements FrontEndEvent {}

    /** A telephone key sounded from this time on. */
    record Key(char key, long atMs) implements FrontEndEvent {}
}
