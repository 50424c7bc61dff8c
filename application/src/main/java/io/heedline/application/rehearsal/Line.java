package io.heedline.application.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Something to be said at one go, perhaps with pauses. */
record Line(List<Chunk> chunks) {

    /**
     * Words without a pause, and the pause behind them.
     *
     * @param pauseMs 0 behind the last
     */
    record Chunk(String words, int pauseMs) {}

    Line {
        chunks = List.copyOf(chunks);
    }

    /** Said without a pause; bars are left out. */
    static Line fluent(String phrase) {
        return new Line(List.of(new Chunk(joined(phrase), 0)));
    }

    /** With a humming or a pause at some of the phrase's bars; at least one, if it has any. */
    static Line hesitant(String phrase, Phrasebook book, RandomGenerator random) {
        String[] parts = phrase.split("\\|");
        List<Chunk> chunks = new ArrayList<>();
        if (random.nextDouble() < 0.4) {
            chunks.add(new Chunk(book.pick("filler", random), 200 + random.nextInt(300)));
        }
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            String words = parts[i].strip();
            if (last) {
                chunks.add(new Chunk(words, 0));
            } else if (random.nextDouble() < 0.5) {
                chunks.add(new Chunk(words, 250 + random.nextInt(300)));
            } else {
                chunks.add(new Chunk(words, 150 + random.nextInt(200)));
                chunks.add(new Chunk(book.pick("filler", random), 250 + random.nextInt(500)));
            }
        }
        return new Line(chunks);
    }

    /** Digits in groups, as people say long numbers. */
    static Line grouped(List<String> groups, int pauseMs) {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            chunks.add(new Chunk(groups.get(i), i == groups.size() - 1 ? 0 : pauseMs));
        }
        return new Line(chunks);
    }

    /** This, a pause, and more. */
    Line then(int pauseMs, Line more) {
        List<Chunk> all = new ArrayList<>(chunks.subList(0, chunks.size() - 1));
        all.add(new Chunk(chunks.get(chunks.size() - 1).words(), pauseMs));
        all.addAll(more.chunks());
        return new Line(all);
    }

    /** The words alone. */
    String text() {
        return String.join(" ", chunks.stream().map(Chunk::words).toList());
    }

    private static String joined(String phrase) {
        return phrase.replaceAll("\\s*\\|\\s*", phrase.matches(".*[\\u4e00-\\u9fff].*") ? "" : " ")
                .strip();
    }
}
