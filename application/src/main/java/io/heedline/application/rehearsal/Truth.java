package io.heedline.application.rehearsal;

import io.heedline.application.rehearsal.CallLog.BotTurn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What really happened on the person's end of a call, for whoever measures the recording. A file of lines whose fields
 * are set apart by tabs; all times in ms since the answer, which is the beginning of the recording:
 *
 * <pre>
 *  caller  answer|interruption|backchannel  START  END  FROM-TO,FROM-TO (pauses within, or -)  TEXT
 *  bot     DECIDED  LENGTH (of all its sound, if it is not stopped)  interruptible|whole  TEXT
 * </pre>
 */
final class Truth {

    /** Why the person spoke. */
    enum Reason {
        /** It was their turn. */
        ANSWER,
        /** They spoke into what the bot said, and want it to stop. */
        INTERRUPTION,
        /** A word of attention; the bot is to go on. */
        BACKCHANNEL
    }

    private final List<String> lines = new ArrayList<>();

    void spoke(Reason reason, Utterance utterance, long atMs) {
        List<String> pauses = utterance.pauses().stream()
                .map(pause -> (atMs + pause.fromMs()) + "-" + (atMs + pause.toMs()))
                .toList();
        lines.add(String.join(
                "\t",
                "caller",
                reason.name().toLowerCase(java.util.Locale.ROOT),
                "" + (atMs + utterance.startMs()),
                "" + (atMs + utterance.endMs()),
                pauses.isEmpty() ? "-" : String.join(",", pauses),
                utterance.text()));
    }

    /**
     * Writes it.
     *
     * @param length of all that the bot says in a turn, in ms
     */
    void write(Path file, List<BotTurn> botTurns, ToLongFunction<BotTurn> length) throws IOException {
        List<String> all = new ArrayList<>(lines);
        for (BotTurn turn : botTurns) {
            boolean interruptible = turn.says().stream().allMatch(say -> say.interruptible());
            String text =
                    String.join(" ", turn.says().stream().map(say -> say.text()).toList());
            all.add(String.join(
                    "\t",
                    "bot",
                    "" + turn.askedMs(),
                    "" + length.applyAsLong(turn),
                    interruptible ? "interruptible" : "whole",
                    text));
        }
        Files.write(file, all, StandardCharsets.UTF_8);
    }
}
