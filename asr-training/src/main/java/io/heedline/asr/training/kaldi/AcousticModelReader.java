package io.heedline.asr.training.kaldi;

import io.heedline.asr.training.network.Layout;
import io.heedline.asr.training.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code final.mdl} as {@link AcousticModelFile} has written it, and no other. */
final class AcousticModelReader {
    private final KaldiReader in;
    private final PhoneSet phones;

    private AcousticModelReader(KaldiReader in, PhoneSet phones) {
        this.in = in;
        this.phones = phones;
    }

    /** @param featureMean of the same model */
    static Acoustics read(Path file, PhoneSet phones, double[] featureMean) throws IOException {
        AcousticModelReader reader = new AcousticModelReader(new KaldiReader(file), phones);
        reader.transitions();
        return reader.network(featureMean);
    }

    private void transitions() throws IOException {
        in.token("<TransitionModel>").token("<Topology>");
        int count = in.integers().length;
        in.expect(
                count == phones.phones(),
                phones.phones() + " phones instead of " + count + ", because the model has other sounds");
        in.integers();
        in.expect(in.integer() == 1 && in.integer() == 2, "one kind of phone, of one state");
        in.integer();
        in.expect(in.integer() == 2, "two ways out of the state");
        for (int way = 0; way < 2; way++) {
            in.integer();
            in.number();
        }
        in.expect(in.integer() == -1 && in.integer() == 0, "an end without ways out");
        in.token("</Topology>").token("<Triples>");
        in.expect(in.integer() == count, count + " triples");
        for (int phone = 1; phone <= count; phone++) {
            boolean same = in.integer() == phone && in.integer() == 0 && in.integer() == phones.classOfPhone(phone);
            in.expect(same, "the class of phone " + phone);
        }
        in.token("</Triples>").token("<LogProbs>").vector();
        in.token("</LogProbs>").token("</TransitionModel>");
    }

    private Acoustics network(double[] featureMean) throws IOException {
        in.token("<Nnet3>");
        String config = in.lines();
        in.token("<NumComponents>");
        int components = in.integer();
        List<Weights.Dense> layers = new ArrayList<>();
        for (int i = 0; i < components; i++) {
            in.token("<ComponentName>").word();
            String type = in.word();
            if (type.equals("<FixedAffineComponent>")) {
                float[][] matrix = in.token("<LinearParams>").matrix();
                layers.add(new Weights.Dense(matrix, in.token("<BiasParams>").vector()));
                in.token("</FixedAffineComponent>");
            } else {
                pointwise(type);
            }
        }
        in.token("</Nnet3>").token("<LeftContext>").integer();
        in.token("<RightContext>").integer();
        float[] priors = in.token("<Priors>").vector();
        in.expect(layers.size() > 1 && priors.length == phones.classes(), phones.classes() + " classes of sounds");
        Layout layout = Layout.standard(featureMean.length, layers.get(0).bias().length, priors.length);
        in.expect(config.equals("\n" + AcousticModelFile.config(layout)), "a network of this trainer's shape");
        return new Acoustics(new Weights(layout, layers), priors, featureMean);
    }

    private void pointwise(String type) throws IOException {
        in.token("<Dim>").integer();
        in.token("<ValueAvg>").vector();
        in.token("<DerivAvg>").vector();
        for (String statistic : List.of("<Count>", "<NumDimsSelfRepaired>", "<NumDimsProcessed>")) {
            in.token(statistic).precise();
        }
        in.token(type.replace("<", "</"));
    }
}
