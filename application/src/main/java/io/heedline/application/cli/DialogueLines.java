package io.heedline.application.cli;

import io.heedline.application.conversation.ConversationListener;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;

/** Prints what is said on calls as it is said. Safe for several calls at once. */
final class DialogueLines implements ConversationListener {

    private final Console console;

    DialogueLines(Console console) {
        this.console = console;
    }

    @Override
    public void turn(Call call, Turn turn) {
        console.print(line(console, "", turn));
    }

    /** One line for one turn; {@code who} names the call where there are several. */
    static String line(Console console, String who, Turn turn) {
        boolean caller = turn.speaker() == Speaker.CALLER;
        String seconds = String.format("%6.2f s  ", turn.startMs() / 1000.0);
        String speaker = caller ? "caller  " : "bot     ";
        String meaning = turn.intent().map(intent -> "  [" + intent + "]").orElse("");
        return console.coloured(Console.Colour.FAINT, seconds + who)
                + console.coloured(caller ? Console.Colour.CYAN : Console.Colour.GREEN, speaker)
                + turn.text()
                + console.coloured(Console.Colour.FAINT, meaning);
    }
}
