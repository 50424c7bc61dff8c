package io.heedline.telephony.freeswitch.real;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row of tones of {@value #NOTE_MS} ms each, which survive any codec; none is part of a key (DTMF). */
public final class Melody {

    /** Length of each tone. */
    public static final int NOTE_MS = 500;

    private static final int FRAME_MS = 20;
    private static final int SHORTEST_MS = 60;
    private static final double SILENT_DBFS = -45;

    private final int[] hertz;

    public Melody(int... hertz) {
        this.hertz = hertz;
    }

    /**
     * A stretch of one tone.
     *
     * @param hertz 0 for silence
     * @param ms its length
     */
    public record Note(int hertz, int ms) {}

    public Pcm sound() {
        int note = NOTE_MS * 8;
        short[] samples = new short[hertz.length * note];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (6_000 * Math.sin(2 * Math.PI * hertz[i / note] * i / 8_000));
        }
        return new Pcm(samples, 8_000);
    }

    /** What of it is in this sound: its tones and the silences, without those shorter than {@value #SHORTEST_MS} ms. */
    public List<Note> in(Pcm sound) {
        List<Note> notes = new ArrayList<>();
        int length = sound.sampleRate() * FRAME_MS / 1_000;
        for (int from = 0; from + length <= sound.length(); from += length) {
            short[] frame = Arrays.copyOfRange(sound.samples(), from, from + length);
            int tone = Level.dbfs(frame) < SILENT_DBFS ? 0 : loudest(frame, sound.sampleRate());
            add(notes, new Note(tone, FRAME_MS));
        }
        List<Note> audible = new ArrayList<>();
        notes.stream().filter(note -> note.ms() >= SHORTEST_MS).forEach(note -> add(audible, note));
        return audible;
    }

    private static void add(List<Note> notes, Note next) {
        int last = notes.size() - 1;
        if (last >= 0 && notes.get(last).hertz() == next.hertz()) {
            notes.set(last, new Note(next.hertz(), notes.get(last).ms() + next.ms()));
        } else {
            notes.add(next);
        }
    }

    private int loudest(short[] frame, int rate) {
        int best = hertz[0];
        for (int tone : hertz) {
            if (power(frame, tone, rate) > power(frame, best, rate)) {
                best = tone;
            }
        }
        return best;
    }

    private static double power(short[] frame, int tone, int rate) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < frame.length; i++) {
            double angle = 2 * Math.PI * tone * i / rate;
            real += frame[i] * Math.cos(angle);
            imaginary += frame[i] * Math.sin(angle);
        }
        return real * real + imaginary * imaginary;
    }

    /** The tones of the sound without silences and repetitions. */
    public List<Integer> tonesIn(Pcm sound) {
        List<Integer> tones = new ArrayList<>();
        for (Note note : in(sound)) {
            if (note.hertz() != 0 && (tones.isEmpty() || tones.get(tones.size() - 1) != note.hertz())) {
                tones.add(note.hertz());
            }
        }
        return tones;
    }
}
