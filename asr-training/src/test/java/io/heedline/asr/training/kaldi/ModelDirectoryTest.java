package io.heedline.asr.training.kaldi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heedline.asr.training.network.Layout;
import io.heedline.asr.training.network.Tdnn;
import io.heedline.asr.training.network.Weights;
import io.heedline.asr.training.signal.Mfcc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {
    private static final PhoneSet PHONES = new PhoneSet(List.of("a", "b", "s"));

    @TempDir
    Path directory;

    private Weights weights;
    private final float[] priors = {0.4f, 0.1f, 0.2f, 0.2f, 0.1f};
    private final double[] mean = new double[Mfcc.DIMENSION];

    @BeforeEach
    void write() throws IOException {
        weights = new Tdnn(Layout.standard(Mfcc.DIMENSION, 8, PHONES.classes()), 3).weights();
        Arrays.setAll(mean, i -> i - 7.5);
        ModelDirectory.writeAcoustics(directory, PHONES, weights, priors, mean);
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Acoustics read = ModelDirectory.readAcoustics(directory, PHONES);

        assertThat(read.weights().layout()).isEqualTo(weights.layout());
        for (int layer = 0; layer < weights.layers().size(); layer++) {
            assertThat(read.weights().layers().get(layer).matrix())
                    .isDeepEqualTo(weights.layers().get(layer).matrix());
            assertThat(read.weights().layers().get(layer).bias())
                    .isEqualTo(weights.layers().get(layer).bias());
        }
        assertThat(read.priors()).isEqualTo(priors);
        for (int i = 0; i < mean.length; i++) {
            assertThat(read.featureMean()[i]).isCloseTo(mean[i], within(1e-9));
        }
    }

    @Test
    void modelOfOtherSoundsIsRefused() {
        assertThatThrownBy(() -> ModelDirectory.readAcoustics(directory, new PhoneSet(List.of("a", "b"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("final.mdl")
                .hasMessageContaining("10 phones instead of 14");
    }

    @Test
    void fileCutAnywhereIsRefusedAndNothingElseHappens() throws IOException {
        Path file = directory.resolve("am/final.mdl");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 1; length += Math.max(1, whole.length / 97)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ModelDirectory.readAcoustics(directory, PHONES))
                    .as("cut after %d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("final.mdl");
        }
    }

    @Test
    void modelOfAnotherProgramIsRefused() throws IOException {
        Files.writeString(directory.resolve("am/final.mdl"), "\0B<TransitionModel> <Tuples> and so on");
        assertThatThrownBy(() -> ModelDirectory.readAcoustics(directory, PHONES))
                .hasMessageContaining("<Topology> instead of \"<Tuples>\"")
                .hasMessageContaining("./heedline speech");
    }
}
