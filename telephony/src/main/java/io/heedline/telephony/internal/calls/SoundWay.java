package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.SpeechQueue.Piece;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.media.MediaException;
import java.util.concurrent.CompletableFuture;

/** How the sound of a leg is had. Used on the lane. */
interface SoundWay {

    /**
     * Asked for.
     *
     * @param up completes, on any thread, with what has come when the first sound has; may never complete
     * @param reply what FreeSWITCH said to it, which is no sign of success
     */
    record Asked(CompletableFuture<?> up, CompletableFuture<EslReply> reply) {}

    /**
     * Asks for the leg's sound, instead of what was asked for before.
     *
     * @throws MediaException when that cannot be done now
     */
    Asked ask(LegWithMedia leg);

    /** Speech has been queued. */
    default void play(Piece piece) {}

    /** Speech is not to be said, or not further. */
    default void stop(Piece piece) {}

    /** Whether speech can be made louder or quieter while it is said; not where FreeSWITCH plays it from files. */
    default boolean takesGain() {
        return true;
    }

    /** No speech that has been queued is to be said. */
    default void dropSpeech() {}

    /** Something has happened on the channel. */
    default void onEvent(EslEvent event) {}

    /** The call is over. */
    default void close() {}
}
