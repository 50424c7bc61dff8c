package io.heedline.audio;

import static io.heedline.audio.WavBytes.little;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavEncodingTest {

    @TempDir
    Path directory;

    @Test
    void eightBitsAreUnsigned() throws Exception {
        assertThat(samples(1, 8, new byte[] {(byte) 128, (byte) 255, 0})).containsExactly(0, 32512, -32768);
    }

    @Test
    void sixteenBits() throws Exception {
        byte[] data = little(4).putShort((short) -2).putShort((short) 258).array();
        assertThat(samples(1, 16, data)).containsExactly(-2, 258);
    }

    @Test
    void twentyFourBitsKeepTheirUpperSixteen() throws Exception {
        assertThat(samples(1, 24, new byte[] {(byte) 0xFF, 0x34, 0x12, 0, 0, (byte) 0x80}))
                .containsExactly(0x1234, -32768);
    }

    @Test
    void thirtyTwoBitsKeepTheirUpperSixteen() throws Exception {
        byte[] data = little(8).putInt(0x12345678).putInt(Integer.MIN_VALUE).array();
        assertThat(samples(1, 32, data)).containsExactly(0x1234, -32768);
    }

    @Test
    void floatingPointIsClippedAtFullScaleAndSilentWhereItIsNoNumber() throws Exception {
        byte[] data = little(16)
                .putFloat(0.5f)
                .putFloat(7f)
                .putFloat(-1f)
                .putFloat(Float.NaN)
                .array();
        assertThat(samples(3, 32, data)).containsExactly(16384, 32767, -32768, 0);
    }

    @Test
    void floatingPointOfDoubleWidth() throws Exception {
        assertThat(samples(3, 64, little(8).putDouble(-0.25).array())).containsExactly(-8192);
    }

    /** Values of the decoding tables of ITU-T G.711, scaled to 16 bits. */
    @Test
    void muLaw() throws Exception {
        byte[] data = {(byte) 0xFF, 0x7F, (byte) 0x80, 0x00, (byte) 0xCE, 0x2F};
        assertThat(samples(7, 8, data)).containsExactly(0, 0, 32124, -32124, 988, -4092);
    }

    /** Values of the decoding tables of ITU-T G.711, scaled to 16 bits. */
    @Test
    void aLaw() throws Exception {
        byte[] data = {(byte) 0xD5, 0x55, (byte) 0xAA, 0x2A, (byte) 0x80};
        assertThat(samples(6, 8, data)).containsExactly(8, -8, 32256, -32256, 5504);
    }

    /** Every code at once, by the checksum of the tables of ITU-T G.711 at 16 bits, little-endian. */
    @Test
    void allCodesOfBothLaws() {
        assertThat(checksumOfAllCodes(WavEncoding.MU_LAW)).isEqualTo(210008735L);
        assertThat(checksumOfAllCodes(WavEncoding.A_LAW)).isEqualTo(2641774167L);
    }

    private static long checksumOfAllCodes(WavEncoding law) {
        ByteBuffer decoded = little(512);
        for (int code = 0; code < 256; code++) {
            decoded.putShort(law.decode(ByteBuffer.wrap(new byte[] {(byte) code})));
        }
        CRC32 crc = new CRC32();
        crc.update(decoded.array());
        return crc.getValue();
    }

    @Test
    void extensibleHeadersNameTheEncodingFurtherBehind() throws Exception {
        Path file = directory.resolve("extensible.wav");
        byte[] data = little(4).putShort((short) 3).putShort((short) 5).array();
        Files.write(file, WavBytes.file(WavBytes.extensible(1, 2, 44_100, 16), data, data.length));

        assertThat(WavFile.read(file)).isEqualTo(new Pcm(new short[] {4}, 44_100));
    }

    @Test
    void chunksBetweenFormatAndSamplesAreSkippedWithTheirPadding() throws Exception {
        byte[] plain = WavBytes.file(1, 1, 8000, 16, new byte[] {1, 0});
        byte[] list = little(8 + 4)
                .put(WavBytes.ascii("LIST"))
                .putInt(3)
                .put(new byte[] {9, 9, 9, 0})
                .array();
        Path file = directory.resolve("list.wav");
        Files.write(
                file,
                little(plain.length + list.length)
                        .put(plain, 0, 36)
                        .put(list)
                        .put(plain, 36, plain.length - 36)
                        .array());

        assertThat(WavFile.read(file).samples()).containsExactly(1);
    }

    @Test
    void aSizeLeftOpenMeansToTheEndOfTheFile() throws Exception {
        Path file = directory.resolve("piped.wav");
        Files.write(file, WavBytes.file(WavBytes.format(1, 1, 8000, 16), new byte[] {1, 0, 2, 0}, -1));

        assertThat(WavFile.read(file).samples()).containsExactly(1, 2);
    }

    private short[] samples(int tag, int bits, byte[] data) throws Exception {
        Path file = directory.resolve("one.wav");
        Files.write(file, WavBytes.file(tag, 1, 8000, bits, data));
        return WavFile.read(file).samples();
    }
}
