package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.AudioFrame;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoGateTest {

    private static final int SECOND = AudioFrame.SAMPLE_RATE;
    /** A voice may be as quiet as this. */
    private static final double VOICE_DBFS = -60;

    private final EchoGate gate = new EchoGate();

    @ParameterizedTest
    @CsvSource({"20, 20", "20, 30", "60, 25", "140, 30", "290, 20", "290, 40"})
    void keepsTheBotFromHearingItself(int delayMs, int weakerDb) {
        short[] said = voice(1, 4 * SECOND, 6_000);
        short[] heard = plus(echo(said, delayMs, weakerDb), noise(2, said.length, 8));

        Passed passed = passed(heard, said, 0, said.length);

        assertThat(passed.loud()).isPositive();
        assertThat(passed.through()).as("frames of the echo that came through").isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({"20, 25, 1500", "140, 30, 900", "0, 100, 1500", "0, 100, 250"})
    void letsTheCallerThroughWhoSpeaksWhileTheBotDoes(int delayMs, int weakerDb, int amplitude) {
        short[] said = voice(1, 4 * SECOND, 6_000);
        short[] caller = new short[said.length];
        System.arraycopy(voice(7, SECOND, amplitude), 0, caller, 2 * SECOND, SECOND);
        short[] heard = plus(echo(said, delayMs, weakerDb), caller);

        Passed passed = passed(heard, said, 2 * SECOND, 3 * SECOND);

        assertThat(passed.loud()).isGreaterThan(25);
        assertThat(passed.through())
                .as("of the caller's %d frames", passed.loud())
                .isGreaterThan(passed.loud() * 4 / 5);
    }

    @Test
    void isOpenWhileTheBotIsSilent() {
        short[] caller = voice(3, 2 * SECOND, 300);

        Passed passed = passed(caller, new short[caller.length], 0, caller.length);

        assertThat(passed.through()).isEqualTo(passed.loud()).isPositive();
    }

    /** Of the frames that are loud enough for a voice, how many came through. */
    private record Passed(int loud, int through) {}

    private Passed passed(short[] heard, short[] said, int from, int to) {
        int loud = 0;
        int through = 0;
        for (int at = 0; at < said.length; at += AudioFrame.SAMPLES) {
            AudioFrame frame = AudioFrame.at(heard, at);
            AudioFrame passed = gate.pass(frame, AudioFrame.at(said, at));
            if (at >= from && at < to && frame.levelDbfs() > VOICE_DBFS) {
                loud++;
                through += passed.equals(frame) ? 1 : 0;
            }
        }
        return new Passed(loud, through);
    }

    private static short[] echo(short[] said, int delayMs, int weakerDb) {
        short[] echo = new short[said.length];
        int delay = delayMs * SECOND / 1000;
        for (int i = delay; i < echo.length; i++) {
            echo[i] = (short) Math.round(said[i - delay] * Math.pow(10, -weakerDb / 20.0));
        }
        return echo;
    }

    private static short[] plus(short[] one, short[] other) {
        short[] sum = new short[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) (one[i] + other[i]);
        }
        return sum;
    }

    private static short[] noise(int seed, int length, int amplitude) {
        Random random = new Random(seed);
        short[] noise = new short[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (short) Math.round(amplitude * random.nextGaussian());
        }
        return noise;
    }

    /** Something like a voice: pulses of a wandering pitch through resonances that change with every syllable. */
    private static short[] voice(int seed, int length, int amplitude) {
        Random random = new Random(seed);
        short[] out = new short[length];
        double phase = 0;
        double pitch = 90 + random.nextInt(120);
        double[] formant = {500, 1500};
        double[] state = new double[4];
        for (int i = 0; i < length; i++) {
            if (i % (SECOND / 5) == 0) {
                formant = new double[] {300 + random.nextInt(500), 900 + random.nextInt(1_500)};
                pitch = Math.max(80, Math.min(260, pitch + 30 * random.nextGaussian()));
            }
            phase += (pitch + 5 * Math.sin(i / 900.0)) / SECOND;
            double pulse = phase >= 1 ? 1 : 0;
            phase -= phase >= 1 ? 1 : 0;
            double source = pulse + 0.02 * random.nextGaussian();
            double sum = 0;
            for (int f = 0; f < 2; f++) {
                double r = 0.96;
                double y = source
                        + 2 * r * Math.cos(2 * Math.PI * formant[f] / SECOND) * state[2 * f]
                        - r * r * state[2 * f + 1];
                state[2 * f + 1] = state[2 * f];
                state[2 * f] = y;
                sum += y;
            }
            double syllable = 0.15 + Math.abs(Math.sin(Math.PI * (i % (SECOND / 5)) / (SECOND / 5.0)));
            out[i] = (short) Math.max(-32_000, Math.min(32_000, amplitude * 0.4 * sum * syllable));
        }
        return out;
    }
}
