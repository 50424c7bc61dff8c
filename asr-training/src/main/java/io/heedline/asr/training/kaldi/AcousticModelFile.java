package io.heedline.asr.training.kaldi;

import io.heedline.asr.training.network.Layout;
import io.heedline.asr.training.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code final.mdl}: how phones map to classes, the network, and how frequent each class is. */
final class AcousticModelFile {
    private AcousticModelFile() {}

    static void write(Path file, PhoneSet phones, Weights weights, float[] priors) throws IOException {
        try (KaldiFile out = new KaldiFile(file)) {
            transitions(out, phones);
            network(out, weights, priors);
        }
    }

    /** One emitting state a phone, staying and leaving equally likely. */
    private static void transitions(KaldiFile out, PhoneSet phones) throws IOException {
        int count = phones.phones();
        int[] ids = new int[count];
        int[] entry = new int[count + 1];
        entry[0] = -1;
        for (int i = 0; i < count; i++) {
            ids[i] = i + 1;
        }
        out.token("<TransitionModel>")
                .token("<Topology>")
                .integers(ids)
                .integers(entry)
                .integer(1);
        out.integer(2).integer(0).integer(2).integer(0).number(0.5f).integer(1).number(0.5f);
        out.integer(-1).integer(0);
        out.token("</Topology>").token("<Triples>").integer(count);
        for (int phone : ids) {
            out.integer(phone).integer(0).integer(phones.classOfPhone(phone));
        }
        float[] logProbabilities = new float[2 * count + 1];
        java.util.Arrays.fill(logProbabilities, 1, logProbabilities.length, (float) Math.log(0.5));
        out.token("</Triples>").token("<LogProbs>").vector(logProbabilities);
        out.token("</LogProbs>").token("</TransitionModel>");
    }

    /** How the network's layers are put together, in the engine's words. */
    static String config(Layout layout) {
        int hidden = layout.hidden().size() + 1;
        StringBuilder config = new StringBuilder("input-node name=input dim=" + layout.inputDimension() + "\n");
        node(config, "tdnn1.affine", splice("input", layout.inputOffsets(), 1));
        node(config, "tdnn1.relu", "tdnn1.affine");
        for (int i = 2; i <= hidden; i++) {
            List<Integer> offsets = layout.hidden().get(i - 2).offsets();
            node(config, "tdnn" + i + ".affine", splice("tdnn" + (i - 1) + ".relu", offsets, Layout.SUBSAMPLING));
            node(config, "tdnn" + i + ".relu", "tdnn" + i + ".affine");
        }
        node(config, "output.affine", "tdnn" + hidden + ".relu");
        node(config, "output.log-softmax", "output.affine");
        config.append("output-node name=output input=output.log-softmax objective=linear\n\n");
        return config.toString();
    }

    private static void network(KaldiFile out, Weights weights, float[] priors) throws IOException {
        Layout layout = weights.layout();
        int hidden = layout.hidden().size() + 1;
        out.token("<Nnet3>").ascii("\n" + config(layout));
        out.token("<NumComponents>").integer(2 * hidden + 2);
        for (int i = 1; i <= hidden; i++) {
            affine(out, "tdnn" + i + ".affine", weights.layers().get(i - 1));
            pointwise(
                    out,
                    "tdnn" + i + ".relu",
                    "RectifiedLinearComponent",
                    weights.layers().get(i - 1).bias().length);
        }
        affine(out, "output.affine", weights.layers().get(hidden));
        pointwise(out, "output.log-softmax", "LogSoftmaxComponent", layout.outputs());
        out.token("</Nnet3>");
        out.token("<LeftContext>").integer(layout.leftContext());
        out.token("<RightContext>").integer(layout.rightContext());
        out.token("<Priors>").vector(priors);
    }

    private static void node(StringBuilder config, String name, String input) {
        config.append("component-node name=%s component=%s input=%s%n"
                .formatted(name, name, input)
                .replace("\r", ""));
    }

    private static String splice(String source, List<Integer> offsets, int unit) {
        if (offsets.equals(List.of(0))) {
            return source;
        }
        return offsets.stream()
                .map(offset -> offset == 0 ? source : "Offset(" + source + ", " + offset * unit + ")")
                .collect(Collectors.joining(", ", "Append(", ")"));
    }

    private static void affine(KaldiFile out, String name, Weights.Dense layer) throws IOException {
        out.token("<ComponentName>").token(name).token("<FixedAffineComponent>");
        out.token("<LinearParams>").matrix(layer.matrix());
        out.token("<BiasParams>").vector(layer.bias());
        out.token("</FixedAffineComponent>");
    }

    private static void pointwise(KaldiFile out, String name, String type, int dimension) throws IOException {
        out.token("<ComponentName>")
                .token(name)
                .token("<" + type + ">")
                .token("<Dim>")
                .integer(dimension);
        out.token("<ValueAvg>")
                .vector()
                .token("<DerivAvg>")
                .vector()
                .token("<Count>")
                .precise(0);
        out.token("<NumDimsSelfRepaired>")
                .precise(0)
                .token("<NumDimsProcessed>")
                .precise(0);
        out.token("</" + type + ">");
    }
}
