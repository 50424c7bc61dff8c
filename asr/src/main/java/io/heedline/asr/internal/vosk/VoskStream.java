package io.heedline.asr.internal.vosk;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.Utterance;
import io.heedline.asr.Word;
import io.heedline.asr.internal.frontend.FrontEndEvent;
import io.heedline.asr.internal.frontend.SpeechFrontEnd;
import io.heedline.asr.internal.vosk.DecodedWords.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One call's recognition: the front end lets speech through, the decoder makes words of it, their times are mapped
 * back to the stream's. A decoder is taken when speech comes and kept while the grammar stays the same.
 */
final class VoskStream implements RecognitionStream {

    private final int sampleRate;
    private final SpeechFrontEnd frontEnd;
    private final Function<Grammar, CompiledGrammar> compiler;
    private final DecoderPool decoders;
    private final RateAdapter rate;
    private final UtteranceJudge judge;
    private final Timeline timeline = new Timeline();

    private CompiledGrammar grammar;
    private CompiledGrammar next;
    private DecoderPool.Lease lease;
    private boolean closed;

    /** What the turn under way has brought. */
    private final List<Word> words = new ArrayList<>();

    private boolean decoding;
    /** Whether the decoder has been given something since it was last finished. */
    private boolean undecided;

    private long voicedMs;
    private long voicedSince = -1;
    private String partial = "";

    VoskStream(
            int sampleRate,
            SpeechFrontEnd frontEnd,
            RateAdapter rate,
            Function<Grammar, CompiledGrammar> compiler,
            DecoderPool decoders,
            UtteranceJudge judge) {
        this.sampleRate = sampleRate;
        this.frontEnd = frontEnd;
        this.rate = rate;
        this.compiler = compiler;
        this.decoders = decoders;
        this.judge = judge;
        grammar = compiler.apply(Grammar.open());
        next = grammar;
    }

    @Override
    public List<RecognitionEvent> accept(short[] pcm) {
        requireOpen("accept");
        List<RecognitionEvent> events = new ArrayList<>();
        frontEnd.accept(pcm).forEach(event -> handle(event, events));
        return events;
    }

    @Override
    public void use(Grammar wanted) {
        requireOpen("use");
        next = wanted.equals(next.grammar()) ? next : compiler.apply(wanted);
    }

    @Override
    public Utterance finish() {
        requireOpen("finish");
        List<RecognitionEvent> unheard = new ArrayList<>();
        frontEnd.flush().forEach(event -> handle(event, unheard));
        give(rate.end());
        finishDecoding();
        long voiced = voicedMs + (voicedSince < 0 ? 0 : frontEnd.audioMs() - voicedSince);
        Utterance utterance = voiced == 0 && words.isEmpty() ? Utterance.EMPTY : judge.judge(words, grammar, voiced);
        nextTurn();
        return utterance;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack();
            frontEnd.close();
        }
    }

    private void handle(FrontEndEvent event, List<RecognitionEvent> events) {
        if (event instanceof FrontEndEvent.Started started) {
            voicedSince = started.atMs();
            events.add(new RecognitionEvent.SpeechStarted(started.atMs()));
        } else if (event instanceof FrontEndEvent.Audio audio) {
            decode(audio, events);
        } else if (event instanceof FrontEndEvent.Stopped stopped) {
            voicedMs += Math.max(0, stopped.atMs() - voicedSince);
            voicedSince = -1;
            give(rate.end());
            // Whoever waits for the end of a turn needs to know now what was heard last.
            finishDecoding();
            report(events);
            events.add(new RecognitionEvent.SpeechStopped(stopped.atMs()));
        } else if (event instanceof FrontEndEvent.Key key) {
            events.add(new RecognitionEvent.Tone(key.key(), key.atMs()));
        }
    }

    private void decode(FrontEndEvent.Audio audio, List<RecognitionEvent> events) {
        if (!decoding) {
            openDecoder();
        }
        double duration = audio.samples().length * 1000.0 / sampleRate;
        timeline.append(audio.startSample() * 1000.0 / sampleRate, duration);
        lease.given(duration);
        if (give(rate.accept(audio.samples()))) {
            report(events);
        }
    }

    /** A grammar set since the last turn takes effect here, before the first samples of a turn. */
    private void openDecoder() {
        if (lease != null && !next.grammar().equals(grammar.grammar())) {
            giveBack();
        }
        grammar = next;
        if (lease == null) {
            lease = decoders.take(grammar);
            timeline.reset(lease.givenMs());
        }
        decoding = true;
    }

    /** Feeds the decoder; true when something was fed. */
    private boolean give(short[] samples) {
        if (samples.length == 0) {
            return false;
        }
        undecided = true;
        if (lease.decoder().accept(samples)) {
            collect(lease.decoder().result());
        }
        return true;
    }

    /** A decoder keeps back what it heard last, the last word of a sentence often, until it is told that nothing follows. */
    private void finishDecoding() {
        if (undecided) {
            undecided = false;
            collect(lease.decoder().finish());
        }
    }

    private void collect(String result) {
        for (Decoded word : DecodedWords.of(result)) {
            long start = timeline.start(word.start() * 1000);
            long end = Math.max(start, timeline.end(word.end() * 1000));
            words.add(new Word(word.word(), start, end, word.confidence()));
        }
    }

    private void report(List<RecognitionEvent> events) {
        if (!decoding) {
            return;
        }
        Stream<String> before = words.stream().map(Word::word);
        List<String> all = Stream.concat(
                        before, DecodedWords.ofPartial(lease.decoder().partial()).stream())
                .filter(word -> !word.equals(Vocabulary.UNKNOWN))
                .toList();
        String text = Orthography.join(all);
        if (!text.equals(partial)) {
            partial = text;
            events.add(new RecognitionEvent.Partial(text));
        }
    }

    private void nextTurn() {
        words.clear();
        timeline.forgetPast();
        decoding = false;
        partial = "";
        voicedMs = 0;
        voicedSince = frontEnd.inSpeech() ? frontEnd.audioMs() : -1;
    }

    private void giveBack() {
        undecided = false;
        if (lease != null) {
            lease.giveBack();
            lease = null;
        }
    }

    private void requireOpen(String operation) {
        if (closed) {
            throw new IllegalStateException("Recognition stream: " + operation + " after close");
        }
    }
}
