package io.heedline.telephony.internal.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.audio.AudioFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WavHeadTest {

    private final byte[] header = new StereoFile(Path.of("x"), 8000).header(8, 0);

    @Test
    void findsRateAndSamples() throws IOException {
        assertThat(WavHead.parse(ByteBuffer.wrap(header))).contains(new WavHead(8000, 44));
    }

    @Test
    void findsSamplesBehindAnotherChunk() throws IOException {
        byte[] longer = new byte[header.length + 8 + 6];
        System.arraycopy(header, 0, longer, 0, 36);
        System.arraycopy("LIST".getBytes(), 0, longer, 36, 4);
        longer[40] = 5;
        System.arraycopy(header, 36, longer, 50, 8);

        assertThat(WavHead.parse(ByteBuffer.wrap(longer))).contains(new WavHead(8000, 58));
    }

    @Property
    void waitsForAHeaderThatIsNotAllThere(@ForAll @IntRange(max = 43) int bytes) throws IOException {
        assertThat(WavHead.parse(ByteBuffer.wrap(Arrays.copyOf(header, bytes)))).isEmpty();
    }

    @Test
    void refusesOneChannel() {
        header[22] = 1;
        assertThatThrownBy(() -> WavHead.parse(ByteBuffer.wrap(header)))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("1 channels");
    }

    @Test
    void refusesAChunkThatReachesTooFar() {
        header[16] = 0;
        header[17] = 0;
        header[18] = 0;
        header[19] = (byte) 0x80;
        assertThatThrownBy(() -> WavHead.parse(ByteBuffer.wrap(header))).isInstanceOf(AudioFormatException.class);
    }

    @Property
    void survivesAnyBytes(@ForAll @Size(max = 200) byte[] bytes, @ForAll boolean begun) throws IOException {
        if (begun) {
            System.arraycopy(header, 0, bytes, 0, Math.min(12, bytes.length));
        }
        try {
            WavHead.parse(ByteBuffer.wrap(bytes));
        } catch (AudioFormatException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }
}
