package io.heedline.telephony.freeswitch.scripted;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What {@code playback} can play: WAV files, tones, silence. */
final class Sounds {

    record Sound(String type, short[] samples) {

        /** The headers that tell of it; files have no type. */
        String[] about(String path, String... more) {
            Stream<String> what = type.equals("file")
                    ? Stream.of("Playback-File-Path", path)
                    : Stream.of("Playback-File-Type", type, "Playback-File-Path", path);
            return Stream.concat(what, Stream.of(more)).toArray(String[]::new);
        }
    }

    private Sounds() {}

    /** Null when there is no such thing. */
    static Sound find(String name, LegCodec codec) {
        if (name.startsWith("tone_stream://") || name.startsWith("%(")) {
            return new Sound("tone_stream", tone(durationMs(name), codec.rate()));
        }
        if (name.startsWith("silence_stream://")) {
            String ms = name.substring("silence_stream://".length()).split(",")[0];
            boolean endless = ms.startsWith("-");
            return new Sound(
                    "silence_stream", new short[codec.rate() / 1000 * (endless ? 600_000 : Integer.parseInt(ms))]);
        }
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            return null;
        }
        try {
            Pcm pcm = WavFile.read(file);
            return new Sound("file", Resampler.resample(pcm, codec.rate()).samples());
        } catch (IOException damaged) {
            return null;
        }
    }

    /** Of {@code %(on,off,frequency)}; a minute with {@code loops=-1}. */
    private static int durationMs(String name) {
        if (name.contains("loops=-1")) {
            return 60_000;
        }
        String inside = name.substring(name.indexOf('(') + 1);
        String[] numbers = inside.split("[,)]");
        return Integer.parseInt(numbers[0].trim()) + (numbers.length > 1 ? Integer.parseInt(numbers[1].trim()) : 0);
    }

    private static short[] tone(int ms, int rate) {
        short[] samples = new short[rate / 1000 * ms];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (6_000 * Math.sin(2 * Math.PI * 500 * i / rate));
        }
        return samples;
    }
}
