package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.dialog.BotAction.VoiceChange;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VoiceStyleTest {

    @Test
    void changesInBoundedSteps() {
        VoiceStyle style = VoiceStyle.USUAL;
        for (int i = 0; i < 10; i++) {
            style = style.changed(VoiceChange.LOUDER).changed(VoiceChange.SLOWER);
        }

        assertThat(style).isEqualTo(new VoiceStyle(2, -2));
        assertThat(style.speed()).isCloseTo(0.73, within(0.01));
        assertThat(style.changed(VoiceChange.FASTER).speed()).isCloseTo(0.86, within(0.01));
        assertThat(VoiceStyle.USUAL.changed(VoiceChange.FASTER).speed()).isCloseTo(1.17, within(0.01));
    }

    @Test
    void isLouderByFourDecibelsAStep() {
        Pcm quiet = Level.normalise(ToneVoice.tone(500), -24);

        Pcm louder = new VoiceStyle(1, 0).loud(quiet);

        assertThat(Level.dbfs(louder) - Level.dbfs(quiet)).isCloseTo(4, within(0.1));
        assertThat(Level.dbfs(new VoiceStyle(-1, 0).loud(quiet)) - Level.dbfs(quiet))
                .isCloseTo(-4, within(0.1));
    }

    @Property
    void neverTurnsALoudSoundOver(@ForAll @Size(max = 50) short[] samples) {
        Pcm louder = new VoiceStyle(2, 0).loud(new Pcm(samples, 8_000));

        for (int i = 0; i < samples.length; i++) {
            int before = samples[i];
            int after = louder.samples()[i];
            assertThat(Integer.signum(after) * Integer.signum(before)).isNotNegative();
        }
    }
}
