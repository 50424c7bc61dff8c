package io.heedline.telephony.simulated;

import static io.heedline.telephony.simulated.Voices.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.simulated.CallerReport.Ending;
import io.heedline.telephony.simulated.CallerReport.SpokenTurn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedCallerTest {

    private static final Pcm SHORT_TURN = steady(4000, 10);

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
    private FakeListener bot;

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void aTurnBeginsWhenTheBotHasSpokenAndBeenSilentForFourHundredMilliseconds() throws Exception {
        botSpeaksAt(4, 10, 100, 10);

        CallerReport report = call(ScriptedCaller.saying(List.of(SHORT_TURN)));

        // The bot's voice is in frames 5 to 14; 20 silent frames later, 35 is the first of the caller's.
        assertThat(report.spoken()).containsExactly(new SpokenTurn(0, 700, 900));
        assertThat(bot.heard.get(34)).isEqualTo(AudioFrame.SILENCE);
        assertThat(bot.heard.get(35).samples()[0]).isEqualTo((short) 4000);
        assertThat(report.ending()).isEqualTo(Ending.SAID_ALL);
        assertThat(report.cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void aPauseWithinTheBotsSpeechDoesNotEndIt() throws Exception {
        botSpeaksAt(0, 10, 29, 10, 100, 10);

        CallerReport report = call(ScriptedCaller.saying(List.of(SHORT_TURN)));

        assertThat(report.spoken()).extracting(SpokenTurn::startMs).containsExactly(60 * 20L);
    }

    @Test
    void eachTurnWaitsForItsAnswer() throws Exception {
        botSpeaksAt(0, 10, 60, 10, 150, 10);

        CallerReport report = call(ScriptedCaller.saying(List.of(SHORT_TURN, SHORT_TURN)));

        assertThat(report.spoken()).extracting(SpokenTurn::startMs).containsExactly(31 * 20L, 91 * 20L);
        assertThat(bot.heard).hasSizeBetween(260, 262);
    }

    @Test
    void whatTheBotSaysIntoTheCallersWordsIsNoAnswer() throws Exception {
        botSpeaksAt(0, 10, 33, 3, 200, 10);

        CallerReport report = call(ScriptedCaller.saying(List.of(steady(4000, 20), SHORT_TURN)));

        assertThat(report.spoken()).extracting(SpokenTurn::startMs).containsExactly(31 * 20L, 231 * 20L);
    }

    @Test
    void silenceAroundTheWordsIsNotCountedAsSpeech() throws Exception {
        botSpeaksAt(0, 10, 100, 10);
        Pcm padded = Pcm.silence(100, 8000).concat(SHORT_TURN, Pcm.silence(500, 8000));

        CallerReport report = call(ScriptedCaller.saying(List.of(padded)));

        assertThat(report.spoken()).containsExactly(new SpokenTurn(0, 720, 920));
    }

    @Test
    void anAnswerMayBeginWhileTheSilenceBehindTheWordsIsStillSent() throws Exception {
        botSpeaksAt(0, 10, 45, 10, 120, 10);
        Pcm trailing = SHORT_TURN.concat(Pcm.silence(1000, 8000));

        CallerReport report = call(ScriptedCaller.saying(List.of(trailing, SHORT_TURN)));

        assertThat(report.spoken()).extracting(SpokenTurn::startMs).containsExactly(31 * 20L, 91 * 20L);
    }

    @Test
    void aBotThatNeverSpeaksTriesTheCallersPatience() throws Exception {
        botSpeaksAt();

        CallerReport report = call(ScriptedCaller.saying(List.of(SHORT_TURN)));

        assertThat(report.ending()).isEqualTo(Ending.LOST_PATIENCE);
        assertThat(report.spoken()).isEmpty();
        assertThat(bot.heard).hasSizeBetween(1000, 1003);
    }

    @Test
    void aBotThatNeverStopsIsNotListenedToForEver() throws Exception {
        botSpeaksAt(0, 100_000);

        CallerReport report = call(ScriptedCaller.saying(List.of(SHORT_TURN)));

        assertThat(report.ending()).isEqualTo(Ending.LOST_PATIENCE);
        assertThat(bot.heard).hasSizeBetween(30_000, 30_002);
    }

    @Test
    void theBotHangingUpEndsTheCallWithWhatWasSaidSoFar() throws Exception {
        bot = new FakeListener(index -> {
            if (index == 0) {
                bot.call.play(steady(2000, 10));
            } else if (index == 50) {
                bot.call.hangUp(HangupCause.NORMAL_CLEARING);
            }
        });

        CallerReport report = call(ScriptedCaller.saying(List.of(SHORT_TURN, SHORT_TURN)));

        assertThat(report.ending()).isEqualTo(Ending.OTHER_SIDE_ENDED);
        assertThat(report.spoken()).hasSize(1);
    }

    @Test
    void aCallThatIsNotAnsweredIsReportedAsSuch() throws Exception {
        ScriptedCaller caller = ScriptedCaller.saying(List.of(SHORT_TURN));

        exchange.dial("1380", "404", caller);

        assertThat(caller.report().get(20, TimeUnit.SECONDS))
                .isEqualTo(new CallerReport(List.of(), Ending.NOT_CONNECTED, HangupCause.UNALLOCATED_NUMBER));
    }

    @Test
    void keysArePressedTenASecond() throws Exception {
        botSpeaksAt(0, 10, 100, 10);

        CallerReport report = call(new ScriptedCaller(List.of(new CallerTurn.Press("42#"))));

        assertThat(bot.events).containsSubsequence("key 4", "key 2", "key #");
        assertThat(report.spoken()).containsExactly(new SpokenTurn(0, 620, 920));
        assertThat(report.ending()).isEqualTo(Ending.SAID_ALL);
    }

    @Test
    void anInterruptionBeginsWhileTheBotSpeaks() throws Exception {
        botSpeaksAt(0, 200, 260, 10);

        CallerReport report =
                call(new ScriptedCaller(List.of(new CallerTurn.Interrupt(SHORT_TURN, Duration.ofMillis(500)))));

        assertThat(report.spoken()).extracting(SpokenTurn::startMs).containsExactly(26 * 20L);
    }

    @Test
    void whoIsCalledSpeaksFirst() throws Exception {
        botSpeaksAt(30, 10);
        ScriptedCaller person = new ScriptedCaller(
                List.of(new CallerTurn.Say(SHORT_TURN)), CallerManner.usual().speakingFirst());

        CallerReport report = call(person);

        assertThat(report.spoken()).containsExactly(new SpokenTurn(0, 0, 200));
    }

    /** Pairs of a frame and a number of frames: at the first, the bot begins to speak for as long as the second. */
    private void botSpeaksAt(int... times) {
        bot = new FakeListener(index -> {
            for (int i = 0; i < times.length; i += 2) {
                if (times[i] == index) {
                    bot.call.play(steady(2000, times[i + 1]));
                }
            }
        });
    }

    private CallerReport call(ScriptedCaller caller) throws Exception {
        exchange.register("95500", bot::take);
        exchange.dial("1380", "95500", caller);
        CallerReport report = caller.report().get(20, TimeUnit.SECONDS);
        bot.awaitEnd();
        return report;
    }
}
