package io.heedline.dialog.internal;

import io.heedline.dialog.BotAction;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/** Finds the words for one dialogue, and remembers the last ones. */
final class Speech {

    private record Said(Prompt prompt, int turn, boolean interruptible) {}

    private final Memory memory;
    private final Map<Prompt, Integer> timesSaid = new HashMap<>();
    private List<Said> last = List.of();
    private List<Said> now = new ArrayList<>();
    private Locale locale;

    Speech(Memory memory, Locale locale) {
        this.memory = memory;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    void speak(Locale another) {
        locale = another;
        memory.speak(another);
    }

    /** A prompt that belongs to the state, and is said again at the caller's wish. */
    BotAction.Say say(Prompt prompt, boolean interruptible) {
        Said said = new Said(prompt, timesSaid.merge(prompt, 1, Integer::sum) - 1, interruptible);
        now.add(said);
        return rendered(said);
    }

    /** A prompt by the way, which is not said again. */
    BotAction.Say aside(Prompt prompt) {
        return rendered(new Said(prompt, timesSaid.merge(prompt, 1, Integer::sum) - 1, true));
    }

    /** All is said, and the caller's turn. */
    void turnIsOver() {
        last = now;
        now = new ArrayList<>();
    }

    /** The words before the caller's turn, in the language spoken now. */
    List<BotAction> again() {
        return last.stream().<BotAction>map(this::rendered).toList();
    }

    private BotAction.Say rendered(Said said) {
        List<Wording> wordings = said.prompt().wordings().get(locale);
        Wording wording = wordings.get(said.turn() % wordings.size());
        String text = PromptReader.SLOT
                .matcher(wording.text())
                .replaceAll(slot -> Matcher.quoteReplacement(memory.written(slot.group(1))));
        return new BotAction.Say(text, locale, said.interruptible(), wording.recording());
    }
}
