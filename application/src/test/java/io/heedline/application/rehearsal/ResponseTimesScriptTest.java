package io.heedline.application.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that measures recordings, held to recordings whose figures are known. */
class ResponseTimesScriptTest {

    private static final int RATE = 8_000;
    private static final Path SCRIPT = Path.of("..", "benchmarks", "scripts", "ResponseTimes.java");

    private final short[] caller = new short[20 * RATE];
    private final short[] bot = new short[20 * RATE];

    @TempDir
    Path directory;

    @Test
    void measuresFromTheEndOfSpeechToTheAnswer() throws Exception {
        sound(bot, 0, 2_000);
        sound(caller, 3_000, 4_000);
        sound(bot, 4_380, 6_000);
        sound(caller, 7_000, 8_000);
        sound(bot, 8_900, 10_000);

        assertThat(measured("caller\tanswer\t3000\t4000\t-\ta", "caller\tanswer\t7000\t8000\t-\tb"))
                .contains("by the recordings alone: 2, median 380 ms, 95th percentile 900 ms")
                .contains("by the truth of what was said: 2, median 380 ms, 95th percentile 900 ms")
                .contains("cut off: 0 of 2");
    }

    @Test
    void countsAnAnswerThatTheBotSpeaksInto() throws Exception {
        sound(bot, 0, 2_000);
        sound(caller, 3_000, 3_800);
        sound(bot, 4_200, 6_000);
        sound(caller, 4_400, 5_000);

        assertThat(measured("caller\tanswer\t3000\t5000\t3800-4400\ta")).contains("cut off: 1 of 1");
    }

    @Test
    void tellsHowFastAnInterruptionMakesTheBotSilent() throws Exception {
        sound(bot, 0, 1_120);
        sound(caller, 1_000, 2_500);
        sound(bot, 2_900, 6_000);

        assertThat(measured("bot\t0\t5000\tinterruptible\ta", "caller\tinterruption\t1000\t2500\t-\tb"))
                .contains("Interruptions caught: 1 of 1")
                .contains("onset to the end of loud sound: 1, median 120 ms");
    }

    @Test
    void anInterruptionThatIsTalkedOverIsNotCaught() throws Exception {
        sound(bot, 0, 5_000);
        sound(caller, 1_000, 2_500);

        assertThat(measured("bot\t0\t5000\tinterruptible\ta", "caller\tinterruption\t1000\t2500\t-\tb"))
                .contains("Interruptions caught: 0 of 1");
    }

    @Test
    void aPromptThatIsQuietForAMomentIsNotStoppedByAWordOfAttention() throws Exception {
        sound(bot, 0, 1_100);
        sound(bot, 1_600, 5_500);
        sound(caller, 1_000, 1_300);

        assertThat(measured("bot\t0\t5000\tinterruptible\ta", "caller\tbackchannel\t1000\t1300\t-\tb"))
                .contains("Backchannels that stopped the bot: 0 of 1");
    }

    @Test
    void aPromptThatEndsAtAWordOfAttentionWasStopped() throws Exception {
        sound(bot, 0, 1_200);
        sound(caller, 1_000, 1_300);

        assertThat(measured("bot\t0\t5000\tinterruptible\ta", "caller\tbackchannel\t1000\t1300\t-\tb"))
                .contains("Backchannels that stopped the bot: 1 of 1");
    }

    private static void sound(short[] channel, int fromMs, int toMs) {
        for (int i = fromMs * RATE / 1000; i < toMs * RATE / 1000; i++) {
            channel[i] = (short) (i % 16 < 8 ? 4_000 : -4_000);
        }
    }

    private String measured(String... truth) throws IOException, InterruptedException {
        ByteBuffer wav = ByteBuffer.allocate(44 + caller.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + caller.length * 4);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        wav.putShort((short) 2)
                .putInt(RATE)
                .putInt(RATE * 4)
                .putShort((short) 4)
                .putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(caller.length * 4);
        for (int i = 0; i < caller.length; i++) {
            wav.putShort(caller[i]).putShort(bot[i]);
        }
        Files.write(directory.resolve("call.wav"), wav.array());
        Files.write(directory.resolve("call.truth.tsv"), List.of(truth));
        Process script = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        SCRIPT.toString(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        script.waitFor();
        return output;
    }
}
