package io.heedline.asr.internal.vosk;

import io.heedline.asr.SpeechModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a Vosk model keeps its parts: in folders with a {@code conf/model.conf} (all of today's models), or flat (some
 * old ones).
 *
 * @param features the settings of the features, which name the sample rate
 * @param words the vocabulary
 * @param fixedGraph the decoding graph of a model that cannot take grammars
 */
public record ModelLayout(
        Path directory, Path acoustic, Path features, Path words, Path fixedGraph, Path lexicon, Path grammar) {

    private static final int DEFAULT_SAMPLE_RATE = 16_000;

    /** @throws SpeechModelException naming what is missing */
    public static ModelLayout of(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new SpeechModelException(
                    "There is no speech model in " + directory
                            + ": no such directory; expected a folder that holds a Vosk model",
                    directory,
                    null);
        }
        boolean folders = Files.exists(directory.resolve("am/final.mdl"));
        ModelLayout layout = folders ? inFolders(directory) : flat(directory);
        layout.requireParts(folders);
        return layout;
    }

    private static ModelLayout inFolders(Path root) {
        return layout(root, root.resolve("am"), root.resolve("conf"), root.resolve("graph"));
    }

    private static ModelLayout flat(Path root) {
        return layout(root, root, root, root);
    }

    private static ModelLayout layout(Path root, Path am, Path conf, Path graph) {
        return new ModelLayout(
                root,
                am.resolve("final.mdl"),
                Files.exists(conf.resolve("fbank.conf")) ? conf.resolve("fbank.conf") : conf.resolve("mfcc.conf"),
                graph.resolve("words.txt"),
                graph.resolve("HCLG.fst"),
                graph.resolve("HCLr.fst"),
                graph.resolve("Gr.fst"));
    }

    private void requireParts(boolean folders) {
        List<Path> needed = new ArrayList<>(List.of(acoustic, features));
        if (folders) {
            needed.add(directory.resolve("conf/model.conf"));
        }
        if (Files.exists(fixedGraph)) {
            needed.add(fixedGraph);
        } else {
            needed.addAll(List.of(lexicon, grammar));
        }
        needed.add(words);
        for (Path part : needed) {
            if (!Files.isRegularFile(part)) {
                throw new SpeechModelException(
                        "The speech model in " + directory + " is not whole: " + directory.relativize(part)
                                + " is missing; expected a complete Vosk model, install it again",
                        part,
                        null);
            }
        }
    }

    /** Whether grammars can steer the decoding. */
    public boolean takesGrammars() {
        return !Files.exists(fixedGraph);
    }

    /** The rate named by {@code --sample-frequency}, Kaldi's default if none. */
    public int sampleRate() {
        try {
            for (String line : Files.readAllLines(features, StandardCharsets.UTF_8)) {
                String option = line.replaceAll("#.*", "").strip();
                if (option.startsWith("--sample-frequency=")) {
                    return (int) Math.round(Double.parseDouble(option.substring(option.indexOf('=') + 1)));
                }
            }
            return DEFAULT_SAMPLE_RATE;
        } catch (IOException | NumberFormatException e) {
            throw new SpeechModelException(
                    "The sample rate of the speech model cannot be read from " + features + ": " + e.getMessage()
                            + "; expected a line such as --sample-frequency=8000",
                    features,
                    e);
        }
    }
}
