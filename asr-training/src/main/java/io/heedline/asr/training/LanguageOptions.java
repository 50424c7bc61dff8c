package io.heedline.asr.training;

import io.heedline.asr.training.espeak.Espeak;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command of the trainer is told: the language, and what callers are expected to say in it. */
final class LanguageOptions {
    @Option(names = "--lang", required = true, description = "Language: zh or en.")
    String language;

    @Option(names = "--phrases", description = "File of phrases that callers are expected to say, one a line.")
    Path phrases;

    TrainingData data() {
        return new TrainingData(language);
    }

    StarterModel starter(Espeak espeak, long seed) throws IOException {
        return new StarterModel(data(), Phrases.read(phrases), espeak, seed);
    }
}
