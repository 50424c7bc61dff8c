package io.heedline.asr;

import io.heedline.asr.internal.vosk.VoskModel;
import java.nio.file.Path;
import java.util.Set;

/**
 * A loaded recognition model, shared by all streams of a language. Thread-safe. Close it after its streams: a stream
 * that is open finishes the utterance under way and then fails.
 */
public interface SpeechModel extends AutoCloseable {

    /**
     * Loads the model in this directory, any layout Vosk knows. It is not tried in a process of its own first, as
     * {@link SpeechModels} does: a damaged model may end the process.
     *
     * @throws SpeechModelException when the directory holds no model, or a broken one
     */
    static SpeechModel open(Path directory) {
        return VoskModel.open(directory);
    }

    /** The name of the model, by default that of its directory. */
    String name();

    /** The sample rate the model was trained for, in Hz. Streams of 8000 and 16000 Hz are resampled to it. */
    int sampleRate();

    /** Whether the word is in the model's vocabulary. */
    boolean knows(String word);

    /** The parts of the grammar's phrases that the model cannot hear, in order; empty when it knows all. */
    Set<String> unknownWords(Grammar grammar);

    /** Whether grammars steer the decoding. If not, they are checked on the text that was recognised. */
    boolean decodesGrammars();

    /**
     * A new recognition with an open grammar.
     *
     * @param sampleRate of the audio that will be given, 8000 or 16000 Hz
     * @throws IllegalArgumentException when the rate is another
     * @throws SpeechModelException when the recogniser cannot be made, or the model is closed
     */
    RecognitionStream stream(int sampleRate);

    @Override
    void close();
}
