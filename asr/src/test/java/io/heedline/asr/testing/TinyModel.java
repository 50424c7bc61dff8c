package io.heedline.asr.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A whole Vosk model of two words, made by hand: 低 is low-pitched noise, 高 high-pitched noise. One linear layer looks
 * at the loudness and the tilt of the spectrum.
 */
public final class TinyModel {

    public static final String LOW = "低";
    public static final String HIGH = "高";

    private static final int DIMENSION = 40;
    private static final int PHONES = 3;
    private static final double LOUD = 90;

    private TinyModel() {}

    /** Writes the model with a dynamic graph, which takes grammars. */
    public static Path writeWithGrammars(Path directory) {
        try {
            write(directory);
            Files.delete(directory.resolve("graph/HCLG.fst"));
            Files.write(directory.resolve("graph/HCLr.fst"), TinyGraphs.lexicon());
            Files.write(directory.resolve("graph/Gr.fst"), TinyGraphs.grammar());
            Files.write(directory.resolve("graph/disambig_tid.int"), new byte[0]);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the model with a fixed graph, which takes no grammars, into a directory, which is made. */
    public static Path write(Path directory) {
        try {
            for (String folder : new String[] {"am", "conf", "graph/phones"}) {
                Files.createDirectories(directory.resolve(folder));
            }
            Files.write(directory.resolve("am/final.mdl"), acoustic());
            Files.writeString(directory.resolve("conf/mfcc.conf"), """
                    --sample-frequency=8000
                    --use-energy=false
                    --num-mel-bins=40
                    --num-ceps=40
                    --low-freq=40
                    --high-freq=3800
                    --dither=0
                    """);
            Files.writeString(directory.resolve("conf/model.conf"), """
                    --min-active=200
                    --max-active=3000
                    --beam=13.0
                    --lattice-beam=6.0
                    --acoustic-scale=1.0
                    --frame-subsampling-factor=3
                    --endpoint.silence-phones=1
                    --endpoint.rule2.min-trailing-silence=0.5
                    --endpoint.rule3.min-trailing-silence=0.75
                    --endpoint.rule4.min-trailing-silence=1.0
                    """);
            Files.write(directory.resolve("graph/HCLG.fst"), TinyGraphs.fixed());
            Files.writeString(
                    directory.resolve("graph/words.txt"), "<eps> 0\n低 1\n高 2\n[unk] 3\n#0 4\n<s> 5\n</s> 6\n");
            Files.writeString(
                    directory.resolve("graph/phones/word_boundary.int"), "1 nonword\n2 singleton\n3 singleton\n");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] acoustic() {
        KaldiBytes out = new KaldiBytes().raw(0, 'B');
        out.token("<TransitionModel>")
                .token("<Topology>")
                .integers(1, 2, 3)
                .integers(-1, 0, 0, 0)
                .integer(1);
        out.integer(2)
                .integer(0)
                .integer(2)
                .integer(0)
                .float32(0.5)
                .integer(1)
                .float32(0.5)
                .integer(-1)
                .integer(0);
        out.token("</Topology>").token("<Triples>").integer(PHONES);
        for (int phone = 1; phone <= PHONES; phone++) {
            out.integer(phone).integer(0).integer(phone - 1);
        }
        double half = Math.log(0.5);
        out.token("</Triples>").token("<LogProbs>").vector(0, half, half, half, half, half, half);
        out.token("</LogProbs>").token("</TransitionModel>");
        out.token("<Nnet3>").text("\n");
        out.text("input-node name=input dim=" + DIMENSION + "\n");
        out.text("component-node name=a component=a input=input\n");
        out.text("component-node name=l component=l input=a\n");
        out.text("output-node name=output input=l objective=linear\n\n");
        out.token("<NumComponents>").integer(2);
        double[][] weights = new double[PHONES][DIMENSION];
        weights[0][0] = -0.5;
        weights[1][1] = 0.5;
        weights[2][1] = -0.5;
        out.token("<ComponentName>").token("a").token("<FixedAffineComponent>");
        out.token("<LinearParams>").matrix(weights).token("<BiasParams>").vector(0.5 * LOUD, 0, 0);
        out.token("</FixedAffineComponent>");
        out.token("<ComponentName>")
                .token("l")
                .token("<LogSoftmaxComponent>")
                .token("<Dim>")
                .integer(PHONES);
        out.token("<ValueAvg>")
                .vector()
                .token("<DerivAvg>")
                .vector()
                .token("<Count>")
                .float64(0);
        out.token("<NumDimsSelfRepaired>")
                .float64(0)
                .token("<NumDimsProcessed>")
                .float64(0);
        out.token("</LogSoftmaxComponent>").token("</Nnet3>");
        out.token("<LeftContext>")
                .integer(0)
                .token("<RightContext>")
                .integer(0)
                .token("<Priors>")
                .vector();
        return out.bytes();
    }
}
