package io.heedline.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Whole WAV files (RIFF/WAVE): linear PCM of 8, 16, 24 and 32 bits, floating point of 32 and 64 bits, mu-law and A-law
 * (ITU-T G.711), one or two channels, plain or extensible headers.
 *
 * <p>Samples come out with 16 bits at the file's own rate. A header that announces more than the file holds is an
 * error; a size left open by a program that wrote into a pipe (zero or all ones) means "to the end of the file".
 */
public final class WavFile {

    /** Longer files are refused unless the caller names another limit. */
    public static final Duration DEFAULT_LIMIT = Duration.ofHours(1);

    private WavFile() {}

    /**
     * Reads a file as mono; two channels are mixed half and half.
     *
     * @throws AudioFormatException if the file cannot be used; the message says why
     */
    public static Pcm read(Path file) throws IOException {
        return read(file, DEFAULT_LIMIT);
    }

    /** Reads a file as mono, up to the given length. */
    public static Pcm read(Path file, Duration limit) throws IOException {
        List<Pcm> channels = readChannels(file, limit);
        if (channels.size() == 1) {
            return channels.get(0);
        }
        short[] left = channels.get(0).samples();
        short[] right = channels.get(1).samples();
        short[] mixed = new short[left.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) ((left[i] + right[i]) >> 1);
        }
        return new Pcm(mixed, channels.get(0).sampleRate());
    }

    /** Reads a file, one stretch per channel, left first. */
    public static List<Pcm> readChannels(Path file) throws IOException {
        return readChannels(file, DEFAULT_LIMIT);
    }

    /** Reads a file of up to the given length, one stretch per channel, left first. */
    public static List<Pcm> readChannels(Path file, Duration limit) throws IOException {
        return new WavReader(file, limit).read();
    }

    /** Writes one or two channels of the same rate as 16-bit PCM; the shorter one is filled up with silence. */
    public static void write(Path file, Pcm... channels) throws IOException {
        if (channels.length < 1 || channels.length > 2) {
            throw new IllegalArgumentException(channels.length + " channels given, a WAV file here has 1 or 2");
        }
        int rate = channels[0].sampleRate();
        int length = 0;
        for (Pcm channel : channels) {
            if (channel.sampleRate() != rate) {
                throw new IllegalArgumentException(
                        "channels must have one sample rate: " + rate + " Hz and " + channel.sampleRate() + " Hz");
            }
            length = Math.max(length, channel.length());
        }
        short[] interleaved = new short[Math.multiplyExact(length, channels.length)];
        for (int c = 0; c < channels.length; c++) {
            short[] samples = channels[c].samples();
            for (int i = 0; i < samples.length; i++) {
                interleaved[i * channels.length + c] = samples[i];
            }
        }
        try (WavWriter writer = WavWriter.create(file, rate, channels.length)) {
            writer.write(interleaved);
        }
    }
}
