package io.heedline.asr.training.network;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Element-wise loops need no BLAS, and run three times faster on Java arrays than on native memory, copying included.
 */
final class Buffers {
    private Buffers() {}

    /** A whole matrix's native memory. */
    static FloatBuffer of(INDArray whole) {
        return whole.data().pointer().asByteBuffer().asFloatBuffer();
    }

    static float[] read(INDArray whole) {
        FloatBuffer buffer = of(whole);
        float[] values = new float[buffer.limit()];
        buffer.get(0, values);
        return values;
    }

    static void write(INDArray whole, float[] values) {
        of(whole).put(0, values);
    }
}
