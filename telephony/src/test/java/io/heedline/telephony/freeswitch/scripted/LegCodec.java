package io.heedline.telephony.freeswitch.scripted;

/**
 * How sound travels on a channel.
 *
 * @param name as FreeSWITCH names it
 * @param rate samples per second of the linear sound, which {@code unicast} carries
 * @param ptimeMs length of a packet in milliseconds
 */
public record LegCodec(String name, int rate, int ptimeMs) {

    public static final LegCodec PCMA = new LegCodec("PCMA", 8_000, 20);
    public static final LegCodec PCMU = new LegCodec("PCMU", 8_000, 20);
    public static final LegCodec G722 = new LegCodec("G722", 16_000, 20);
    public static final LegCodec OPUS = new LegCodec("opus", 48_000, 20);

    public LegCodec ptime(int ms) {
        return new LegCodec(name, rate, ms);
    }

    /** Samples in a packet. */
    public int samples() {
        return rate * ptimeMs / 1000;
    }
}
