package io.heedline.tts;

import io.heedline.audio.Pcm;
import io.heedline.tts.internal.SpeechFiles;
import io.heedline.tts.internal.SpeechMemory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers what was spoken: the latest in memory, much more on disk. A prompt asked for by several threads at once is
 * synthesised once. Files are written whole or not at all and checked when read; a damaged one is made again, and a
 * disk that takes no more costs the cache, never the prompt. When the directory grows over its bound, the files that
 * were not used for longest go first. Several processes may share a directory.
 *
 * <p>File names are digests, but the sound in the files may hold what callers were told: keep the directory as private
 * as the recordings.
 */
public final class CachedSynthesizer implements SpeechSynthesizer {

    private final SpeechSynthesizer engine;
    private final Supplier<String> fingerprint;
    private final SpeechMemory memory;
    private final SpeechFiles files;
    private final Map<String, CompletableFuture<Pcm>> underWay = new ConcurrentHashMap<>();

    /**
     * How much is remembered.
     *
     * @param directory where the files are; made when first needed
     * @param mostBytes bound of all files together
     * @param mostBytesInMemory bound of the sound kept in memory; one second takes 16 000 bytes
     */
    public record Bounds(Path directory, long mostBytes, long mostBytesInMemory) {

        public Bounds {
            if (mostBytes < 0 || mostBytesInMemory < 0) {
                throw new IllegalArgumentException("a cache of " + mostBytes + " bytes on disk and " + mostBytesInMemory
                        + " bytes in memory: expected no negative bound");
            }
        }

        /** 256 MiB on disk (four hours), 16 MiB in memory (a quarter of an hour). */
        public static Bounds of(Path directory) {
            return new Bounds(directory, 256L << 20, 16L << 20);
        }
    }

    /**
     * Remembers what espeak-ng speaks.
     *
     * @param clock tells which files were used last
     */
    public CachedSynthesizer(EspeakSynthesizer engine, Bounds bounds, Clock clock) {
        this(engine, engine::fingerprint, bounds, clock);
    }

    /**
     * Remembers what any engine speaks.
     *
     * @param fingerprint voice, settings and version of the engine: all that decides how a text sounds
     * @param clock tells which files were used last
     */
    public CachedSynthesizer(SpeechSynthesizer engine, Supplier<String> fingerprint, Bounds bounds, Clock clock) {
        this.engine = engine;
        this.fingerprint = fingerprint;
        this.memory = new SpeechMemory(bounds.mostBytesInMemory());
        this.files = new SpeechFiles(bounds.directory(), bounds.mostBytes(), clock);
    }

    @Override
    public Pcm speak(Prompt prompt) {
        String key = key(prompt);
        Optional<Pcm> remembered = memory.get(key);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        CompletableFuture<Pcm> mine = new CompletableFuture<>();
        CompletableFuture<Pcm> others = underWay.putIfAbsent(key, mine);
        return others == null ? speakForAll(prompt, key, mine) : await(others);
    }

    private Pcm speakForAll(Prompt prompt, String key, CompletableFuture<Pcm> waiting) {
        try {
            // Somebody may have finished between the look into memory and taking the work on.
            Pcm speech = memory.get(key).or(() -> files.read(key)).orElse(null);
            if (speech == null) {
                speech = engine.speak(prompt);
                files.write(key, speech);
            }
            memory.put(key, speech);
            waiting.complete(speech);
            return speech;
        } catch (RuntimeException | Error e) {
            waiting.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, waiting);
        }
    }

    private static Pcm await(CompletableFuture<Pcm> speech) {
        try {
            return speech.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SpeechSynthesisException failure) {
                throw new SpeechSynthesisException(failure.getMessage(), failure.retryable(), failure);
            }
            throw e;
        }
    }

    private String key(Prompt prompt) {
        String pace = prompt.speed() == 1 ? "" : "|" + prompt.speed();
        String whole = fingerprint.get() + pace + '\u0000' + prompt.locale().toLanguageTag() + '\u0000' + prompt.text();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
