package io.heedline.application.conversation;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.RecognitionEvent.Partial;
import io.heedline.asr.RecognitionEvent.SpeechStarted;
import io.heedline.asr.RecognitionEvent.SpeechStopped;
import io.heedline.asr.RecognitionEvent.Tone;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.Utterance;
import io.heedline.asr.Word;
import java.util.List;

/** A recognition that begins in the middle of a call, as after a change of language; its times are those of the call. */
record LaterStream(RecognitionStream stream, long beginMs) implements RecognitionStream {

    @Override
    public List<RecognitionEvent> accept(short[] pcm) {
        List<RecognitionEvent> events = stream.accept(pcm);
        return events.isEmpty() ? events : events.stream().map(this::later).toList();
    }

    private RecognitionEvent later(RecognitionEvent event) {
        if (event instanceof SpeechStarted started) {
            return new SpeechStarted(started.atMs() + beginMs);
        } else if (event instanceof SpeechStopped stopped) {
            return new SpeechStopped(stopped.atMs() + beginMs);
        } else if (event instanceof Tone tone) {
            return new Tone(tone.key(), tone.atMs() + beginMs);
        } else if (event instanceof Partial) {
            return event;
        }
        throw new IllegalStateException("Event " + event.getClass().getSimpleName() + " has no known time");
    }

    @Override
    public void use(Grammar grammar) {
        stream.use(grammar);
    }

    @Override
    public Utterance finish() {
        Utterance said = stream.finish();
        List<Word> words = said.words().stream()
                .map(word -> new Word(word.word(), word.startMs() + beginMs, word.endMs() + beginMs, word.confidence()))
                .toList();
        return new Utterance(said.text(), words, said.confidence(), said.rejected());
    }

    @Override
    public void close() {
        stream.close();
    }
}
