package io.heedline.asr.internal.vosk;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.SpeechModelException;
import java.nio.file.Path;
import java.util.Set;

/** A model loaded by libvosk. */
public final class VoskModel implements SpeechModel {

    private final Path directory;

    private VoskModel(Path directory) {
        this.directory = directory;
    }

    public static VoskModel open(Path directory) {
        return new VoskModel(directory);
    }

    @Override
    public String name() {
        return String.valueOf(directory.getFileName());
    }

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public boolean knows(String word) {
        return false;
    }

    @Override
    public Set<String> unknownWords(Grammar grammar) {
        return Set.of();
    }

    @Override
    public boolean decodesGrammars() {
        return false;
    }

    @Override
    public RecognitionStream stream(int sampleRate) {
        throw new SpeechModelException("Model " + directory + " cannot be decoded yet");
    }

    @Override
    public void close() {}
}
