package io.heedline.asr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heedline.asr.ModelInstaller.Progress;
import io.heedline.asr.ModelInstaller.Step;
import io.heedline.asr.testing.Publisher;
import io.heedline.asr.testing.TinyModel;
import io.heedline.asr.testing.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInstallerTest {

    private static final String NAME = "vosk-model-small-cn-0.22";

    @TempDir
    Path temporary;

    private SpeechModels.Settings settings;
    private byte[] archive;

    @BeforeEach
    void makeModel() {
        settings = new SpeechModels.Settings(temporary.resolve("data"), temporary.resolve("cache"), Map.of());
        archive = Zips.of(TinyModel.write(temporary.resolve("tiny")), NAME);
    }

    private ModelInstaller installer(Properties sources) {
        return new ModelInstaller(settings, sources, Duration.ofSeconds(5));
    }

    private SpeechModels.Found install(Publisher publisher) {
        return installer(publisher.sources()).install(Locale.SIMPLIFIED_CHINESE, ModelSize.SMALL, Progress.NONE);
    }

    private void assertNothingInstalled() throws IOException {
        Path models = settings.data().resolve("models/zh");
        if (Files.exists(models)) {
            try (Stream<Path> left = Files.list(models)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aModelOfThePublisherIsFetchedTriedAndUsedFromThenOn() {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        try (Publisher publisher = new Publisher(NAME, archive)) {
            SpeechModels.Found found = installer(publisher.sources())
                    .install(Locale.SIMPLIFIED_CHINESE, ModelSize.SMALL, (step, done, total) -> steps.add(step));

            assertThat(steps).isEqualTo(EnumSet.allOf(Step.class));
            assertThat(found.directory().resolve("am/final.mdl")).exists();
        }
        SpeechModels models = new SpeechModels(settings);
        assertThat(models.find(Locale.SIMPLIFIED_CHINESE).describe()).isEqualTo(NAME + " (installed)");
        try (SpeechModel model = models.open(Locale.SIMPLIFIED_CHINESE)) {
            assertThat(model.knows(TinyModel.LOW)).isTrue();
        }
    }

    @Test
    void aBrokenDownloadGoesOnWhereItBroke() {
        int third = archive.length / 3 + 1;
        try (Publisher publisher = new Publisher(NAME, archive).breakingAfter(third)) {
            install(publisher);

            assertThat(publisher.ranges()).containsExactly("", "bytes=" + third + "-", "bytes=" + 2 * third + "-");
        }
    }

    @Test
    void theNextCommandResumesWhatTheLastOneLeft() throws IOException {
        int half = archive.length / 2;
        Path part = settings.cache().resolve("downloads/" + NAME + ".zip.part");
        Files.createDirectories(part.getParent());
        Files.write(part, Arrays.copyOf(archive, half));
        try (Publisher publisher = new Publisher(NAME, archive)) {
            install(publisher);

            assertThat(publisher.ranges()).containsExactly("bytes=" + half + "-");
            assertThat(part).doesNotExist();
        }
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws IOException {
        Path part = settings.cache().resolve("downloads/" + NAME + ".zip.part");
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[100]);
        try (Publisher publisher = new Publisher(NAME, archive).withoutRanges()) {
            assertThat(install(publisher).directory()).isDirectory();
        }
    }

    @Test
    void aWrongChecksumIsThrownAway() throws IOException {
        try (Publisher publisher = new Publisher(NAME, archive).listing("0123456789abcdef".repeat(2), archive.length)) {
            assertThatThrownBy(() -> install(publisher))
                    .isInstanceOf(ModelInstallException.class)
                    .hasMessageContaining("MD5 " + Publisher.md5(archive));
        }
        assertNothingInstalled();
        assertThat(settings.cache().resolve("downloads/" + NAME + ".zip.part")).doesNotExist();
    }

    @Test
    void moreOrFewerBytesThanListedAreRefused() throws IOException {
        String md5 = Publisher.md5(archive);
        try (Publisher publisher = new Publisher(NAME, archive).listing(md5, archive.length - 10)) {
            assertThatThrownBy(() -> install(publisher)).hasMessageContaining("more than " + (archive.length - 10));
        }
        try (Publisher publisher = new Publisher(NAME, archive).listing(md5, archive.length + 10)) {
            assertThatThrownBy(() -> install(publisher)).isInstanceOf(ModelInstallException.class);
        }
        assertNothingInstalled();
    }

    @Test
    void aMissingFileIsFinalAFailingServerIsNot() {
        try (Publisher publisher = new Publisher(NAME, archive)) {
            ModelInstallException missing =
                    catchThrowableOfType(ModelInstallException.class, () -> install(publisher.answering(404)));
            ModelInstallException failing =
                    catchThrowableOfType(ModelInstallException.class, () -> install(publisher.answering(503)));

            assertThat(missing).hasMessageContaining("404");
            assertThat(missing.retryable()).isFalse();
            assertThat(failing.retryable()).isTrue();
        }
    }

    @Test
    void noConnectionSaysWhatToDo() {
        Properties sources;
        try (Publisher publisher = new Publisher(NAME, archive)) {
            sources = publisher.sources();
        }
        assertThatThrownBy(() -> installer(sources).install(Locale.SIMPLIFIED_CHINESE, ModelSize.SMALL, Progress.NONE))
                .isInstanceOf(ModelInstallException.class)
                .hasMessageContaining("install from");
    }

    @Test
    void aModelNotInTheListIsNamed() {
        try (Publisher publisher = new Publisher(NAME, archive)) {
            Properties sources = publisher.sources();
            sources.setProperty("model.zh.small", "vosk-model-small-cn-9");

            assertThatThrownBy(
                            () -> installer(sources).install(Locale.SIMPLIFIED_CHINESE, ModelSize.SMALL, Progress.NONE))
                    .hasMessageContaining("no vosk-model-small-cn-9");
        }
    }

    @Test
    void aCorruptedArchiveIsNotInstalled() throws IOException {
        byte[] corrupted = archive.clone();
        Arrays.fill(corrupted, 200, corrupted.length / 2, (byte) 7);
        try (Publisher publisher = new Publisher(NAME, corrupted)) {
            assertThatThrownBy(() -> install(publisher))
                    .isInstanceOf(ModelInstallException.class)
                    .hasMessageContaining("damaged");
        }
        assertNothingInstalled();
    }

    @Test
    void anEntryThatPointsOutsideIsRefused() throws IOException {
        Path zip = Files.write(
                temporary.resolve("evil.zip"),
                Zips.ofEntry("../../../escaped.txt", "gotcha".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> installer(new Properties()).install(Locale.SIMPLIFIED_CHINESE, zip, Progress.NONE))
                .hasMessageContaining("points outside");
        assertThat(settings.data().resolve("escaped.txt")).doesNotExist();
        assertThat(temporary.resolve("escaped.txt")).doesNotExist();
        assertNothingInstalled();
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        Path zip = Files.write(temporary.resolve("bomb.zip"), Zips.ofEntry("am/final.mdl", new byte[50_000_000]));

        assertThatThrownBy(() -> installer(new Properties()).install(Locale.SIMPLIFIED_CHINESE, zip, Progress.NONE))
                .hasMessageContaining("would grow to 50 MB");
        assertNothingInstalled();
    }

    @Test
    void aDamagedModelIsNotInstalledAndTheOldOneStays() throws IOException {
        Path tiny = temporary.resolve("tiny");
        installer(new Properties()).install(Locale.SIMPLIFIED_CHINESE, tiny, Progress.NONE);
        Path broken = TinyModel.write(temporary.resolve("broken"));
        Files.writeString(broken.resolve("am/final.mdl"), "nonsense");

        assertThatThrownBy(() -> installer(new Properties()).install(Locale.SIMPLIFIED_CHINESE, broken, Progress.NONE))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining("final.mdl");
        assertThat(new SpeechModels(settings).find(Locale.SIMPLIFIED_CHINESE).describe())
                .isEqualTo("tiny (installed)");
    }

    @Test
    void aModelOfTheSameNameIsReplaced() throws IOException {
        Path tiny = temporary.resolve("tiny");
        installer(new Properties()).install(Locale.SIMPLIFIED_CHINESE, tiny, Progress.NONE);
        Files.writeString(tiny.resolve("README"), "newer");
        SpeechModels.Found found = installer(new Properties()).install(Locale.SIMPLIFIED_CHINESE, tiny, Progress.NONE);

        assertThat(found.directory().resolve("README")).hasContent("newer");
        try (Stream<Path> left = Files.list(found.directory().getParent())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("tiny", "current", ".lock");
        }
    }
}
