package io.heedline.asr.internal.vosk;

import io.heedline.asr.SpeechModelException;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * A native recogniser, guarded. Natively a second close, a use after close, or two threads at once crash the process;
 * here the first is harmless and the others are exceptions.
 *
 * <p>A grammar is given when the recogniser is made and never changed: changing it natively leaks the old one, and
 * aborts the process when a result is pending.
 */
final class VoskRecognizer implements Decoder {

    private final ReentrantLock use = new ReentrantLock();
    private final Object modelUse;
    private final Recognizer recognizer;
    private boolean closed;

    /**
     * @param modelUse held while the native model's count of recognisers changes
     * @param grammar a JSON array of phrases, or null for whatever the model knows
     */
    VoskRecognizer(Model model, Object modelUse, int sampleRate, String grammar) {
        this.modelUse = modelUse;
        try {
            recognizer =
                    grammar == null ? new Recognizer(model, sampleRate) : new Recognizer(model, sampleRate, grammar);
        } catch (IOException e) {
            throw new SpeechModelException(cannot(sampleRate), e);
        }
        if (recognizer.getPointer() == null) {
            throw new SpeechModelException(cannot(sampleRate));
        }
        recognizer.setWords(true);
        recognizer.setPartialWords(false);
    }

    private static String cannot(int sampleRate) {
        return "The recogniser cannot be made at " + sampleRate
                + " Hz: the parts of the speech model do not fit together; install or train the model again";
    }

    @Override
    public boolean accept(short[] samples) {
        return guarded("accept", () -> recognizer.acceptWaveForm(samples, samples.length));
    }

    @Override
    public String partial() {
        return guarded("partial", recognizer::getPartialResult);
    }

    @Override
    public String result() {
        return guarded("result", recognizer::getResult);
    }

    @Override
    public String finish() {
        return guarded("finish", recognizer::getFinalResult);
    }

    @Override
    public void close() {
        use.lock();
        try {
            if (!closed) {
                closed = true;
                synchronized (modelUse) {
                    recognizer.close();
                }
            }
        } finally {
            use.unlock();
        }
    }

    private <T> T guarded(String operation, Supplier<T> call) {
        if (!use.tryLock()) {
            throw new IllegalStateException("Recogniser " + operation
                    + " while another thread uses it; a recogniser belongs to one thread at a time");
        }
        try {
            if (closed) {
                throw new IllegalStateException("Recogniser " + operation + " after close");
            }
            return call.get();
        } finally {
            use.unlock();
        }
    }
}
