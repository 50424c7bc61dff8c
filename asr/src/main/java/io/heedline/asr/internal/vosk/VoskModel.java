package io.heedline.asr.internal.vosk;

import com.sun.jna.Native;
import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.SpeechModelException;
import io.heedline.asr.internal.frontend.FrontEndSettings;
import io.heedline.asr.internal.frontend.SpeechFrontEnd;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.vosk.LibVosk;
import org.vosk.Model;

/** A model loaded by libvosk. The native model lives until its last recogniser is freed. */
public final class VoskModel implements SpeechModel {

    private static final int COMPILED_KEPT = 256;
    private static final int DECODERS_KEPT = 64;

    /** The library logs words that were said, and writes to the process's standard error. */
    private static final int LOG_NOTHING = -1;

    private final ModelLayout layout;
    private final int sampleRate;
    private final Vocabulary vocabulary;
    private final RejectionSettings rejection;
    private final Model model;

    /** The native model counts its recognisers without a lock of its own. */
    private final Object nativeUse = new Object();

    private final DecoderPool decoders = new DecoderPool(this::decoder, DECODERS_KEPT);
    private boolean closed;

    /** Grammars of the dialog's states come again in every call. */
    private final Map<Grammar, CompiledGrammar> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Grammar, CompiledGrammar> eldest) {
            return size() > COMPILED_KEPT;
        }
    };

    private VoskModel(ModelLayout layout, RejectionSettings rejection) throws IOException {
        this.layout = layout;
        this.rejection = rejection;
        sampleRate = layout.sampleRate();
        vocabulary = Vocabulary.read(layout.words());
        model = new Model(layout.directory().toString());
    }

    /** Loads a model in this process. */
    public static VoskModel open(Path directory) {
        return open(directory, RejectionSettings.DEFAULT);
    }

    static VoskModel open(Path directory, RejectionSettings rejection) {
        requireUtf8();
        try {
            LibVosk.vosk_set_log_level(LOG_NOTHING);
            return new VoskModel(ModelLayout.of(directory), rejection);
        } catch (IOException e) {
            throw new SpeechModelException(
                    "The speech model in " + directory
                            + " cannot be loaded: a file of it is damaged or does not fit the"
                            + " others; install it again",
                    directory,
                    e);
        } catch (LinkageError e) {
            throw new SpeechModelException(
                    "Speech recognition cannot start: libvosk did not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + "; it exists for Linux, macOS and Windows on x86-64",
                    e);
        }
    }

    /** With another charset every Chinese word comes back as question marks. */
    private static void requireUtf8() {
        String encoding = Native.getDefaultStringEncoding();
        if (!Charset.forName(encoding).equals(StandardCharsets.UTF_8)) {
            throw new SpeechModelException("Speech recognition cannot start: native text is " + encoding
                    + ", expected UTF-8; start the JVM with -Djna.encoding=UTF-8");
        }
    }

    @Override
    public String name() {
        return String.valueOf(layout.directory().getFileName());
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public boolean knows(String word) {
        return vocabulary.contains(word);
    }

    @Override
    public Set<String> unknownWords(Grammar grammar) {
        return compile(grammar).unknown();
    }

    @Override
    public boolean decodesGrammars() {
        return layout.takesGrammars();
    }

    @Override
    public RecognitionStream stream(int streamRate) {
        if (streamRate != 8000 && streamRate != 16_000) {
            throw new IllegalArgumentException(
                    "Recognition of audio at " + streamRate + " Hz: expected 8000 or 16000 Hz, resample it first");
        }
        synchronized (nativeUse) {
            requireOpen();
        }
        return new VoskStream(
                streamRate,
                new SpeechFrontEnd(streamRate, FrontEndSettings.DEFAULT),
                new RateAdapter(streamRate, sampleRate),
                this::compile,
                decoders,
                new UtteranceJudge(rejection));
    }

    private CompiledGrammar compile(Grammar grammar) {
        synchronized (compiled) {
            return compiled.computeIfAbsent(grammar, g -> new CompiledGrammar(g, vocabulary, rejection));
        }
    }

    private Decoder decoder(CompiledGrammar grammar) {
        String json = decodesGrammars() ? grammar.json().orElse(null) : null;
        synchronized (nativeUse) {
            requireOpen();
            return new VoskRecognizer(model, nativeUse, sampleRate, json);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new SpeechModelException("The speech model " + name() + " is closed");
        }
    }

    @Override
    public void close() {
        synchronized (nativeUse) {
            if (!closed) {
                closed = true;
                decoders.close();
                model.close();
            }
        }
    }
}
