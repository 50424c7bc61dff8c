package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedSynthesizerTest {

    private static final Prompt HELLO = Prompt.of("您好", Locale.SIMPLIFIED_CHINESE);

    @TempDir
    Path temporary;

    private Path directory;
    private final AtomicInteger spoken = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");

    @BeforeEach
    void choosesADirectoryThatIsNotThereYet() {
        directory = temporary.resolve("speech");
    }

    @Test
    void whatWasSpokenOnceIsNotSpokenAgain() {
        CachedSynthesizer cache = cache(1 << 20, 1 << 20);

        Pcm first = cache.speak(HELLO);

        assertThat(cache.speak(HELLO)).isEqualTo(first);
        assertThat(spoken).hasValue(1);
    }

    @Test
    void whatWasSpokenBeforeARestartIsReadFromDisk() {
        Pcm first = cache(1 << 20, 1 << 20).speak(HELLO);

        assertThat(cache(1 << 20, 1 << 20).speak(HELLO)).isEqualTo(first);
        assertThat(spoken).hasValue(1);
    }

    @Test
    void textLanguageAndSettingsAreToldApart() {
        CachedSynthesizer cache = cache(1 << 20, 1 << 20);
        cache.speak(HELLO);
        cache.speak(Prompt.of("您好！", Locale.SIMPLIFIED_CHINESE));
        cache.speak(Prompt.of("您好", Locale.US));
        new CachedSynthesizer(this::engine, () -> "other voice", bounds(1 << 20, 1 << 20), clock()).speak(HELLO);

        assertThat(spoken).hasValue(4);
    }

    @Test
    void everyDamagedByteAndEveryCutIsNoticedAndHealed() throws IOException {
        Pcm whole = cache(1 << 20, 0).speak(HELLO);
        Path file = files().get(0);
        byte[] good = Files.readAllBytes(file);
        int expected = 1;
        for (int at = 0; at < good.length; at += 7) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(file, bad);
            assertThat(cache(1 << 20, 0).speak(HELLO)).isEqualTo(whole);
            assertThat(spoken).as("byte %d", at).hasValue(++expected);
            assertThat(Files.readAllBytes(file)).isEqualTo(good);
        }
        for (int length : new int[] {0, 1, 19, 20, good.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(cache(1 << 20, 0).speak(HELLO)).isEqualTo(whole);
            assertThat(spoken).as("cut to %d", length).hasValue(++expected);
        }
    }

    @Test
    void threadsThatAskForOneTextAtOnceHaveItSpokenOnce() throws Exception {
        int threads = 8;
        CountDownLatch asked = new CountDownLatch(threads);
        CachedSynthesizer cache = new CachedSynthesizer(
                prompt -> {
                    await(asked);
                    return engine(prompt);
                },
                () -> "voice",
                bounds(1 << 20, 1 << 20),
                clock());
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Pcm>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(callers.submit(() -> {
                    asked.countDown();
                    return cache.speak(HELLO);
                }));
            }
            for (Future<Pcm> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(engineSound());
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(spoken).hasValue(1);
    }

    @Test
    void aFailureIsToldAndTriedAgainNextTime() {
        CachedSynthesizer cache = new CachedSynthesizer(
                prompt -> {
                    if (spoken.get() == 0) {
                        spoken.incrementAndGet();
                        throw new SpeechSynthesisException("no voice today", true);
                    }
                    return engine(prompt);
                },
                () -> "voice",
                bounds(1 << 20, 1 << 20),
                clock());

        assertThatThrownBy(() -> cache.speak(HELLO)).hasMessage("no voice today");
        assertThat(cache.speak(HELLO).length()).isPositive();
    }

    @Test
    void theDirectoryStaysWithinItsBoundAndKeepsWhatWasUsedLast() throws IOException {
        long most = 10 * (engineSound().length() * 2L + 20);
        CachedSynthesizer cache = cache(most, 0);
        for (int i = 0; i < 40; i++) {
            now = now.plusSeconds(60);
            cache.speak(HELLO);
            cache.speak(Prompt.of("号码" + i, Locale.SIMPLIFIED_CHINESE));
            assertThat(bytesOnDisk()).isLessThanOrEqualTo(most);
        }

        assertThat(spoken).hasValue(41);
        assertThat(files()).hasSizeGreaterThan(5);
    }

    @Test
    void memoryStaysWithinItsBound() {
        CachedSynthesizer cache = cache(0, 2L * engineSound().length());
        Prompt other = Prompt.of("再见", Locale.SIMPLIFIED_CHINESE);
        cache.speak(HELLO);
        cache.speak(HELLO);
        cache.speak(other);
        cache.speak(HELLO);

        assertThat(spoken).hasValue(3);
        assertThat(directory).doesNotExist();
    }

    @Test
    void aDirectoryThatCannotBeWrittenCostsTheCacheNotThePrompt() throws IOException {
        Files.writeString(directory, "a file in the place of the directory");

        CachedSynthesizer cache = cache(1 << 20, 0);

        assertThat(cache.speak(HELLO)).isEqualTo(engineSound());
        assertThat(cache.speak(HELLO)).isEqualTo(engineSound());
        assertThat(spoken).hasValue(2);
    }

    @Test
    void nothingUnfinishedStaysBehind() throws IOException {
        cache(1 << 20, 0).speak(HELLO);
        Path abandoned = Files.writeString(files().get(0).resolveSibling("abandoned.part"), "half");
        now = Instant.now().plus(Duration.ofHours(2));
        cache(1 << 20, 0).speak(Prompt.of("再见", Locale.SIMPLIFIED_CHINESE));

        assertThat(abandoned).doesNotExist();
        assertThat(files())
                .allMatch(file -> file.toString().endsWith(".speech"))
                .hasSize(2);
    }

    @Test
    void aWarmUpSpeaksEachPromptAndTellsHowFarItHasCome() {
        CachedSynthesizer cache = cache(1 << 20, 1 << 20);
        List<String> progress = new ArrayList<>();

        cache.warmUp(
                List.of(HELLO, Prompt.of("再见", Locale.SIMPLIFIED_CHINESE)),
                (done, total) -> progress.add(done + "/" + total));
        cache.speak(HELLO);

        assertThat(progress).containsExactly("1/2", "2/2");
        assertThat(spoken).hasValue(2);
    }

    private CachedSynthesizer cache(long disk, long memory) {
        return new CachedSynthesizer(this::engine, () -> "voice", bounds(disk, memory), clock());
    }

    private CachedSynthesizer.Bounds bounds(long disk, long memory) {
        return new CachedSynthesizer.Bounds(directory, disk, memory);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private Pcm engine(Prompt prompt) {
        spoken.incrementAndGet();
        return engineSound();
    }

    private static Pcm engineSound() {
        short[] samples = new short[400];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i * 37);
        }
        return new Pcm(samples, 8000);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private long bytesOnDisk() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
