package io.heedline.audio;

import java.nio.ByteBuffer;

/** How one sample is stored in a WAV file; format tags from the registered list of RFC 2361. */
enum WavEncoding {
    UNSIGNED_8(1, 8) {
        @Override
        short decode(ByteBuffer in) {
            return (short) ((Byte.toUnsignedInt(in.get()) - 128) << 8);
        }
    },
    LINEAR_16(1, 16) {
        @Override
        short decode(ByteBuffer in) {
            return in.getShort();
        }
    },
    LINEAR_24(1, 24) {
        @Override
        short decode(ByteBuffer in) {
            in.get();
            return in.getShort();
        }
    },
    LINEAR_32(1, 32) {
        @Override
        short decode(ByteBuffer in) {
            return (short) (in.getInt() >> 16);
        }
    },
    FLOAT_32(3, 32) {
        @Override
        short decode(ByteBuffer in) {
            return fromFloat(in.getFloat());
        }
    },
    FLOAT_64(3, 64) {
        @Override
        short decode(ByteBuffer in) {
            return fromFloat(in.getDouble());
        }
    },
    A_LAW(6, 8) {
        @Override
        short decode(ByteBuffer in) {
            int code = (in.get() ^ 0x55) & 0xFF;
            int exponent = (code >> 4) & 7;
            int mantissa = ((code & 15) << 4) + 8;
            int magnitude = exponent == 0 ? mantissa : (mantissa + 256) << (exponent - 1);
            return (short) ((code & 0x80) == 0 ? -magnitude : magnitude);
        }
    },
    MU_LAW(7, 8) {
        @Override
        short decode(ByteBuffer in) {
            int code = ~in.get() & 0xFF;
            int magnitude = ((((code & 15) << 3) + MU_LAW_BIAS) << ((code >> 4) & 7)) - MU_LAW_BIAS;
            return (short) ((code & 0x80) == 0 ? magnitude : -magnitude);
        }
    };

    private static final int MU_LAW_BIAS = 132;

    private final int tag;
    private final int bits;

    WavEncoding(int tag, int bits) {
        this.tag = tag;
        this.bits = bits;
    }

    /** Reads one sample; linear encodings wider than 16 bits are cut, which is far below telephone quality. */
    abstract short decode(ByteBuffer in);

    int bytes() {
        return bits / 8;
    }

    static WavEncoding of(int tag, int bits) {
        for (WavEncoding encoding : values()) {
            if (encoding.tag == tag && encoding.bits == bits) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("has the unknown encoding " + tag + " with " + bits
                + " bits; PCM of 8, 16, 24, 32 bits, floating point of 32, 64 bits, mu-law and A-law are taken");
    }

    private static short fromFloat(double value) {
        double scaled = Double.isNaN(value) ? 0 : Math.rint(value * 32_768);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled));
    }
}
