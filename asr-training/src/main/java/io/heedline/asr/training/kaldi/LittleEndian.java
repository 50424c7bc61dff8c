package io.heedline.asr.training.kaldi;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Numbers as x86 keeps them, which is how Kaldi and OpenFst write them. */
class LittleEndian implements AutoCloseable {
    private final OutputStream out;
    private final ByteBuffer scratch = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

    LittleEndian(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    final void raw(int... bytes) throws IOException {
        for (int b : bytes) {
            out.write(b);
        }
    }

    final void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    final void int32(int value) throws IOException {
        out.write(scratch.clear().putInt(value).array(), 0, 4);
    }

    final void int64(long value) throws IOException {
        out.write(scratch.clear().putLong(value).array(), 0, 8);
    }

    final void float32(float value) throws IOException {
        out.write(scratch.clear().putFloat(value).array(), 0, 4);
    }

    final void float64(double value) throws IOException {
        out.write(scratch.clear().putDouble(value).array(), 0, 8);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
