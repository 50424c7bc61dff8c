package io.heedline.asr;

import java.util.List;

/**
 * The recognition of one caller's audio, from the first sample to the end of the call.
 *
 * <p>All times are milliseconds of audio since the stream began, whatever was skipped as silence and however often
 * {@link #finish()} was called. A stream is used by one thread at a time (the call's lane or a worker working in its
 * order); handing it from thread to thread needs a happens-before edge, which an executor gives.
 */
public interface RecognitionStream extends AutoCloseable {

    /**
     * Takes the next piece of audio, of any length, and reports what it brought.
     *
     * @param pcm 16-bit mono samples at the rate the stream was opened with; not kept
     * @return what happened, in order of time; empty most of the time
     * @throws IllegalStateException when the stream is closed
     */
    List<RecognitionEvent> accept(short[] pcm);

    /**
     * Sets what the caller may say from now on. Takes effect at the next start of speech; speech under way is still
     * judged by the grammar it began with.
     */
    void use(Grammar grammar);

    /**
     * Ends the turn: decodes what is left and gives everything said since the last call of this method (or since the
     * stream began). The stream then waits for the next utterance.
     *
     * @return the utterance; {@link Utterance#isEmpty() empty} when nothing was said
     * @throws IllegalStateException when the stream is closed
     */
    Utterance finish();

    /** Frees the native recogniser; harmless when already closed. */
    @Override
    void close();
}
