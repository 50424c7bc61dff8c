package io.heedline.telephony.simulated;

import io.heedline.audio.Pcm;
import java.time.Duration;

/** One thing a {@link ScriptedCaller} does when its turn comes. */
public sealed interface CallerTurn {

    /** Says something once the bot has spoken and fallen silent. */
    record Say(Pcm speech) implements CallerTurn {}

    /** Presses keys, ten a second, once the bot has spoken and fallen silent. */
    record Press(String keys) implements CallerTurn {}

    /** Says something while the bot speaks, so long after it began. */
    record Interrupt(Pcm speech, Duration afterBotBegan) implements CallerTurn {}
}
