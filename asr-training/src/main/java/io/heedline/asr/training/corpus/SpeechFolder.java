package io.heedline.asr.training.corpus;

import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.Signals;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Recordings that a user brings, with what is said in them: an {@code index.tsv} of lines {@code file<TAB>text}, or a
 * {@code NAME.txt} beside each {@code NAME.wav} or {@code NAME.flac}. The folder a file is in names its speaker.
 */
public final class SpeechFolder {
    private static final String INDEX = "index.tsv";

    private SpeechFolder() {}

    /**
     * A recording that is listed, not read yet.
     *
     * @param file relative to the folder
     * @param text as it is written; may be empty
     */
    public record Entry(Path file, String text) {
        /** The folders above the file; empty if it is in none. */
        public String speaker() {
            Path parent = file.getParent();
            return parent == null ? "" : parent.toString();
        }
    }

    /** @throws IOException if the folder cannot be listed, or a line of its index is malformed; the message names it */
    public static List<Entry> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder; expected one of recordings with what is said in them");
        }
        Path index = folder.resolve(INDEX);
        List<Entry> entries = Files.isRegularFile(index) ? indexed(index) : beside(folder);
        if (entries.isEmpty()) {
            throw new IOException(folder + " lists no recording; expected " + INDEX
                    + " with lines of a file, a tab and what is said, or a NAME.txt beside each NAME.wav or NAME.flac");
        }
        return entries;
    }

    private static List<Entry> indexed(Path index) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(index, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int tab = line.indexOf('\t');
            if (tab <= 0) {
                throw new IOException("Line " + number + " of " + index + " is \"" + line
                        + "\"; expected a file, a tab and what is said");
            }
            Path file = Path.of(line.substring(0, tab).strip()).normalize();
            if (file.isAbsolute() || file.startsWith("..")) {
                throw new IOException("Line " + number + " of " + index + " names " + file + "; expected a file in "
                        + index.getParent());
            }
            entries.add(new Entry(file, line.substring(tab + 1).strip()));
        }
        return entries;
    }

    private static List<Entry> beside(Path folder) throws IOException {
        List<Path> sounds;
        try (Stream<Path> all = Files.walk(folder)) {
            sounds = all.filter(Files::isRegularFile)
                    .filter(file ->
                            extension(file).equals("wav") || extension(file).equals("flac"))
                    .sorted()
                    .toList();
        }
        List<Entry> entries = new ArrayList<>();
        for (Path sound : sounds) {
            String name = sound.getFileName().toString();
            Path text = sound.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
            entries.add(new Entry(
                    folder.relativize(sound),
                    Files.isRegularFile(text) ? Files.readString(text).strip() : ""));
        }
        return entries;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * The sound of an entry at 8 kHz.
     *
     * @throws IOException if it cannot be read, or has a lower rate; the message says why
     */
    public static float[] sound(Path folder, Entry entry) throws IOException {
        Path file = folder.resolve(entry.file());
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        if (extension(file).equals("flac")) {
            return Recordings.decode(file);
        }
        Pcm pcm = WavFile.read(file);
        if (pcm.sampleRate() < Mfcc.SAMPLE_RATE) {
            throw new IOException("it has " + pcm.sampleRate() + " Hz; expected " + Mfcc.SAMPLE_RATE + " Hz or more");
        }
        return pcm.sampleRate() == Mfcc.SAMPLE_RATE
                ? Signals.fromPcm(pcm.samples())
                : Signals.resample(pcm.samples(), (double) Mfcc.SAMPLE_RATE / pcm.sampleRate());
    }
}
