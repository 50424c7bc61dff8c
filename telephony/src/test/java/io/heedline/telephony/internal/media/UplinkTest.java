package io.heedline.telephony.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.AudioFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class UplinkTest {

    @Test
    void bothSidesOfAStereoLegAreHeardAsOneAndInTheirOwnTime() {
        Uplink uplink = new Uplink(new MediaFormat(8_000, 20, 2), LegFilters.at(8_000));
        ByteBuf datagram = Unpooled.buffer();
        for (int i = 0; i < AudioFrame.SAMPLES; i++) {
            datagram.writeShortLE(Short.MAX_VALUE);
            datagram.writeShortLE(Short.MAX_VALUE - 2 * i);
        }

        assertThat(uplink.accept(datagram)).isTrue();
        assertThat(uplink.received()).isEqualTo(1);
        short[] expected = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (short) (Short.MAX_VALUE - i);
        }
        uplink.accept(datagram);
        assertThat(uplink.buffer().take()).isEqualTo(AudioFrame.of(expected));
    }
}
