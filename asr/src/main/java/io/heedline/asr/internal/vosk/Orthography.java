package io.heedline.asr.internal.vosk;

import java.util.List;

/** How words are put together to text: with a blank between them, except where a script is written without. */
final class Orthography {

    private Orthography() {}

    static String join(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            if (!text.isEmpty() && !word.isEmpty()) {
                boolean blank = !Vocabulary.isWrittenWithoutBlanks(text.codePointBefore(text.length()))
                        || !Vocabulary.isWrittenWithoutBlanks(word.codePointAt(0));
                text.append(blank ? " " : "");
            }
            text.append(word);
        }
        return text.toString();
    }
}
