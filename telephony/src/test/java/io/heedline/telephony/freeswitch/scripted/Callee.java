package io.heedline.telephony.freeswitch.scripted;

import io.heedline.audio.Pcm;
import java.time.Duration;

/** What a number does when it is rung. */
public sealed interface Callee {

    /** It rings, and is answered after a while. */
    record Answers(Duration after) implements Callee {}

    /** The network plays something (183) before the answer. */
    record EarlyMedia(Duration after, Pcm sound, Duration answerAfter) implements Callee {}

    /** It comes to nothing with this SIP status, after ringing for a while if that is not zero. */
    record Fails(Duration after, int sipStatus, String cause) implements Callee {}

    /** It rings until the caller gives up. */
    record RingsForEver() implements Callee {}

    /** It never rings: {@code originate} answers the error, and no channel is made. */
    record NoRoute(String error) implements Callee {}

    static Callee answers() {
        return new Answers(Duration.ofMillis(30));
    }

    static Callee answersAfter(Duration ringing) {
        return new Answers(ringing);
    }

    static Callee busy() {
        return new Fails(Duration.ZERO, 486, "USER_BUSY");
    }

    /** One line of the table of causes. */
    static Callee fails(int sipStatus, String cause) {
        return new Fails(Duration.ZERO, sipStatus, cause);
    }

    static Callee ringsForEver() {
        return new RingsForEver();
    }

    static Callee noRoute(String error) {
        return new NoRoute(error);
    }

    static Callee earlyMedia(Pcm sound, Duration answerAfter) {
        return new EarlyMedia(Duration.ofMillis(20), sound, answerAfter);
    }
}
