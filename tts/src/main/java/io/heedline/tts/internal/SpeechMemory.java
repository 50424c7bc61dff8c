package io.heedline.tts.internal;

import io.heedline.audio.Pcm;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Speech kept in memory up to a number of bytes; what was not used for longest goes first. Safe for many threads. */
public final class SpeechMemory {

    private final Map<String, Pcm> byLastUse = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    public SpeechMemory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    public synchronized Optional<Pcm> get(String key) {
        return Optional.ofNullable(byLastUse.get(key));
    }

    public synchronized void put(String key, Pcm speech) {
        if (size(speech) > mostBytes) {
            return;
        }
        Pcm before = byLastUse.put(key, speech);
        bytes += size(speech) - (before == null ? 0 : size(before));
        Iterator<Pcm> oldest = byLastUse.values().iterator();
        while (bytes > mostBytes) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    private static long size(Pcm speech) {
        return 2L * speech.length();
    }
}
