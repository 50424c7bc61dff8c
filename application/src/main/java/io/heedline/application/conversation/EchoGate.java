package io.heedline.application.conversation;

import io.heedline.audio.Level;
import io.heedline.telephony.AudioFrame;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Keeps the bot from hearing itself: what comes back of its own voice, later and weaker, is silence to the recogniser.
 * Once {@link EchoPath} has found how much later, the gate learns how much weaker, and lets through only what is clearly
 * louder than the echo could be: the caller. On a line without echo it is open, save for the first second of speech,
 * when nothing is known of the line yet and what is far weaker than the bot is not taken for the caller. Used on the
 * call's lane, every frame.
 */
final class EchoGate {

    /** Quieter speech of the bot leaves no echo that matters. */
    private static final double SAID_DBFS = -50;

    /** Quieter sound is no voice. */
    private static final double HEARD_DBFS = -62;

    /** What is heard at so much less than what was said may be an echo, and the more so before the line is known. */
    private static final double WEAKER_DB = 12;

    /** How much of the bot's speech tells whether the line has an echo. */
    private static final int TRIAL_FRAMES = 1000 / AudioFrame.DURATION_MS;

    /** An echo varies with the sounds of speech: the caller is what is louder than the strongest by this. */
    private static final double MARGIN_DB = 6;

    /** How far the level of an echo reaches back: rooms ring, and delays are known to a frame. */
    private static final int REACH = 2;

    /** So many of the last five frames above the echo are the caller, whose quiet sounds then pass too. */
    private static final int SURE = 3;

    private static final int RECENT = 5;
    private static final int HOLD_FRAMES = 200 / AudioFrame.DURATION_MS;
    private static final double NEVER_WEAKER_DB = -60;

    private final EchoPath path = new EchoPath();
    private final double[] said = new double[EchoPath.LONGEST_MS / AudioFrame.DURATION_MS + REACH + 1];
    private final boolean[] above = new boolean[RECENT];
    private double echoDb = NEVER_WEAKER_DB;
    private long frames;
    private int saidFrames;
    private int heldOpen;

    EchoGate() {
        Arrays.fill(said, Level.SILENCE_DBFS);
    }

    /** What of the heard frame is not the bot's own voice. */
    AudioFrame pass(AudioFrame heard, AudioFrame saidNow) {
        double level = saidNow.levelDbfs();
        said[(int) (frames++ % said.length)] = level;
        saidFrames += level > SAID_DBFS ? 1 : 0;
        path.accept(heard, saidNow);
        double loudest = Arrays.stream(said).max().orElse(Level.SILENCE_DBFS);
        double heardDb = heard.levelDbfs();
        if (loudest < SAID_DBFS || heardDb < HEARD_DBFS) {
            return heard;
        }
        boolean alike = heardDb < loudest - WEAKER_DB && path.compare();
        return echo(heardDb, loudest, alike) ? AudioFrame.SILENCE : heard;
    }

    /** Whether this line brings back what is said. */
    boolean found() {
        return path.delayMs().isPresent();
    }

    private boolean echo(double heardDb, double loudest, boolean alike) {
        OptionalInt delayMs = path.delayMs();
        if (delayMs.isEmpty()) {
            return saidFrames < TRIAL_FRAMES && heardDb < loudest - WEAKER_DB;
        }
        double source = saidBefore(delayMs.getAsInt() / AudioFrame.DURATION_MS);
        boolean caller = heardDb > Math.max(source + echoDb + MARGIN_DB, HEARD_DBFS);
        // Only what is the echo teaches how strong it is.
        double ratio = heardDb - source;
        if (alike && source > SAID_DBFS) {
            echoDb = echoDb == NEVER_WEAKER_DB ? ratio : learned(ratio);
        }
        return !letThrough(caller, alike);
    }

    /** Follows the strongest that comes back, and forgets it slowly. */
    private double learned(double ratio) {
        return echoDb + (ratio > echoDb ? 0.4 : 0.01) * (ratio - echoDb);
    }

    /** The loudest of what was said so many frames ago and shortly around it. */
    private double saidBefore(int delayFrames) {
        double most = Level.SILENCE_DBFS;
        for (int back = Math.max(0, delayFrames - 1); back <= delayFrames + REACH; back++) {
            most = Math.max(most, said[(int) Math.floorMod(frames - 1 - back, (long) said.length)]);
        }
        return most;
    }

    private boolean letThrough(boolean caller, boolean alike) {
        above[(int) (frames % RECENT)] = caller;
        int count = 0;
        for (boolean one : above) {
            count += one ? 1 : 0;
        }
        heldOpen = count >= SURE ? HOLD_FRAMES : Math.max(0, heldOpen - 1);
        return caller || heldOpen > 0 && !alike;
    }
}
