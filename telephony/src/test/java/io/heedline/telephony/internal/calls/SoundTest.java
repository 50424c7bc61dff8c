package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Playback;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.WorkInFlight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundTest {

    private final List<Runnable> never = new ArrayList<>();
    private final Lane lane = new Lane(never::add, new WorkInFlight(), fault -> {
        throw new AssertionError(fault);
    });
    private final FakeMedia media = new FakeMedia();
    private final StuckEar ear = new StuckEar();
    private final Sound sound = new Sound("c", lane, line -> media, ear);

    @Test
    void isGivenUpWhenNobodyComesBackToTheLane() {
        while (!media.closed) {
            sound.onFrames(AudioFrame.SILENCE, AudioFrame.SILENCE);
            assertThat(lane.backlog()).isLessThanOrEqualTo(Sound.STUCK + 1);
        }

        assertThat(ear.stuck).isEqualTo(1);
        assertThat(lane.backlog()).isEqualTo(Sound.STUCK + 1);
    }

    private static final class StuckEar implements Sound.Ear {
        private int stuck;

        @Override
        public void onFrame(AudioFrame heard, AudioFrame said) {}

        @Override
        public void onPlaybackFinished(Playback playback) {}

        @Override
        public void onSoundLost(Duration silentFor) {}

        @Override
        public void onLaneStuck(int tasksWaiting) {
            stuck++;
        }
    }
}
