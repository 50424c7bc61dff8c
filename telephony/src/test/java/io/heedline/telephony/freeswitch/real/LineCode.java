package io.heedline.telephony.freeswitch.real;

/** How sound is written on the line. ITU-T G.711 for the two laws; L16 is plain samples, the high byte first. */
public enum LineCode {
    PCMA(8, "PCMA/8000", 8_000) {
        @Override
        int linear(int code) {
            int value = code ^ 0x55;
            int segment = value >> 4 & 7;
            int step = (value & 0xf) << 4 | 8;
            int magnitude = segment == 0 ? step : step + 0x100 << segment - 1;
            return (value & 0x80) != 0 ? magnitude : -magnitude;
        }
    },
    PCMU(0, "PCMU/8000", 8_000) {
        @Override
        int linear(int code) {
            int value = ~code & 0xff;
            int magnitude = ((value & 0xf) << 3 | 0x84) << (value >> 4 & 7);
            return (value & 0x80) != 0 ? 0x84 - magnitude : magnitude - 0x84;
        }
    },
    L16_WIDE(97, "L16/16000", 16_000) {
        @Override
        int linear(int code) {
            throw new UnsupportedOperationException("L16 has no code table");
        }

        @Override
        byte[] encode(short[] samples) {
            byte[] bytes = new byte[samples.length * 2];
            for (int i = 0; i < samples.length; i++) {
                bytes[2 * i] = (byte) (samples[i] >> 8);
                bytes[2 * i + 1] = (byte) samples[i];
            }
            return bytes;
        }

        @Override
        short[] decode(byte[] payload) {
            short[] samples = new short[payload.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (payload[2 * i] << 8 | payload[2 * i + 1] & 0xff);
            }
            return samples;
        }
    };

    private final int payloadType;
    private final String rtpmap;
    private final int sampleRate;

    LineCode(int payloadType, String rtpmap, int sampleRate) {
        this.payloadType = payloadType;
        this.rtpmap = rtpmap;
        this.sampleRate = sampleRate;
    }

    int payloadType() {
        return payloadType;
    }

    /** As in the rtpmap attribute of RFC 4566. */
    String rtpmap() {
        return rtpmap;
    }

    public int sampleRate() {
        return sampleRate;
    }

    /** The sample that a code byte stands for. */
    abstract int linear(int code);

    byte[] encode(short[] samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = (byte) nearest(samples[i]);
        }
        return bytes;
    }

    private int nearest(short sample) {
        int best = 0;
        for (int code = 1; code < 256; code++) {
            if (Math.abs(linear(code) - sample) < Math.abs(linear(best) - sample)) {
                best = code;
            }
        }
        return best;
    }

    short[] decode(byte[] payload) {
        short[] samples = new short[payload.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) linear(payload[i] & 0xff);
        }
        return samples;
    }
}
