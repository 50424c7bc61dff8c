package io.heedline.asr.training.kaldi;

import io.heedline.asr.training.language.TrigramModel;
import io.heedline.asr.training.network.Weights;
import io.heedline.asr.training.signal.Mfcc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model as a directory that Vosk loads, with a dynamic graph, so that a grammar can be set at any time. */
public final class ModelDirectory {
    /** The word the recogniser returns for speech that is none of the model's words. */
    public static final String GARBAGE_WORD = "[unk]";

    private static final double GARBAGE_COST = 4;

    private ModelDirectory() {}

    /**
     * Writes what tells sounds apart.
     *
     * @param directory created if need be; files of the same names are replaced
     * @param priors how frequent each class is, summing to one
     * @param featureMean mean of each feature before normalisation
     */
    public static void writeAcoustics(
            Path directory, PhoneSet phones, Weights weights, float[] priors, double[] featureMean) throws IOException {
        Path am = Files.createDirectories(directory.resolve("am"));
        Path conf = Files.createDirectories(directory.resolve("conf"));
        AcousticModelFile.write(am.resolve("final.mdl"), phones, weights, priors);
        writeMean(am.resolve("global_cmvn.stats"), featureMean);
        Files.writeString(conf.resolve("mfcc.conf"), Mfcc.configuration());
        Files.writeString(conf.resolve("model.conf"), configuration());
    }

    /**
     * Reads what {@link #writeAcoustics} has written.
     *
     * @throws IOException if a file is missing or another program has written it; the message says what is wrong
     */
    public static Acoustics readAcoustics(Path directory, PhoneSet phones) throws IOException {
        Path am = directory.resolve("am");
        KaldiReader mean = new KaldiReader(am.resolve("global_cmvn.stats"));
        double[][] statistics = mean.preciseMatrix();
        mean.expect(statistics.length == 2 && statistics[0].length == Mfcc.DIMENSION + 1, "the mean of the features");
        double[] featureMean = new double[Mfcc.DIMENSION];
        for (int i = 0; i < featureMean.length; i++) {
            featureMean[i] = statistics[0][i] / statistics[0][Mfcc.DIMENSION];
        }
        return AcousticModelReader.read(am.resolve("final.mdl"), phones, featureMean);
    }

    /**
     * Writes what words there are and how they follow each other.
     *
     * @param directory created if need be; files of the same names are replaced
     * @param pronunciations for each word, its readings as sound classes
     * @param vocabulary words by the language model's ids, the first one having id 1
     */
    public static void writeGraph(
            Path directory,
            PhoneSet phones,
            Map<String, List<int[]>> pronunciations,
            List<String> vocabulary,
            TrigramModel languageModel)
            throws IOException {
        Path graph = Files.createDirectories(directory.resolve("graph"));
        LexiconGraph lexicon = new LexiconGraph(phones, pronunciations, GARBAGE_WORD, GARBAGE_COST);
        lexicon.write(graph.resolve("HCLr.fst"));
        WordGraph.write(graph.resolve("Gr.fst"), languageModel, word -> lexicon.id(vocabulary.get(word - 1)));
        Files.write(graph.resolve("disambig_tid.int"), new byte[0]);
        Files.writeString(graph.resolve("words.txt"), wordTable(lexicon.words()));
        Path boundaries = Files.createDirectories(graph.resolve("phones")).resolve("word_boundary.int");
        Files.writeString(boundaries, phones.wordBoundaries());
    }

    private static String configuration() {
        return """
                --min-active=200
                --max-active=3000
                --beam=13.0
                --lattice-beam=6.0
                --acoustic-scale=0.6
                --frame-subsampling-factor=3
                --endpoint.silence-phones=1
                --endpoint.rule2.min-trailing-silence=0.5
                --endpoint.rule3.min-trailing-silence=0.75
                --endpoint.rule4.min-trailing-silence=1.0
                """;
    }

    private static String wordTable(List<String> words) {
        StringBuilder table = new StringBuilder("<eps> 0\n");
        int id = 1;
        for (String word : words) {
            table.append(word).append(' ').append(id++).append('\n');
        }
        for (String special : List.of("#0", "<s>", "</s>")) {
            table.append(special).append(' ').append(id++).append('\n');
        }
        return table.toString();
    }

    private static void writeMean(Path file, double[] mean) throws IOException {
        // The mean of the features is all that is used of it; a thousand frames stand for the count.
        double frames = 1000;
        double[][] statistics = new double[2][mean.length + 1];
        for (int i = 0; i < mean.length; i++) {
            statistics[0][i] = mean[i] * frames;
            statistics[1][i] = (mean[i] * mean[i] + 1) * frames;
        }
        statistics[0][mean.length] = frames;
        try (KaldiFile out = new KaldiFile(file)) {
            out.preciseMatrix(statistics);
        }
    }
}
