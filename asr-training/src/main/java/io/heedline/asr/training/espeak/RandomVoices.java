package io.heedline.asr.training.espeak;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws speakers: mostly invented ones (pitch, formants, breath, tremor, Klatt or harmonic synthesis), partly espeak-ng's
 * own variants that are not kept for measuring.
 */
public final class RandomVoices {
    private final List<String> stockVariants;

    public RandomVoices(List<String> stockVariants) {
        this.stockVariants = List.copyOf(stockVariants);
    }

    public EspeakVoice next(String language, SplittableRandom random) {
        int speed = (int) Math.round(115 * Math.pow(2.2, random.nextDouble()));
        // Lower pitches have more harmonics than espeak-ng 1.51 has room for: it writes past an array and crashes.
        int pitch = 35 + random.nextInt(40);
        int range = 25 + random.nextInt(45);
        int gap = random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(3);
        if (!stockVariants.isEmpty() && random.nextInt(100) < 35) {
            String variant = stockVariants.get(random.nextInt(stockVariants.size()));
            return new EspeakVoice(language, Optional.of(variant), "", speed, pitch, range, gap);
        }
        return new EspeakVoice(language, Optional.empty(), variantFile(random), speed, pitch, range, gap);
    }

    private static String variantFile(SplittableRandom random) {
        boolean female = random.nextBoolean();
        StringBuilder file = new StringBuilder("language variant\nname heedline\n");
        file.append("gender ").append(female ? "female" : "male").append('\n');
        int low = female ? 130 + random.nextInt(100) : 76 + random.nextInt(64);
        line(file, "pitch %d %d", low, (int) (low * (1.25 + 0.5 * random.nextDouble())));
        // One factor for the whole vocal tract, and a little of its own for each formant.
        double tract = female ? 1.0 + 0.25 * random.nextDouble() : 0.86 + 0.2 * random.nextDouble();
        for (int formant = 0; formant <= 8; formant++) {
            double own = 1 + 0.07 * (2 * random.nextDouble() - 1);
            int frequency = (int) Math.round(100 * (formant == 0 ? 1 : tract * own));
            int height = 60 + random.nextInt(formant < 2 ? 60 : 80);
            int width = 70 + random.nextInt(70);
            line(file, "formant %d %d %d %d", formant, frequency, height, width);
        }
        if (random.nextInt(100) < 25) {
            line(file, "klatt %d", 1 + random.nextInt(5));
        } else {
            line(file, "voicing %d", 60 + random.nextInt(80));
        }
        if (random.nextInt(100) < 40) {
            line(file, "flutter %d", 1 + random.nextInt(8));
        }
        if (random.nextInt(100) < 35) {
            line(file, "roughness %d", 1 + random.nextInt(5));
        }
        if (random.nextInt(100) < 30) {
            line(file, "consonants %d %d", 50 + random.nextInt(90), 50 + random.nextInt(90));
        }
        if (random.nextInt(100) < 25) {
            line(
                    file,
                    "breath %d %d %d %d",
                    random.nextInt(40),
                    random.nextInt(40),
                    random.nextInt(30),
                    random.nextInt(30));
        }
        if (random.nextInt(100) < 40) {
            line(
                    file,
                    "tone 600 %d 1200 %d 2000 %d",
                    60 + random.nextInt(190),
                    40 + random.nextInt(120),
                    20 + random.nextInt(100));
        }
        if (random.nextInt(100) < 20) {
            line(file, "stressLength %d %d %d %d %d %d %d %d", lengths(random));
        }
        return file.toString();
    }

    private static Object[] lengths(SplittableRandom random) {
        Object[] lengths = new Object[8];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = 150 + random.nextInt(120);
        }
        return lengths;
    }

    private static void line(StringBuilder file, String format, Object... values) {
        file.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
