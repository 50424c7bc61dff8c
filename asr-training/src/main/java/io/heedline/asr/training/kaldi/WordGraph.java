package io.heedline.asr.training.kaldi;

import io.heedline.asr.training.language.TrigramModel;
import io.heedline.asr.training.language.TrigramModel.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** {@code Gr.fst}: the language model as an acceptor of words, a state for each history, backing off without a word. */
final class WordGraph {
    private static final long ACCEPTOR = 0x10000L;
    private static final long INPUT_SORTED = 0x10000000L;
    private static final long OUTPUT_SORTED = 0x40000000L;

    private WordGraph() {}

    /** @param label maps the language model's word ids to the lexicon graph's */
    static void write(Path file, TrigramModel model, IntUnaryOperator label) throws IOException {
        Fst fst = new Fst();
        List<History> histories = model.histories();
        Map<History, Integer> states = new HashMap<>();
        histories.forEach(history -> states.put(history, fst.addState()));
        fst.start(states.get(model.known(new History(History.NONE, TrigramModel.BEGIN))));
        for (History history : histories) {
            int from = states.get(history);
            TrigramModel.Continuations after = model.after(history);
            after.probabilities().forEach((word, probability) -> {
                double cost = -Math.log(probability);
                if (word == TrigramModel.END) {
                    fst.finalWeight(from, cost);
                } else {
                    int to = states.get(model.known(new History(history.newer(), word)));
                    int id = label.applyAsInt(word);
                    fst.arc(from, id, id, cost, to);
                }
            });
            if (!history.equals(History.EMPTY)) {
                History shorter = model.known(
                        history.older() == History.NONE ? History.EMPTY : new History(History.NONE, history.newer()));
                fst.arc(from, Fst.EPSILON, Fst.EPSILON, -Math.log(after.backoff()), states.get(shorter));
            }
        }
        fst.sortByInput();
        try (LittleEndian out = new LittleEndian(file)) {
            fst.writeConst(out, ACCEPTOR | INPUT_SORTED | OUTPUT_SORTED);
        }
    }
}
