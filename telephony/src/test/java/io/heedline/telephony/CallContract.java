package io.heedline.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.telephony.Call.AfterPerson;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every call does for its listener, whatever exchange carries it. In real time. */
@Timeout(20)
public abstract class CallContract {

    protected static final String HOTLINE = "95500";
    protected static final String CALLER = "13800001111";
    private static final String PERSON = "8000";

    /** A telephone at the far end. */
    public interface Telephone {
        void say(Pcm sound);

        void press(char key);

        void hangUp();

        /** Whether it has heard something louder than the line's noise. */
        boolean hasHeardSound();

        /** Completes when its call is over. */
        CompletableFuture<?> ended();
    }

    /** What happens when a person's number is rung. */
    public enum Ringing {
        ANSWERED,
        BUSY,
        NO_SUCH_NUMBER,
        FOR_EVER
    }

    private final RecordingListener bot = new RecordingListener();

    /** A caller rings a hotline that handles its calls so. */
    protected abstract Telephone ring(Consumer<Call> hotline);

    /** Gives a number to a person. */
    protected abstract void person(String number, Ringing ringing);

    /** The telephone of a person who has answered. */
    protected abstract Telephone telephoneOf(String number);

    @Test
    void framesOfBothSidesComeWithoutAGapFromTheAnswerOn() {
        Telephone caller = ring(bot::take);
        caller.say(tone(400));
        bot.call().play(tone(400));

        await().until(() -> bot.frames() > 10 && bot.loudHeard() > 5 && bot.loudSaid() > 5);
        assertThat(caller.hasHeardSound()).isTrue();
        assertThat(bot.gaps()).isZero();
        assertThat(bot.call().caller()).isEqualTo(CALLER);
        assertThat(bot.call().callee()).isEqualTo(HOTLINE);
        assertThat(bot.call().direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    void theEndOfEachPieceOfSpeechIsToldOnceInTheirOrder() {
        ring(bot::take);
        Playback first = bot.call().play(tone(60));
        Playback second = bot.call().play(tone(60));

        await().until(() -> bot.finished().size() == 2);
        assertThat(bot.finished()).containsExactly(first, second);
    }

    @Test
    void speechThatIsStoppedIsCutOffAndNotToldAsFinished() {
        ring(bot::take);
        Playback stopped = bot.call().play(tone(60_000));
        await().until(() -> bot.loudSaid() > 2);
        stopped.stop();
        Playback next = bot.call().play(tone(40));

        await().until(() -> bot.finished().contains(next));
        assertThat(bot.finished()).containsExactly(next);
    }

    @Test
    void eachKeyIsToldOnce() {
        Telephone caller = ring(bot::take);
        await().until(() -> bot.frames() > 0);
        caller.press('1');
        caller.press('1');
        caller.press('#');

        await().until(() -> bot.events().size() >= 3);
        assertThat(bot.events()).containsExactly("key 1", "key 1", "key #");
    }

    @Test
    void theCallerHangingUpEndsItOnceAndNothingComesAfterwards() throws Exception {
        Telephone caller = ring(bot::take);
        await().until(() -> bot.frames() > 2);
        caller.hangUp();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        bot.call().hangUp(HangupCause.USER_BUSY);
        bot.call().play(tone(100));
        bot.call().transfer("8000");
        await().during(150, TimeUnit.MILLISECONDS).until(() -> true);
        assertThat(bot.events()).containsExactly("ended NORMAL_CLEARING");
        assertThat(bot.framesAfterEnd()).isZero();
    }

    @Test
    void hangingUpEndsItForBothSidesWithItsCause() throws Exception {
        Telephone caller = ring(bot::take);
        await().until(() -> bot.frames() > 2);
        bot.call().hangUp(HangupCause.MEDIA_TIMEOUT);
        bot.call().hangUp(HangupCause.NORMAL_CLEARING);

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.MEDIA_TIMEOUT);
        caller.ended().get(5, TimeUnit.SECONDS);
        assertThat(bot.events()).containsExactly("ended MEDIA_TIMEOUT");
    }

    @Test
    void aListenerIsNotCalledFromWithinItsOwnHangUp() throws Exception {
        bot.atFrame(3, () -> {
            bot.call().hangUp(HangupCause.NORMAL_CLEARING);
            bot.note("said goodbye");
        });
        ring(bot::take);

        bot.awaitEnd();
        assertThat(bot.events()).containsExactly("said goodbye", "ended NORMAL_CLEARING");
    }

    @Test
    void aCallThatIsRefusedWhileItRingsEndsForTheCaller() throws Exception {
        Telephone caller = ring(ringing -> ringing.hangUp(HangupCause.USER_BUSY));

        caller.ended().get(5, TimeUnit.SECONDS);
        assertThat(bot.events()).isEmpty();
    }

    @Test
    void aPersonTakesTheCallOverAndEndsIt() throws Exception {
        person(PERSON, Ringing.ANSWERED);
        Telephone caller = ring(bot::take);
        await().until(() -> bot.frames() > 2);
        bot.call().play(tone(60_000));
        bot.call().transfer(PERSON);

        await().until(() -> bot.events().contains("transferred to 8000"));
        telephoneOf(PERSON).hangUp();
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        caller.ended().get(5, TimeUnit.SECONDS);
        assertThat(bot.events()).containsExactly("transferred to 8000", "ended NORMAL_CLEARING");
        assertThat(bot.finished()).isEmpty();
        assertThat(bot.gaps()).isZero();
    }

    @Test
    void theCallerHangsUpOnAPerson() throws Exception {
        person(PERSON, Ringing.ANSWERED);
        Telephone caller = ring(bot::take);
        bot.call().transfer(TransferTarget.parse(PERSON), AfterPerson.RETURN);
        await().until(() -> bot.events().contains("transferred to 8000"));
        caller.hangUp();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        telephoneOf(PERSON).ended().get(5, TimeUnit.SECONDS);
        assertThat(bot.events()).containsExactly("transferred to 8000", "ended NORMAL_CLEARING");
    }

    @Test
    void theCallComesBackFromAPersonAndCanBeSpokenTo() {
        person(PERSON, Ringing.ANSWERED);
        Telephone caller = ring(bot::take);
        bot.call().transfer(TransferTarget.parse(PERSON), AfterPerson.RETURN);
        await().until(() -> bot.events().contains("transferred to 8000"));
        telephoneOf(PERSON).hangUp();

        await().until(() -> bot.events().contains("returned"));
        Playback words = bot.call().play(tone(60));
        caller.say(tone(200));
        await().until(() -> bot.finished().contains(words) && bot.loudHeard() > 2);
        assertThat(bot.gaps()).isZero();
    }

    @Test
    void aTransferToABusyLineFailsAndTheCallGoesOn() {
        person(PERSON, Ringing.BUSY);
        ring(bot::take);
        bot.call().transfer(PERSON);

        await().until(() -> !bot.events().isEmpty());
        assertThat(bot.events()).containsExactly("not transferred to 8000: Busy[]");
        Playback words = bot.call().play(tone(60));
        await().until(() -> bot.finished().contains(words));
    }

    @Test
    void aTransferToANumberNobodyHasFails() {
        person("404", Ringing.NO_SUCH_NUMBER);
        ring(bot::take);
        bot.call().transfer("404");

        await().until(() -> !bot.events().isEmpty());
        assertThat(bot.events()).containsExactly("not transferred to 404: UnknownNumber");
    }

    @Test
    void theCallerHangsUpWhileAPersonsTelephoneRings() throws Exception {
        person(PERSON, Ringing.FOR_EVER);
        Telephone caller = ring(bot::take);
        await().until(() -> bot.frames() > 2);
        bot.call().transfer(PERSON);
        long before = bot.frames();
        await().until(() -> bot.frames() > before + 5);
        caller.hangUp();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.events()).containsExactly("ended NORMAL_CLEARING");
    }

    @Test
    void aListenerThatThrowsEndsItsOwnCallAndNoOther() throws Exception {
        RecordingListener other = new RecordingListener();
        ring(other::take);
        bot.atFrame(4, () -> {
            throw new IllegalStateException("broken on purpose");
        });
        Telephone caller = ring(bot::take);

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
        caller.ended().get(5, TimeUnit.SECONDS);
        long before = other.frames();
        await().until(() -> other.frames() > before + 5);
    }

    @Test
    void answeringTwiceIsAFaultOfTheHotline() throws Exception {
        ring(ringing -> {
            bot.take(ringing);
            bot.take(ringing);
        });

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
    }

    @Test
    void aTaskOnTheLaneRunsBetweenTheListenersMethods() throws Exception {
        ring(bot::take);
        CompletableFuture<Boolean> ran = new CompletableFuture<>();
        bot.call().lane().execute(() -> ran.complete(bot.isBeingTold()));

        assertThat(ran.get(5, TimeUnit.SECONDS)).isFalse();
        assertThatCode(() -> bot.call().lane().execute(() -> {})).doesNotThrowAnyException();
    }

    /** A steady loud level, which resampling and telephone codecs keep loud. */
    protected static Pcm tone(int ms) {
        short[] samples = new short[8 * ms];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 8 % 2 == 0 ? 6_000 : -6_000);
        }
        return new Pcm(samples, 8_000);
    }

    /** Whether there is a sample as loud as a tone's. */
    protected static boolean isLoud(short[] samples) {
        short[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted.length > 0 && sorted[sorted.length - 1] > 2_000;
    }
}
