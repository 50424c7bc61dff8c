package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.nlu.Understanding;
import io.heedline.recordings.Recorder;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.simulated.CallerTurn;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.ScriptedCaller;
import io.heedline.telephony.simulated.SimulatedExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller hears when they speak into a prompt; recognition, dialog and voice are scripted. */
class InterruptedCallTest {

    private static final long GREETING_MS = BillDialog.GREETING.length() * 100L;
    /** In the second phrase of the greeting; the first ends with a comma at 200 ms, the second at 1,200 ms. */
    private static final Duration IN_SECOND_PHRASE = Duration.ofMillis(700);

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
    private final Recorder recorder = Recorder.holding(exchange::holdingTime);

    @TempDir
    Path directory;

    @AfterEach
    void closeExchange() {
        exchange.close();
        recorder.close();
    }

    @Test
    void isQuietWithin150MillisecondsOfTheCallersOnset() throws IOException {
        CallReport report = call("查账单", interrupt(800), goodbye());

        List<Pcm> channels = WavFile.readChannels(report.recording());
        long onset = onset(channels.get(0));
        assertThat(loudest(channels.get(1), onset - 200, onset)).isGreaterThan(-20);
        assertThat(loudest(channels.get(1), onset + 150, onset + 900)).isLessThan(-45);
    }

    @ParameterizedTest
    @ValueSource(strings = {"嗯", "好的", "那个", ScriptedRecognition.NOISE})
    void saysThePromptToItsEndAfterASignOfAttentionOrANoiseAndMissesNothing(String sound) {
        CallReport report = call(sound, interrupt(200), goodbye());

        assertThat(bot(report)).containsExactly(BillDialog.GREETING, BillDialog.GOODBYE);
        assertThat(firstLength(report))
                .as("what was quiet is said again, from the pause before it")
                .isBetween(GREETING_MS + 300, GREETING_MS + 1_100);
    }

    @Test
    void goesOnFromTheLastPauseAfterAnInterruptionThatNobodyCouldUnderstand() {
        CallReport report = call(ScriptedRecognition.REJECTED, interrupt(600), goodbye());

        assertThat(bot(report)).containsExactly(BillDialog.GREETING, BillDialog.GOODBYE);
        assertThat(firstLength(report)).isGreaterThan(GREETING_MS + 600);
    }

    @Test
    void tellsTheDialogWhenItHappensAgainInTheSamePrompt() {
        ScriptedRecognition words =
                new ScriptedRecognition(ScriptedRecognition.REJECTED, ScriptedRecognition.REJECTED, "再见");

        CallReport report = phone(words, new BillDialog(true), interrupt(600), interrupt(600), goodbye());

        assertThat(bot(report)).containsExactly(BillDialog.GREETING, BillDialog.AGAIN, BillDialog.GOODBYE);
    }

    @Test
    void letsACallerThroughWhoTalksOverEverything() {
        ScriptedRecognition words = new ScriptedRecognition("你听我说", "查账单", "查账单", "查账单", "再见");

        CallReport report = phone(
                words, new BillDialog(false), interrupt(800), interrupt(400), interrupt(800), goodbye(), goodbye());

        assertThat(bot(report)).contains(BillDialog.BILL);
        assertThat(report.outcome()).isEqualTo("completed");
    }

    @Test
    void speaksLouderWhenTheDialogWants() throws IOException {
        CallReport report = call("请大声一点", new CallerTurn.Say(ToneVoice.tone(800)), goodbye());

        Pcm bot = WavFile.readChannels(report.recording()).get(1);
        Turn before = report.turns().get(0);
        Turn after = report.turns().get(2);
        double louder = loudest(bot, after.startMs(), after.endMs()) - loudest(bot, before.startMs(), before.endMs());
        assertThat(louder).isCloseTo(4, within(1.0));
    }

    private CallReport call(String first, CallerTurn... turns) {
        return phone(new ScriptedRecognition(first, "再见"), new BillDialog(true), turns);
    }

    private static CallerTurn interrupt(int ms) {
        return new CallerTurn.Interrupt(ToneVoice.tone(ms), IN_SECOND_PHRASE);
    }

    private static CallerTurn goodbye() {
        return new CallerTurn.Say(ToneVoice.tone(800));
    }

    private static List<String> bot(CallReport report) {
        return report.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.BOT)
                .map(Turn::text)
                .toList();
    }

    private static long firstLength(CallReport report) {
        Turn greeting = report.turns().get(0);
        return greeting.endMs() - greeting.startMs();
    }

    private static long onset(Pcm caller) {
        long atMs = 0;
        while (loudest(caller, atMs, atMs + 10) < -45) {
            atMs += 10;
        }
        return atMs;
    }

    private static double loudest(Pcm channel, long fromMs, long toMs) {
        double most = Level.SILENCE_DBFS;
        for (long at = fromMs; at < toMs; at += 10) {
            most = Math.max(most, Level.dbfs(channel.slice(at, at + 10)));
        }
        return most;
    }

    private CallReport phone(ScriptedRecognition words, BillDialog dialog, CallerTurn... turns) {
        Hotline.Line line = new Hotline.Line("很抱歉", ToneVoice.tone(400));
        Hotline hotline = new Hotline(
                dialog,
                Locale.SIMPLIFIED_CHINESE,
                text -> Understanding.nothing(),
                (operation, arguments) -> Map.of(),
                words,
                new ToneVoice(),
                Runnable::run,
                new Hotline.Emergency("8000", line, line),
                TurnSettings.defaults(),
                recorder,
                directory,
                exchange.clock(),
                ConversationListener.none());
        CompletableFuture<CallReport> report = new CompletableFuture<>();
        exchange.register("95500", call -> Conversation.start(call, hotline).thenAccept(report::complete));
        exchange.dial("13800000001", "95500", new ScriptedCaller(List.of(turns)));
        return report.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
