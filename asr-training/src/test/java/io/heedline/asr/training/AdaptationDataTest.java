package io.heedline.asr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.asr.training.language.Lexicon;
import io.heedline.asr.training.language.SpokenLanguage;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptationDataTest {
    private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

    @TempDir
    Path folder;

    private Lexicon lexicon;

    @BeforeEach
    void lexicon() throws IOException {
        lexicon = Lexicon.read(new BufferedReader(new StringReader("yes\nno\nfour\nthat's\nit\n")), ENGLISH.notation());
    }

    @Test
    void takesTextsBesideSoundsAndNamesSpeakersByTheirFolders() throws IOException {
        recording("anna/one.wav", 8000, 1.0, "Yes, that's it!");
        recording("ben/two.wav", 16000, 2.0, "no");

        AdaptationData data = read();

        assertThat(data.faults()).isEmpty();
        assertThat(data.speakers()).containsExactly("anna", "ben");
        assertThat(data.recordings().get(0).text()).isEqualTo("yes that's it");
        assertThat(data.recordings().get(1).samples().length).isBetween(15_900, 16_100);
    }

    @Test
    void indexIsTakenWhereThereIsOne() throws IOException {
        recording("anna/one.wav", 8000, 1.0, "ignored");
        Files.writeString(folder.resolve("index.tsv"), "# people\nanna/one.wav\tyes\nanna/gone.wav\tno\n");

        AdaptationData data = read();

        assertThat(data.recordings())
                .singleElement()
                .satisfies(r -> assertThat(r.text()).isEqualTo("yes"));
        assertThat(data.faults())
                .singleElement()
                .asString()
                .contains("anna/gone.wav")
                .contains("no such file");
    }

    @Test
    void whatCannotBeUsedIsNamedWithItsReason() throws IOException {
        recording("anna/words.wav", 8000, 1.0, "yes perhaps 42 perhaps");
        recording("anna/empty.wav", 8000, 1.0, " ");
        recording("anna/short.wav", 8000, 0.1, "yes");
        recording("anna/rate.wav", 4000, 1.0, "yes");
        recording("lonely.wav", 8000, 1.0, "yes");
        Files.writeString(folder.resolve("anna/broken.wav"), "no sound at all");
        Files.writeString(folder.resolve("anna/broken.txt"), "no");
        WavFile.write(folder.resolve("anna/still.wav"), Pcm.silence(1000, 8000));
        Files.writeString(folder.resolve("anna/still.txt"), "no");

        AdaptationData data = read();

        assertThat(data.recordings()).isEmpty();
        assertThat(data.unknownWords()).containsEntry("perhaps", 2).containsEntry("42", 1);
        assertThat(data.faults()).hasSize(7).anySatisfy(f -> assertThat(f).contains("words.wav", "perhaps"));
        assertThat(data.faults()).anySatisfy(f -> assertThat(f).contains("empty.wav", "not written down"));
        assertThat(data.faults()).anySatisfy(f -> assertThat(f).contains("short.wav", "0.10 s"));
        assertThat(data.faults()).anySatisfy(f -> assertThat(f).contains("rate.wav", "4000 Hz"));
        assertThat(data.faults()).anySatisfy(f -> assertThat(f).contains("lonely.wav", "a folder for each speaker"));
        assertThat(data.faults()).anySatisfy(f -> assertThat(f).contains("broken.wav"));
        assertThat(data.faults()).anySatisfy(f -> assertThat(f).contains("still.wav", "no sound"));
    }

    @Test
    void tooLittleSpeechAndTooFewSpeakersAreRefused() throws IOException {
        recording("anna/one.wav", 8000, 1.0, "yes");
        AdaptationData data = read();
        assertThatThrownBy(data::requireEnough)
                .hasMessageContaining("1 s of usable speech of 1 speakers")
                .hasMessageContaining("at least 60 s of 2 speakers");
    }

    @Test
    void indexThatLeavesTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("index.tsv"), "../secret.wav\tyes\n");
        assertThatThrownBy(this::read).hasMessageContaining("Line 1").hasMessageContaining("secret.wav");
    }

    @Test
    void folderWithoutRecordingsSaysWhatIsExpected() {
        assertThatThrownBy(this::read).hasMessageContaining("index.tsv").hasMessageContaining("NAME.txt");
    }

    private AdaptationData read() throws IOException {
        return AdaptationData.read(folder, ENGLISH, lexicon, () -> {});
    }

    private void recording(String name, int rate, double seconds, String text) throws IOException {
        short[] samples = new short[(int) (rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (1000 * Math.sin(i * 0.3));
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        WavFile.write(file, new Pcm(samples, rate));
        Files.writeString(file.resolveSibling(file.getFileName().toString().replace(".wav", ".txt")), text);
    }
}
