package io.heedline.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads one WAV file: walks the chunks to the format and the samples, checks the sizes, decodes block by block. */
final class WavReader {

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int LARGEST_FORMAT_CHUNK = 4096;
    private static final int FRAMES_PER_BLOCK = 16_384;
    private static final long OPEN_SIZE = 0xFFFF_FFFFL;

    private final Path file;
    private final Duration limit;

    WavReader(Path file, Duration limit) {
        this.file = file;
        this.limit = limit;
    }

    List<Pcm> read() throws IOException {
        if (!Files.exists(file)) {
            throw wrong("does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw wrong("is not a file but " + (Files.isDirectory(file) ? "a directory" : "something special"));
        }
        if (!Files.isReadable(file)) {
            throw wrong("may not be read: check its permissions");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return read(channel);
        }
    }

    private List<Pcm> read(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            throw wrong("is empty (0 bytes)");
        }
        ByteBuffer riff = bytes(channel, RIFF_HEADER_BYTES, "the RIFF header");
        String magic = name(riff);
        riff.getInt();
        String form = name(riff);
        if (!magic.equals("RIFF") || !form.equals("WAVE")) {
            throw wrong("is not a WAV file: it begins with \"" + magic + "\", expected \"RIFF....WAVE\"");
        }
        WavFormat format = null;
        while (true) {
            if (channel.size() - channel.position() < CHUNK_HEADER_BYTES) {
                throw wrong(format == null ? "is truncated before its format" : "is truncated before its samples");
            }
            ByteBuffer header = bytes(channel, CHUNK_HEADER_BYTES, "a chunk header");
            String chunk = name(header);
            long size = Integer.toUnsignedLong(header.getInt());
            if (chunk.equals("data")) {
                if (format == null) {
                    throw wrong("has samples but no format before them (no \"fmt \" chunk)");
                }
                return samples(channel, format, size);
            }
            long next = channel.position() + size + (size & 1);
            if (chunk.equals("fmt ")) {
                if (size > LARGEST_FORMAT_CHUNK) {
                    throw wrong("has a format chunk of " + size + " bytes, expected 16 to 40");
                }
                format = format(bytes(channel, (int) size, "the format"));
            }
            channel.position(next);
        }
    }

    private WavFormat format(ByteBuffer chunk) throws AudioFormatException {
        try {
            return WavFormat.parse(chunk);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private List<Pcm> samples(FileChannel channel, WavFormat format, long announced) throws IOException {
        long present = channel.size() - channel.position();
        boolean open = announced == OPEN_SIZE || (announced == 0 && present > 0);
        long bytes = open ? present : announced;
        long frames = bytes / format.frameBytes();
        long seconds = frames / format.sampleRate();
        if (frames > limit.toMillis() * format.sampleRate() / 1000) {
            throw wrong("is " + seconds + " s long, at most " + readable(limit) + " are taken: cut it first");
        }
        if (bytes > present) {
            throw wrong("is truncated: its header announces " + announced + " bytes of samples (" + seconds
                    + " s), only " + present + " are there");
        }
        if (frames == 0) {
            throw wrong("holds no sound: its data chunk has " + bytes + " bytes");
        }
        return decode(channel, format, toInt(frames));
    }

    private List<Pcm> decode(FileChannel channel, WavFormat format, int frames) throws IOException {
        short[][] samples = new short[format.channels()][frames];
        for (int done = 0; done < frames; ) {
            int count = Math.min(FRAMES_PER_BLOCK, frames - done);
            ByteBuffer block = bytes(channel, count * format.frameBytes(), "the samples");
            for (int i = 0; i < count; i++, done++) {
                for (short[] one : samples) {
                    one[done] = format.encoding().decode(block);
                }
            }
        }
        List<Pcm> channels = new ArrayList<>();
        for (short[] one : samples) {
            channels.add(new Pcm(one, format.sampleRate()));
        }
        return List.copyOf(channels);
    }

    private static String readable(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private int toInt(long frames) throws AudioFormatException {
        if (frames > Integer.MAX_VALUE - 8) {
            throw wrong("has " + frames + " samples, more than fit in memory");
        }
        return (int) frames;
    }

    private ByteBuffer bytes(FileChannel channel, int count, String what) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw wrong("is truncated within " + what + ": " + buffer.position() + " of " + count + " bytes");
            }
        }
        return buffer.flip();
    }

    /** Four characters; what cannot be printed is shown as a dot, since a message may end in a terminal. */
    private static String name(ByteBuffer buffer) {
        byte[] four = new byte[4];
        buffer.get(four);
        return new String(four, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    }

    private AudioFormatException wrong(String what) {
        return new AudioFormatException("sound file " + file + " " + what);
    }
}
