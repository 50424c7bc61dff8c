package io.heedline.asr;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.asr.internal.probe.TrialLimits;
import io.heedline.asr.testing.TinyModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProbeTest {

    @TempDir
    Path temporary;

    private Path model;
    private ModelProbe probe;

    @BeforeEach
    void writeModel() {
        model = TinyModel.write(temporary.resolve("tiny"));
        probe = new ModelProbe(temporary.resolve("cache"));
    }

    @Test
    void aSoundModelPasses() {
        assertThatCode(() -> probe.verify(model)).doesNotThrowAnyException();
    }

    @Test
    void aSoundModelThatTakesGrammarsPasses() {
        Path dynamic = TinyModel.writeWithGrammars(temporary.resolve("dynamic"));

        assertThatCode(() -> probe.verify(dynamic)).doesNotThrowAnyException();
    }

    @Test
    void aTruncatedWordGraphIsNamed() throws IOException {
        Path dynamic = TinyModel.writeWithGrammars(temporary.resolve("dynamic"));
        byte[] bytes = Files.readAllBytes(dynamic.resolve("graph/Gr.fst"));
        Files.write(dynamic.resolve("graph/Gr.fst"), Arrays.copyOf(bytes, bytes.length - 20));

        assertThatThrownBy(() -> probe.verify(dynamic))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining("graph/Gr.fst");
    }

    @Test
    void aGraphThatAbortsTheLibraryIsReportedNotSuffered() throws IOException {
        Path graph = model.resolve("graph/HCLG.fst");
        byte[] bytes = Files.readAllBytes(graph);
        // The first arc's transition id: right behind the header and the first state's final cost and arc count.
        int header = 4 + (4 + 6) + (4 + 8) + 4 + 4 + 8 + 8 + 8 + 8;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(header + 4 + 8, 400_000_000);
        Files.write(graph, bytes);

        assertThatThrownBy(() -> probe.verify(model))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining("the native library")
                .hasMessageContaining("graph/HCLG.fst");
    }

    @Test
    void aTruncatedAcousticModelIsNamed() throws IOException {
        Path acoustic = model.resolve("am/final.mdl");
        byte[] bytes = Files.readAllBytes(acoustic);
        Files.write(acoustic, Arrays.copyOf(bytes, bytes.length - 300));

        assertThatThrownBy(() -> probe.verify(model))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining("am/final.mdl");
    }

    @Test
    void aConfigurationWithoutSilencePhonesIsNamed() throws IOException {
        Path configuration = model.resolve("conf/model.conf");
        Files.writeString(
                configuration, Files.readString(configuration).replaceAll("--endpoint.silence-phones=1\n", ""));

        assertThatThrownBy(() -> probe.verify(model))
                .hasMessageContaining("conf/model.conf")
                .hasMessageContaining("silence");
    }

    @Test
    void aPhoneWithoutAPlaceInTheWordIsNamed() throws IOException {
        Files.writeString(model.resolve("graph/phones/word_boundary.int"), "1 nonword\n2 singleton\n");

        assertThatThrownBy(() -> probe.verify(model))
                .hasMessageContaining("word_boundary.int")
                .hasMessageContaining("phone 3");
    }

    @Test
    void aWordListThatIsNotUtf8IsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(model.resolve("graph/words.txt"));
        bytes[8] = (byte) 0xff;
        Files.write(model.resolve("graph/words.txt"), bytes);

        assertThatThrownBy(() -> probe.verify(model))
                .hasMessageContaining("words.txt")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aModelThatPassedIsNotTriedAgainUntilAFileChanges() throws IOException {
        probe.verify(model);
        Path configuration = model.resolve("conf/model.conf");
        FileTime time = Files.getLastModifiedTime(configuration);
        // Same size, same time: only a new trial would notice that the silence phones are gone.
        Files.writeString(configuration, Files.readString(configuration).replace("silence-phones", "silence-phonez"));
        Files.setLastModifiedTime(configuration, time);

        assertThatCode(() -> probe.verify(model)).doesNotThrowAnyException();

        Files.setLastModifiedTime(configuration, FileTime.fromMillis(time.toMillis() + 1));
        assertThatThrownBy(() -> probe.verify(model)).isInstanceOf(SpeechModelException.class);
    }

    @Test
    void aTrialThatTakesMoreMemoryThanItsLimitFailsAndNamesTheLimit() {
        TrialLimits little = new TrialLimits(Duration.ofMinutes(1), 200);

        assertThatThrownBy(() -> new ModelProbe(temporary.resolve("cache"), Optional.of(little)).verify(model))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining("within 200 MB of memory");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        assertThatThrownBy(() -> probe.verify(temporary.resolve("nowhere")))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining("nowhere");
    }
}
