package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.CallId;
import io.heedline.telephony.Direction;
import io.heedline.telephony.Playback;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.WorkInFlight;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import io.heedline.telephony.internal.links.RecordingTail;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.CallMedia;
import io.heedline.telephony.internal.media.MediaFormat;
import io.heedline.telephony.internal.media.MediaLink;
import io.heedline.telephony.internal.media.MediaLink.Heard;
import io.heedline.telephony.internal.media.SilentLink;
import io.heedline.telephony.internal.media.UnicastLink;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonsPartTest {

    @TempDir
    Path directory;

    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
    private final FakeNode node = new FakeNode();
    private final FakeMedia media = new FakeMedia();
    private PersonsPart persons;

    @BeforeEach
    void make() {
        persons = personsRecordedIn(CallSettings.usual().recordingPersonsIn(directory));
    }

    @AfterEach
    void stop() {
        reader.shutdownNow();
    }

    @Test
    void hearsWhatWasSaidLastWhenTheCallComesBack() throws IOException {
        persons.begin();
        assertThat(media.link).isInstanceOf(RecordingTail.class);

        // FreeSWITCH has written 5 frames, none of which was taken yet, and closes the file when it is told to stop.
        record(5);
        persons.end().join();

        assertThat(persons.takeLastWords()).hasSize(5).allSatisfy(heard -> {
            assertThat(heard.caller().levelDbfs()).isGreaterThan(-40);
            assertThat(heard.person().levelDbfs()).isGreaterThan(-40);
        });
        assertThat(persons.takeLastWords()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void hearsWhatWasSaidLastWhenTheCallEndsJustAfterItHasComeBack() throws IOException {
        node.reply = new CompletableFuture<>();
        persons.begin();
        record(3);
        persons.end();
        assertThat(persons.takeLastWords()).isEmpty();
        CompletableFuture<List<Heard>> rest = persons.over();
        node.reply.complete(FakeNode.OK);

        assertThat(rest.join()).hasSize(3);
        assertThat(persons.takeLastWords()).isEmpty();
    }

    @Test
    void hearsWhatWasSaidLastWhenTheCallEnds() throws IOException {
        persons.begin();
        record(4);

        assertThat(persons.over().join()).hasSize(4);
        assertThat(file()).doesNotExist();
    }

    @Test
    void asksFreeSwitchToRecordAndToStop() {
        persons.begin();
        persons.end();

        assertThat(node.commands).hasSize(2).first().asString().contains("execute-app-name: record_session");
        assertThat(node.commands).last().asString().contains(" stop " + file());
    }

    @Test
    void hearsSilenceWithoutADirectory() {
        persons = personsRecordedIn(CallSettings.usual());
        persons.begin();

        assertThat(media.link).isSameAs(SilentLink.INSTANCE);
        assertThat(node.commands).isEmpty();
    }

    @Test
    void leavesNoFileOfATransferThatWasGivenUp() throws IOException {
        persons.begin();
        record(3);
        persons.over();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(file()).doesNotExist());
    }

    private PersonsPart personsRecordedIn(CallSettings settings) {
        Leg leg = new Leg(
                new CallId("leg"), "leg", Direction.INBOUND, "1", "2", new EslEvent(Map.of("Unique-ID", "leg"), ""));
        Lane lane = new Lane(Runnable::run, new WorkInFlight(), fault -> {
            throw new AssertionError(fault);
        });
        Sound sound = new Sound("leg", lane, line -> media, new NoEar());
        return new PersonsPart(leg, settings, new RecordingTails(reader), new Channel(leg, node, settings), sound);
    }

    private void record(int frames) throws IOException {
        short[] samples = new short[frames * AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) 3000);
        WavFile.write(file(), new Pcm(samples, 8000), new Pcm(samples, 8000));
    }

    private Path file() {
        return directory.resolve("leg-1.wav");
    }

    private static final class FakeNode implements EslSession {
        private static final EslReply OK = new EslReply("+OK Success", new EslEvent(Map.of(), ""));

        private final List<String> commands = new ArrayList<>();
        private CompletableFuture<EslReply> reply = CompletableFuture.completedFuture(OK);

        @Override
        public CompletableFuture<EslReply> send(EslCommand command) {
            commands.add(command.wire().strip());
            return reply;
        }

        @Override
        public CompletableFuture<String> background(EslCommand api) {
            throw new AssertionError();
        }

        @Override
        public CompletableFuture<EslClosed> closed() {
            return new CompletableFuture<>();
        }

        @Override
        public void reading(boolean on) {}

        @Override
        public void close() {}
    }

    private static final class FakeMedia implements CallMedia {
        private MediaLink link;

        @Override
        public void start() {}

        @Override
        public UnicastLink unicast(MediaFormat expected, InetAddress expectedSender) {
            throw new AssertionError();
        }

        @Override
        public void use(MediaLink next) {
            link = next;
        }

        @Override
        public void close() {}
    }

    private static final class NoEar implements Sound.Ear {
        @Override
        public void onFrame(AudioFrame heard, AudioFrame said) {}

        @Override
        public void onPlaybackFinished(Playback playback) {}

        @Override
        public void onSoundLost(Duration silentFor) {}

        @Override
        public void onLaneStuck(int tasksWaiting) {}
    }
}
