package io.heedline.asr.internal.vosk;

import java.util.Set;

/**
 * The tunables of grammars and rejection.
 *
 * @param phraseWeight how often each phrase of a grammar is counted against one background word
 * @param backgroundWords the most other words of the model that compete with a grammar; 0 for none
 * @param garbageWeight how often the model's class for unknown sounds is counted
 * @param minMeanConfidence in a grammar, an utterance under this mean confidence is rejected
 * @param minWordConfidence in a grammar, an utterance with a word under this is rejected
 * @param minCoverage in a grammar, the part of the voiced time that the words must cover
 * @param openMinConfidence in free speech, an utterance under this mean confidence is rejected
 * @param minVoicedMs shorter sounds without a word are nothing said, longer ones are speech not understood
 * @param fillers words of hesitation, which may stand anywhere in a grammar
 */
record RejectionSettings(
        int phraseWeight,
        int backgroundWords,
        int garbageWeight,
        double minMeanConfidence,
        double minWordConfidence,
        double minCoverage,
        double openMinConfidence,
        int minVoicedMs,
        Set<String> fillers) {

    static final RejectionSettings DEFAULT = new RejectionSettings(
            100, 2000, 100, 0.4, 0.2, 0.2, 0.5, 300, Set.of("嗯", "啊", "呃", "哦", "额", "uh", "um", "er", "ah"));
}
