package io.heedline.asr.training.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jflac.FLACDecoder;
import org.jflac.PCMProcessor;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;

/** Reads a folder of recordings: {@code index.tsv} with lines {@code person/file.flac<TAB>word}, and the files. */
public final class Recordings {
    private static final String INDEX = "index.tsv";

    private Recordings() {}

    /** @throws IOException if the index or a file cannot be read; the message names it and what was expected */
    public static List<Recording> read(Path folder) throws IOException {
        Path index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            throw new IOException(folder + " holds no " + INDEX + "; expected lines of a file, a tab, and its word");
        }
        List<Recording> recordings = new ArrayList<>();
        for (String line : Files.readAllLines(index)) {
            String[] columns = line.split("\t");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (columns.length != 2 || !columns[0].contains("/")) {
                throw new IOException(
                        "In " + index + ": \"" + line + "\"; expected person/file.flac, a tab, and a word");
            }
            String person = columns[0].substring(0, columns[0].indexOf('/'));
            recordings.add(new Recording(
                    person, columns[1].strip().toLowerCase(Locale.ROOT), decode(folder.resolve(columns[0]))));
        }
        return recordings;
    }

    /** The samples of a FLAC file at 8 kHz, on the scale of 16-bit integers. */
    static float[] decode(Path file) throws IOException {
        Samples samples = new Samples(file);
        try (InputStream in = Files.newInputStream(file)) {
            FLACDecoder decoder = new FLACDecoder(in);
            decoder.addPCMProcessor(samples);
            decoder.decode();
        }
        return samples.toArray();
    }

    /** Gathers what the decoder gives. */
    private static final class Samples implements PCMProcessor {
        private final Path file;
        private final List<float[]> blocks = new ArrayList<>();
        private IllegalArgumentException refusal;

        Samples(Path file) {
            this.file = file;
        }

        @Override
        public void processStreamInfo(StreamInfo info) {
            if (info.getSampleRate() != 8000 || info.getChannels() != 1 || info.getBitsPerSample() != 16) {
                refusal = new IllegalArgumentException(file + " has " + info.getChannels() + " channels of "
                        + info.getBitsPerSample() + " bits at " + info.getSampleRate()
                        + " Hz; expected 1 channel of 16 bits at 8000 Hz");
            }
        }

        @Override
        public void processPCM(ByteData pcm) {
            ByteBuffer bytes = ByteBuffer.wrap(pcm.getData(), 0, pcm.getLen()).order(ByteOrder.LITTLE_ENDIAN);
            float[] block = new float[pcm.getLen() / 2];
            for (int i = 0; i < block.length; i++) {
                block[i] = bytes.getShort();
            }
            blocks.add(block);
        }

        float[] toArray() throws IOException {
            if (refusal != null) {
                throw new IOException(refusal.getMessage());
            }
            float[] all =
                    new float[blocks.stream().mapToInt(block -> block.length).sum()];
            int at = 0;
            for (float[] block : blocks) {
                System.arraycopy(block, 0, all, at, block.length);
                at += block.length;
            }
            return all;
        }
    }
}
