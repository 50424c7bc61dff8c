package io.heedline.telephony.internal.links;

import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.media.MediaLink.Heard;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stereo WAV file while another process writes it, from its first sample on; it may not exist yet. Blocks on the
 * disk; used by one thread at a time.
 */
final class GrowingWav implements Closeable {

    private static final int PAIR_BYTES = 4;

    private final Path file;
    private FileChannel channel;
    private WavHead head;
    private long position;
    private Side left;
    private Side right;
    private boolean ended;

    GrowingWav(Path file) {
        this.file = file;
    }

    /**
     * What has been written since, in frames of 20 ms at 8 kHz: left the caller, right the person.
     *
     * @param most longest list wanted; the rest is left for later
     * @throws io.heedline.audio.AudioFormatException when the file is of another kind
     */
    List<Heard> read(int most) throws IOException {
        if (most <= 0 || !opened()) {
            return List.of();
        }
        int wanted = Math.max(1, most * AudioFrame.SAMPLES - left.waiting());
        int pairs = (int) Math.ceil(wanted * (double) head.sampleRate() / AudioFrame.SAMPLE_RATE);
        ByteBuffer bytes = at(position, pairs * PAIR_BYTES);
        int whole = bytes.remaining() / PAIR_BYTES;
        short[] caller = new short[whole];
        short[] person = new short[whole];
        for (int i = 0; i < whole; i++) {
            caller[i] = bytes.getShort();
            person[i] = bytes.getShort();
        }
        position += (long) whole * PAIR_BYTES;
        left.add(caller);
        right.add(person);
        return frames();
    }

    /** The last frame, filled up with silence, after {@link #read} has given all the others. */
    List<Heard> last() {
        if (head == null || ended) {
            return List.of();
        }
        ended = true;
        left.end();
        right.end();
        return frames();
    }

    /** Whether the file says how long it is, and all of that has been read: nobody writes to it any more. */
    boolean complete() throws IOException {
        if (head == null) {
            return false;
        }
        ByteBuffer size = at(head.dataAt() - Integer.BYTES, Integer.BYTES);
        long announced = size.remaining() < Integer.BYTES ? 0 : Integer.toUnsignedLong(size.getInt());
        return announced > 0 && position >= head.dataAt() + announced - announced % PAIR_BYTES;
    }

    /** Whether there has been a file. */
    boolean found() {
        return channel != null;
    }

    private boolean opened() throws IOException {
        if (channel == null) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException notYet) {
                return false;
            }
        }
        if (head == null) {
            Optional<WavHead> parsed = WavHead.parse(at(0, WavHead.MOST_BYTES));
            if (parsed.isEmpty()) {
                return false;
            }
            head = parsed.get();
            position = head.dataAt();
            left = new Side(head.sampleRate());
            right = new Side(head.sampleRate());
        }
        return true;
    }

    private ByteBuffer at(long from, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // Until it is full or the file has no more.
        }
        return bytes.flip();
    }

    private List<Heard> frames() {
        List<Heard> frames = new ArrayList<>();
        while (left.whole() && right.whole()) {
            frames.add(new Heard(left.frame(), right.frame()));
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** The samples of one side, brought to 8 kHz and cut into frames. */
    private static final class Side {

        private final Resampler resampler;
        private short[] samples = new short[0];
        private int from;

        Side(int sampleRate) {
            resampler = sampleRate == AudioFrame.SAMPLE_RATE ? null : new Resampler(sampleRate, AudioFrame.SAMPLE_RATE);
        }

        int waiting() {
            return samples.length - from;
        }

        void add(short[] block) {
            append(resampler == null ? block : resampler.accept(block));
        }

        void end() {
            if (resampler != null) {
                append(resampler.finish());
            }
            int over = waiting() % AudioFrame.SAMPLES;
            append(new short[over == 0 ? 0 : AudioFrame.SAMPLES - over]);
        }

        boolean whole() {
            return waiting() >= AudioFrame.SAMPLES;
        }

        AudioFrame frame() {
            AudioFrame frame = AudioFrame.at(samples, from);
            from += AudioFrame.SAMPLES;
            return frame;
        }

        private void append(short[] more) {
            short[] all = new short[waiting() + more.length];
            System.arraycopy(samples, from, all, 0, waiting());
            System.arraycopy(more, 0, all, waiting(), more.length);
            samples = all;
            from = 0;
        }
    }
}
