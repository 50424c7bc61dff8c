package io.heedline.asr.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes Kaldi's and OpenFst's binary primitives, little endian. */
final class KaldiBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    KaldiBytes raw(int... bytes) {
        for (int one : bytes) {
            out.write(one);
        }
        return this;
    }

    KaldiBytes text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    KaldiBytes token(String token) {
        return text(token + " ");
    }

    KaldiBytes plainInt(int value) {
        return put(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value));
    }

    KaldiBytes plainLong(long value) {
        return put(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value));
    }

    KaldiBytes plainFloat(double value) {
        return put(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat((float) value));
    }

    KaldiBytes integer(int value) {
        return raw(4).plainInt(value);
    }

    KaldiBytes float32(double value) {
        return raw(4).plainFloat(value);
    }

    KaldiBytes float64(double value) {
        return raw(8).put(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value));
    }

    KaldiBytes integers(int... values) {
        raw(4).plainInt(values.length);
        for (int value : values) {
            plainInt(value);
        }
        return this;
    }

    KaldiBytes vector(double... values) {
        token("FV").integer(values.length);
        for (double value : values) {
            plainFloat(value);
        }
        return this;
    }

    KaldiBytes matrix(double[][] rows) {
        token("FM").integer(rows.length).integer(rows[0].length);
        for (double[] row : rows) {
            for (double value : row) {
                plainFloat(value);
            }
        }
        return this;
    }

    KaldiBytes fstString(String text) {
        return plainInt(text.length()).text(text);
    }

    private KaldiBytes put(ByteBuffer buffer) {
        out.writeBytes(buffer.array());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
