package io.heedline.asr.internal.vosk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Recognisers that wait for their next call. Making one for a grammar takes milliseconds and natively leaks some tens of
 * kilobytes, and every call comes through the same states of the dialog: so they are kept, by grammar, and handed on
 * with nothing of the last call in them. Thread-safe.
 */
final class DecoderPool implements AutoCloseable {

    /** A recogniser's clock never goes back, and its times are given with seven digits. */
    private static final long LONGEST_MS = 20 * 60 * 1000;

    private final Function<CompiledGrammar, Decoder> maker;
    private final int most;
    private final Map<CompiledGrammar, Deque<Lease>> waiting = new HashMap<>();

    /** Those waiting, longest first: when there are too many, the one least used lately goes. */
    private final Set<Lease> order = new LinkedHashSet<>();

    private boolean closed;

    /** @param most recognisers that wait at a time; those in use are not limited */
    DecoderPool(Function<CompiledGrammar, Decoder> maker, int most) {
        this.maker = maker;
        this.most = most;
    }

    /** A recogniser in use by one stream. */
    final class Lease {
        private final CompiledGrammar grammar;
        private final Decoder decoder;
        private double givenMs;

        private Lease(CompiledGrammar grammar, Decoder decoder) {
            this.grammar = grammar;
            this.decoder = decoder;
        }

        Decoder decoder() {
            return decoder;
        }

        CompiledGrammar grammar() {
            return grammar;
        }

        /** The recogniser's own time: all audio it was given, by this stream and those before. */
        double givenMs() {
            return givenMs;
        }

        void given(double ms) {
            givenMs += ms;
        }

        /** Gives the recogniser back. Not to be used afterwards. */
        void giveBack() {
            boolean kept = false;
            try {
                // Ends what may be under way: the next samples start afresh.
                decoder.finish();
                kept = givenMs <= LONGEST_MS && keep(this);
            } finally {
                if (!kept) {
                    decoder.close();
                }
            }
        }
    }

    Lease take(CompiledGrammar grammar) {
        synchronized (this) {
            Deque<Lease> ready = waiting.get(grammar);
            if (ready != null && !ready.isEmpty()) {
                Lease lease = ready.pop();
                order.remove(lease);
                return lease;
            }
        }
        return new Lease(grammar, maker.apply(grammar));
    }

    private synchronized boolean keep(Lease lease) {
        if (closed) {
            return false;
        }
        if (order.size() >= most) {
            Iterator<Lease> oldest = order.iterator();
            Lease gone = oldest.next();
            oldest.remove();
            Deque<Lease> those = waiting.get(gone.grammar());
            those.remove(gone);
            if (those.isEmpty()) {
                waiting.remove(gone.grammar());
            }
            gone.decoder().close();
        }
        order.add(lease);
        waiting.computeIfAbsent(lease.grammar(), key -> new ArrayDeque<>()).push(lease);
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        order.forEach(lease -> lease.decoder().close());
        order.clear();
        waiting.clear();
    }
}
