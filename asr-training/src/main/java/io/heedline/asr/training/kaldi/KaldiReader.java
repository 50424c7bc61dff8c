package io.heedline.asr.training.kaldi;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads what {@link KaldiFile} writes. Whatever is not where it is expected is an {@link IOException} that names the file,
 * the place, what is there and what was expected.
 */
final class KaldiReader {
    private final Path file;
    private final ByteBuffer in;

    KaldiReader(Path file) throws IOException {
        this.file = file;
        this.in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        expect(in.remaining() > 2 && in.get() == 0 && in.get() == 'B', "a binary file of Kaldi's");
    }

    KaldiReader token(String token) throws IOException {
        String found = word();
        expect(found.equals(token), token + " instead of \"" + found + "\"");
        return this;
    }

    /** A token, whatever it is. */
    String word() throws IOException {
        StringBuilder word = new StringBuilder();
        while (in.hasRemaining() && word.length() < 100) {
            char c = (char) in.get();
            if (c == ' ') {
                return word.toString();
            }
            word.append(c);
        }
        throw fault("a token that ends with a blank");
    }

    /** Lines up to an empty one, which is taken too. */
    String lines() throws IOException {
        int from = in.position();
        while (in.remaining() >= 2) {
            if (in.get() == '\n' && in.get(in.position()) == '\n') {
                in.get();
                return new String(in.array(), from, in.position() - from, StandardCharsets.US_ASCII);
            }
        }
        throw fault("lines that end with an empty one");
    }

    int integer() throws IOException {
        size(4);
        return int32();
    }

    float number() throws IOException {
        size(4);
        return float32();
    }

    double precise() throws IOException {
        size(8);
        return float64();
    }

    int[] integers() throws IOException {
        size(4);
        int[] values = new int[count(int32(), 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = int32();
        }
        return values;
    }

    float[] vector() throws IOException {
        token("FV");
        float[] values = new float[count(integer(), 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = float32();
        }
        return values;
    }

    float[][] matrix() throws IOException {
        token("FM");
        int rows = integer();
        int columns = integer();
        count((long) rows * columns, 4);
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = float32();
            }
        }
        return values;
    }

    double[][] preciseMatrix() throws IOException {
        token("DM");
        int rows = integer();
        int columns = integer();
        count((long) rows * columns, 8);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = float64();
            }
        }
        return values;
    }

    void expect(boolean holds, String expected) throws IOException {
        if (!holds) {
            throw fault(expected);
        }
    }

    IOException fault(String expected) {
        return new IOException(file + " cannot be adapted: at byte " + in.position() + " there should be " + expected
                + "; expected a model that ./heedline speech has made");
    }

    private void size(int bytes) throws IOException {
        expect(in.hasRemaining() && in.get() == bytes, "a value of " + bytes + " bytes");
    }

    /** A count is trusted only if so much is left. */
    private int count(long count, int bytes) throws IOException {
        expect(count >= 0 && count * bytes <= in.remaining(), "not more than the file holds");
        return (int) count;
    }

    private int int32() throws IOException {
        try {
            return in.getInt();
        } catch (BufferUnderflowException e) {
            throw fault("more than the file holds");
        }
    }

    private float float32() throws IOException {
        return Float.intBitsToFloat(int32());
    }

    private double float64() throws IOException {
        try {
            return in.getDouble();
        } catch (BufferUnderflowException e) {
            throw fault("more than the file holds");
        }
    }
}
