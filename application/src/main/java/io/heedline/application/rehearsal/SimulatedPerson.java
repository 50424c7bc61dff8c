package io.heedline.application.rehearsal;

import io.heedline.application.rehearsal.Reply.Press;
import io.heedline.application.rehearsal.Reply.Speak;
import io.heedline.audio.Pcm;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.BotAction.Say;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.simulated.CallerLeg;
import io.heedline.telephony.simulated.SimulatedCaller;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One person on the telephone. Knows as text what the bot says and asks, hears from its level when it speaks, and
 * answers by sound. Everything happens on the call's lane, where news of the dialog, which is asked elsewhere, arrives
 * with the next frame; time is counted in frames.
 */
final class SimulatedPerson implements SimulatedCaller {

    /** How a call came to its end, as the person saw it. */
    enum Ending {
        NOT_CONNECTED,
        /** The bot said goodbye and hung up. */
        BOT_HUNG_UP,
        /** A person took over. */
        WITH_PERSON,
        /** Nothing led on any more: silence, or an endless talk. */
        STUCK
    }

    private static final double AUDIBLE_DBFS = -50;
    private static final int FRAMES_PER_KEY = 10;
    private static final long TALK_WITH_PERSON = frames(2_000);
    private static final long AGAIN_AFTER = frames(7_000);
    private static final long SPEAKS_ANYWAY = frames(3_000);
    private static final long LONGER_THAN_A_PAUSE = frames(1_600);
    /** What is made at the end of a prompt may be silence. */
    private static final long SPARE_MS = 300;

    private static final long DEAD_LINE = frames(40_000);
    private static final long LONGEST_CALL = frames(Duration.ofMinutes(6).toMillis());
    /** Who interrupts does it in a prompt long enough to have something to say into. */
    private static final int SHORTEST_INTERRUPTED = 10;

    private final Cast.Role role;
    private final Mind mind;
    private final Mouth mouth;
    private final BackEnd ledger;
    private final RandomGenerator random;
    private final Function<List<Say>, CompletableFuture<Long>> lengths;
    private final LineSound line;
    private final CallLog log;
    private final Truth truth = new Truth();
    private CallerLeg leg;
    private Ending ending = Ending.NOT_CONNECTED;

    private long now = -1;
    private long lastSound = -1;
    private long lastBot = -1;
    private Question question;
    private boolean answered;
    private long promptBegan = -1;
    private List<Say> saying = List.of();
    private CompletableFuture<Long> promptLength = CompletableFuture.completedFuture(0L);
    private long reaction;
    private long interruptAfter = -1;
    private long attentionAfter = -1;
    private int turns;
    private boolean withPerson;
    private String keysLeft = "";
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();

    /**
     * Somebody who has not called yet.
     *
     * @param lengths how long the bot's words sound, in ms, so that its pauses are not taken for its end
     */
    SimulatedPerson(
            Cast.Role role,
            Mind mind,
            Mouth mouth,
            BackEnd ledger,
            RandomGenerator random,
            Function<List<Say>, CompletableFuture<Long>> lengths) {
        this.role = role;
        this.mind = mind;
        this.mouth = mouth;
        this.ledger = ledger;
        this.random = random;
        this.lengths = lengths;
        this.log = new CallLog(role.goal().service());
        Manner manner = role.kind().manner();
        this.line =
                new LineSound(manner.softerDb().draw(random), manner.noiseDb().draw(random), manner.echo(), random);
    }

    /** Makes the sound of all they may say. */
    void prepare() {
        mind.repertoire().forEach(words -> words.chunks().forEach(chunk -> mouth.prepare(chunk.words())));
    }

    Cast.Role role() {
        return role;
    }

    Goal goal() {
        return role.goal();
    }

    CallLog log() {
        return log;
    }

    Truth truth() {
        return truth;
    }

    Ending ending() {
        return ending;
    }

    /** How often the person spoke or pressed keys when it was their turn. */
    int turns() {
        return turns;
    }

    BackEnd bank(BackEnd desk) {
        return new PersonsBank(ledger, desk, (name, outcome) -> notice(() -> log.operation(name, outcome)));
    }

    /** Takes news of the dialog, from any thread. */
    void notice(Runnable told) {
        news.add(told);
    }

    /** Lets what was told last arrive. On the lane, or when the call is over. */
    void settle() {
        for (Runnable told = news.poll(); told != null; told = news.poll()) {
            told.run();
        }
    }

    /** The bot is about to say this. */
    void botSays(List<Say> says) {
        log.botSays(nowMs(), says);
        saying = says;
        promptLength = CompletableFuture.completedFuture(0L);
    }

    /** The bot has decided what to say and what to listen for. */
    void asked(String state, Collect collect, String text, boolean interruptible) {
        question =
                new Question(state, collect.kind(), collect.digits(), collect.grammar(), text, interruptible, nowMs());
        answered = false;
        promptBegan = -1;
        Manner manner = role.kind().manner();
        reaction = frames(manner.reactionMs().draw(random));
        boolean longEnough = text.length() >= SHORTEST_INTERRUPTED;
        interruptAfter = interruptible && longEnough && random.nextDouble() < manner.interrupts()
                ? frames(manner.interruptMs().draw(random))
                : -1;
        attentionAfter =
                longEnough && Topic.of(question) != Topic.CONFIRMATION && random.nextDouble() < manner.backchannels()
                        ? frames(500 + random.nextInt(900))
                        : -1;
    }

    /** A person is to take over. */
    void handedOver(String target) {
        log.transferred(target);
        withPerson = true;
        question = null;
        promptBegan = -1;
    }

    @Override
    public void onAnswered(CallerLeg answeredLeg) {
        leg = answeredLeg;
        ending = Ending.BOT_HUNG_UP;
        leg.say(line.next(AudioFrame.SILENCE));
    }

    @Override
    public void onFrame(long index, AudioFrame heard) {
        now = index;
        settle();
        if (heard.levelDbfs() > AUDIBLE_DBFS) {
            if (promptBegan < 0) {
                promptBegan = now;
                promptLength = lengths.apply(saying);
            }
            lastBot = now;
            lastSound = now;
        }
        if (line.speaking()) {
            lastSound = now;
        } else {
            act();
        }
        Pcm next = line.next(heard);
        leg.say(next);
    }

    private void act() {
        if (!keysLeft.isEmpty()) {
            pressNext();
        } else if (now > LONGEST_CALL || now - lastSound > DEAD_LINE) {
            hangUp(Ending.STUCK);
        } else if (withPerson) {
            if (promptBegan >= 0 && now - promptBegan > TALK_WITH_PERSON && now - lastBot > TALK_WITH_PERSON) {
                hangUp(Ending.WITH_PERSON);
            }
        } else if (question != null && !log.hungUpByBot()) {
            talk();
        }
    }

    private void talk() {
        boolean botSpeaks = promptBegan >= 0 && now - lastBot < 3;
        long intoPrompt = now - promptBegan;
        if (!answered && botSpeaks && interruptAfter >= 0 && intoPrompt >= interruptAfter) {
            answer(Truth.Reason.INTERRUPTION);
        } else if (!answered && botSpeaks && attentionAfter >= 0 && intoPrompt >= attentionAfter) {
            attentionAfter = -1;
            say(mind.attention(), Truth.Reason.BACKCHANNEL);
        } else if (!answered && promptIsOver() && now - lastBot >= reaction && now - lastSound >= reaction) {
            answer(Truth.Reason.ANSWER);
        } else if (now - lastSound > (answered ? AGAIN_AFTER : SPEAKS_ANYWAY)
                && now * AudioFrame.DURATION_MS - question.askedMs() > SPEAKS_ANYWAY * AudioFrame.DURATION_MS) {
            answer(Truth.Reason.ANSWER);
        }
    }

    /** It has had the time it takes, or has been quiet for longer than any pause within. */
    private boolean promptIsOver() {
        return promptBegan >= 0
                && (now - lastBot >= LONGER_THAN_A_PAUSE
                        || now - promptBegan >= frames(promptLength.getNow(Long.MAX_VALUE)) - frames(SPARE_MS));
    }

    private void answer(Truth.Reason reason) {
        answered = true;
        Reply reply = mind.answer(question, log.served());
        if (reply instanceof Speak speak) {
            turns++;
            say(speak.line(), reason);
        } else if (reply instanceof Press press) {
            turns++;
            keysLeft = press.keys();
        }
        lastSound = now;
    }

    private void say(Line words, Truth.Reason reason) {
        Utterance utterance = mouth.speak(words);
        truth.spoke(reason, utterance, (now + 1) * AudioFrame.DURATION_MS);
        log.personSaid(utterance.text());
        line.speak(utterance.sound());
    }

    private void pressNext() {
        if (now % FRAMES_PER_KEY == 0) {
            leg.dtmf(keysLeft.charAt(0));
            keysLeft = keysLeft.substring(1);
            lastSound = now;
        }
    }

    private void hangUp(Ending why) {
        ending = why;
        leg.hangUp();
    }

    @Override
    public void onEnded(HangupCause cause) {
        if (ending == Ending.BOT_HUNG_UP && withPerson) {
            ending = Ending.WITH_PERSON;
        }
    }

    private long nowMs() {
        return (now + 1) * AudioFrame.DURATION_MS;
    }

    private static long frames(double ms) {
        return (long) (ms / AudioFrame.DURATION_MS);
    }
}
