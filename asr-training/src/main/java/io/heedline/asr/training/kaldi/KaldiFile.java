package io.heedline.asr.training.kaldi;

import java.io.IOException;
import java.nio.file.Path;

/** Kaldi's binary primitives: tokens, sized numbers, vectors and matrices. */
final class KaldiFile extends LittleEndian {
    KaldiFile(Path file) throws IOException {
        super(file);
        raw(0, 'B');
    }

    KaldiFile token(String token) throws IOException {
        ascii(token + " ");
        return this;
    }

    KaldiFile integer(int value) throws IOException {
        raw(4);
        int32(value);
        return this;
    }

    KaldiFile number(float value) throws IOException {
        raw(4);
        float32(value);
        return this;
    }

    KaldiFile precise(double value) throws IOException {
        raw(8);
        float64(value);
        return this;
    }

    KaldiFile integers(int... values) throws IOException {
        raw(4);
        int32(values.length);
        for (int value : values) {
            int32(value);
        }
        return this;
    }

    KaldiFile vector(float... values) throws IOException {
        token("FV").integer(values.length);
        for (float value : values) {
            float32(value);
        }
        return this;
    }

    KaldiFile matrix(float[][] rows) throws IOException {
        token("FM").integer(rows.length).integer(rows[0].length);
        for (float[] row : rows) {
            for (float value : row) {
                float32(value);
            }
        }
        return this;
    }

    KaldiFile preciseMatrix(double[][] rows) throws IOException {
        token("DM").integer(rows.length).integer(rows[0].length);
        for (double[] row : rows) {
            for (double value : row) {
                float64(value);
            }
        }
        return this;
    }
}
