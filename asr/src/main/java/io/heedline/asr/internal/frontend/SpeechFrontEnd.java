package io.heedline.asr.internal.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Call audio in, speech out: what is neither silence nor a tone, with some audio before and after it, at an even
 * level. Silence and tones let nothing through and so cost no decoding.
 *
 * <p>In order, on frames of 10 ms: the constant part is removed ({@link DcFilter}); tones are told ({@link
 * ToneDetector}); voice is told from noise by {@link VoiceDetector} and by standing out of the {@link NoiseFloor};
 * {@link SpeechGate} makes starts and stops of speech from the frames; {@link SpeechLevel} evens the level. One thread
 * at a time.
 */
public final class SpeechFrontEnd implements AutoCloseable {

    private static final int FRAME_MS = 10;

    private final FrontEndSettings settings;
    private final int frameSize;
    private final DcFilter dc;
    private final ToneDetector tones;
    private final VoiceDetector voice;
    private final NoiseFloor floor = new NoiseFloor();
    private final SpeechGate gate;
    private final SpeechLevel level;
    private final FaintNoise noise;

    /** Frames not given out: the pre-roll while silent, what is held to measure the level at the start of speech. */
    private final Deque<Frame> held = new ArrayDeque<>();

    private final short[] rest;
    private int restLength;
    private long frames;
    private int sinceSilence;

    private record Frame(long index, short[] samples, double power, boolean speech) {}

    public SpeechFrontEnd(int sampleRate, FrontEndSettings settings) {
        this(sampleRate, settings, new WebRtcVoiceDetector(sampleRate));
    }

    SpeechFrontEnd(int sampleRate, FrontEndSettings settings, VoiceDetector voice) {
        this.settings = settings;
        this.voice = voice;
        frameSize = sampleRate * FRAME_MS / 1000;
        rest = new short[frameSize];
        dc = new DcFilter(sampleRate);
        tones = new ToneDetector(sampleRate);
        gate = new SpeechGate(settings);
        level = new SpeechLevel(settings);
        noise = new FaintNoise(settings.noiseRms());
    }

    /** Takes audio of any length. */
    public List<FrontEndEvent> accept(short[] pcm) {
        List<FrontEndEvent> events = new ArrayList<>();
        int at = 0;
        while (at < pcm.length) {
            int taken = Math.min(frameSize - restLength, pcm.length - at);
            System.arraycopy(pcm, at, rest, restLength, taken);
            restLength += taken;
            at += taken;
            if (restLength == frameSize) {
                restLength = 0;
                frame(rest.clone(), events);
            }
        }
        return events;
    }

    /**
     * Gives out what is held back of speech under way. The state of the detectors stays: speech under way goes on.
     */
    public List<FrontEndEvent> flush() {
        List<FrontEndEvent> events = new ArrayList<>();
        if (gate.inSpeech()) {
            release(events);
        }
        return events;
    }

    /** Whether speech has started and not stopped. */
    public boolean inSpeech() {
        return gate.inSpeech();
    }

    /** Audio taken so far, in ms. */
    public long audioMs() {
        return frames * FRAME_MS;
    }

    @Override
    public void close() {
        voice.close();
    }

    private void frame(short[] samples, List<FrontEndEvent> events) {
        long index = frames++;
        dc.filter(samples);
        double power = Samples.power(samples);
        double db = Samples.db(power);
        floor.accept(db);
        ToneDetector.Tones tone = tones.accept(samples);
        tone.key().ifPresent(key -> events.add(new FrontEndEvent.Key((char) key, ms(index - 3))));
        sinceSilence = db < NoiseFloor.NOT_SILENCE_DB ? 0 : sinceSilence + 1;
        boolean loud = db > level.db() - settings.belowSpeechDb();
        boolean clear = loud && db > floor.db() + settings.gateDb();
        // Right after digital silence the floor is only a guess made of this very sound: it decides no edge.
        boolean sound = clear || loud && sinceSilence > 0 && sinceSilence * FRAME_MS <= settings.edgeMs();
        // The detector is always asked: it learns the noise from frames that are none.
        boolean speech = voice.isVoice(samples) && clear;
        held.addLast(new Frame(index, samples, power, speech && !tone.tonal()));
        switch (gate.accept(sound, speech, tone.tonal())) {
            case STARTED -> start(events);
            case STOPPED -> stop(events);
            case NOTHING -> {
                if (gate.inSpeech()) {
                    speak(events);
                } else {
                    trimTo(settings.preRollMs() + settings.onsetWindowMs());
                }
            }
        }
    }

    private void start(List<FrontEndEvent> events) {
        long first = gate.startFrame();
        events.add(new FrontEndEvent.Started(ms(first)));
        while (!held.isEmpty() && held.peekFirst().index() < first - settings.preRollMs() / FRAME_MS) {
            held.removeFirst();
        }
        double[] onset =
                held.stream().filter(Frame::speech).mapToDouble(Frame::power).toArray();
        level.begin(onset);
        Arrays.stream(onset).forEach(level::measure);
        if (level.known()) {
            release(events);
        }
    }

    private void speak(List<FrontEndEvent> events) {
        Frame last = held.peekLast();
        if (last.speech()) {
            level.measure(last.power());
        }
        if (level.known() || held.size() > settings.preRollMs() / FRAME_MS + 2 * settings.levelHoldMs() / FRAME_MS) {
            release(events);
        }
    }

    private void stop(List<FrontEndEvent> events) {
        release(events);
        events.add(new FrontEndEvent.Stopped(ms(gate.endFrame())));
        gate.rest();
    }

    private void release(List<FrontEndEvent> events) {
        if (held.isEmpty()) {
            return;
        }
        if (!gate.levelled()) {
            level.step();
            gate.markLevelled();
        }
        short[] out = new short[held.size() * frameSize];
        long startSample = held.peekFirst().index() * frameSize;
        int at = 0;
        for (Frame frame : held) {
            short[] levelled = level.apply(frame.samples());
            noise.fill(levelled);
            System.arraycopy(levelled, 0, out, at, frameSize);
            at += frameSize;
        }
        held.clear();
        events.add(new FrontEndEvent.Audio(startSample, out));
    }

    private void trimTo(int durationMs) {
        while (held.size() > durationMs / FRAME_MS) {
            held.removeFirst();
        }
    }

    private static long ms(long frame) {
        return Math.max(0, frame * FRAME_MS);
    }
}
