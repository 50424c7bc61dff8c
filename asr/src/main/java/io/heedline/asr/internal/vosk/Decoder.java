package io.heedline.asr.internal.vosk;

/**
 * The recogniser as the library offers it: samples in, JSON out. Times in its results are seconds of the audio it was
 * given since it was made. One thread at a time; a port, so that tests can script it.
 */
interface Decoder extends AutoCloseable {

    /** Takes samples of the model's rate; true when the decoder found an end point and wants {@link #result()} asked. */
    boolean accept(short[] samples);

    /** The best guess so far, as {@code {"partial": text}}. */
    String partial();

    /** What was decoded since the last result; adaptation to the voice goes on. */
    String result();

    /** Decodes to the last sample and gives the result; the next samples start afresh. */
    String finish();

    @Override
    void close();
}
