package io.heedline.asr.training.espeak;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.heedline.asr.training.espeak.TimedSpeech.Phone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The espeak-ng library with phoneme events and a voice variant that is rewritten before each utterance.
 *
 * <p>espeak-ng lists at most 350 voice files but reads a variant's file again whenever it is chosen, so one file that
 * keeps changing gives any number of speakers. The library is one per process and holds global state: use one instance,
 * on one thread.
 */
public final class Espeak implements AutoCloseable {
    private static final String CHANGING_VARIANT = "heedline";
    /** {@code espeak_EVENT}: its size, and the offsets of the fields read here. */
    private static final int EVENT_BYTES = 40;

    private static final int EVENT_SAMPLE = 20;
    private static final int EVENT_ID = 32;
    private static final int EVENT_LIST_TERMINATED = 0;
    private static final int EVENT_PHONEME = 7;

    private final EspeakLibrary library;
    private final Path data;
    private final int sampleRate;
    /** Held here so that the collector leaves the native side's function pointer alone. */
    private final EspeakLibrary.SynthCallback callback = this::receive;

    private short[] samples = new short[1 << 16];
    private int sampleCount;
    private final List<Phone> phones = new ArrayList<>();

    private Espeak(EspeakLibrary library, Path data, int sampleRate) {
        this.library = library;
        this.data = data;
        this.sampleRate = sampleRate;
        library.espeak_SetSynthCallback(callback);
    }

    /**
     * Loads the library with the data of the installed espeak-ng.
     *
     * @throws IllegalStateException if the library or its data is not installed; the message says what to install
     */
    public static Espeak open() {
        Path installed = installedData();
        try {
            Path data = copyWithOwnVariant(installed);
            EspeakLibrary library = Native.load("libespeak-ng.so.1", EspeakLibrary.class);
            int rate = library.espeak_Initialize(
                    EspeakLibrary.OUTPUT_SYNCHRONOUS,
                    0,
                    data.getParent().toString(),
                    EspeakLibrary.INITIALIZE_PHONEME_EVENTS | EspeakLibrary.INITIALIZE_DONT_EXIT);
            if (rate <= 0) {
                throw new IllegalStateException("espeak-ng could not read its data in " + data);
            }
            return new Espeak(library, data, rate);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare espeak-ng's data from " + installed, e);
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "The espeak-ng library (libespeak-ng.so.1) is not installed; on Debian: apt-get install espeak-ng",
                    e);
        }
    }

    /**
     * Speaks a text.
     *
     * @param text what to say; for Mandarin pinyin with tone numbers, words separated by blanks
     * @throws IllegalArgumentException if espeak-ng does not know the voice
     */
    public TimedSpeech speak(String text, EspeakVoice voice) {
        choose(voice);
        sampleCount = 0;
        phones.clear();
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        int status = library.espeak_Synth(
                bytes,
                new NativeLong(bytes.length),
                0,
                EspeakLibrary.POSITION_CHARACTER,
                0,
                EspeakLibrary.CHARS_UTF8,
                null,
                null);
        if (status != 0) {
            throw new IllegalStateException("espeak-ng failed with status " + status + " speaking with " + voice);
        }
        return new TimedSpeech(Arrays.copyOf(samples, sampleCount), sampleRate, List.copyOf(phones));
    }

    private void choose(EspeakVoice voice) {
        String variant = voice.stockVariant().orElse(CHANGING_VARIANT);
        if (voice.stockVariant().isEmpty()) {
            try {
                Files.writeString(data.resolve("voices/!v").resolve(CHANGING_VARIANT), voice.variantFile());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write the voice variant", e);
            }
        }
        String name = variant.isEmpty() ? voice.language() : voice.language() + "+" + variant;
        int status = library.espeak_SetVoiceByName(name);
        if (status != 0) {
            throw new IllegalArgumentException("espeak-ng has no voice " + name + " (status " + status + ")");
        }
        library.espeak_SetParameter(EspeakLibrary.PARAMETER_RATE, voice.wordsPerMinute(), 0);
        library.espeak_SetParameter(EspeakLibrary.PARAMETER_PITCH, voice.pitch(), 0);
        library.espeak_SetParameter(EspeakLibrary.PARAMETER_RANGE, voice.pitchRange(), 0);
        library.espeak_SetParameter(EspeakLibrary.PARAMETER_WORD_GAP, voice.wordGap(), 0);
    }

    private int receive(Pointer wav, int count, Pointer events) {
        if (wav != null && count > 0) {
            if (sampleCount + count > samples.length) {
                samples = Arrays.copyOf(samples, Math.max(samples.length * 2, sampleCount + count));
            }
            wav.read(0, samples, sampleCount, count);
            sampleCount += count;
        }
        for (long offset = 0; events.getInt(offset) != EVENT_LIST_TERMINATED; offset += EVENT_BYTES) {
            if (events.getInt(offset) == EVENT_PHONEME) {
                byte[] id = events.getByteArray(offset + EVENT_ID, 8);
                int length = 0;
                while (length < id.length && id[length] != 0) {
                    length++;
                }
                String symbol = new String(id, 0, length, StandardCharsets.UTF_8);
                if (!symbol.isEmpty()) {
                    phones.add(new Phone(
                            symbol.startsWith("_") ? Phone.PAUSE : symbol, events.getInt(offset + EVENT_SAMPLE)));
                }
            }
        }
        return 0;
    }

    private static Path installedData() {
        String configured = System.getenv("ESPEAK_DATA_PATH");
        return Stream.of(
                        configured == null ? "" : configured + "/espeak-ng-data",
                        configured == null ? "" : configured,
                        "/usr/lib/x86_64-linux-gnu/espeak-ng-data",
                        "/usr/share/espeak-ng-data")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(directory -> Files.isDirectory(directory.resolve("voices/!v")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "espeak-ng's data was not found; on Debian: apt-get install espeak-ng"));
    }

    private static Path copyWithOwnVariant(Path installed) throws IOException {
        Path copy = Files.createDirectories(
                Files.createTempDirectory("heedline-espeak").resolve("espeak-ng-data"));
        linkAll(installed, copy, "voices");
        linkAll(installed.resolve("voices"), Files.createDirectory(copy.resolve("voices")), "!v");
        linkAll(installed.resolve("voices/!v"), Files.createDirectory(copy.resolve("voices/!v")), "");
        return copy;
    }

    private static void linkAll(Path from, Path to, String except) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (!name.equals(except)) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                }
            }
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(data.getParent())) {
            for (Path path : (Iterable<Path>) all.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + data, e);
        }
    }
}
