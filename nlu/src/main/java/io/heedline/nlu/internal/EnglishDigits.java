package io.heedline.nlu.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Digits as English reads them: oh for nought, double five, pairs such as forty two nineteen, ex for X. */
final class EnglishDigits extends SaidDigits {

    private static final List<String> SMALL =
            List.of(("zero one two three four five six seven eight nine ten eleven twelve"
                            + " thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
                    .split(" "));
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Set<String> NOUGHT = Set.of("oh", "o", "nought", "nil");
    private static final Set<String> PAUSE = Set.of("um", "uh", "er", "erm", "hmm", "and", "then", "dash", "space");
    private static final Set<String> COUNTED = Set.of(
            "hundred",
            "thousand",
            "million",
            "dollars",
            "dollar",
            "bucks",
            "yuan",
            "cents",
            "cent",
            "percent",
            "days",
            "day",
            "weeks",
            "week",
            "months",
            "month",
            "years",
            "year",
            "times",
            "time",
            "o'clock",
            "am",
            "pm");
    private static final Pattern WORD = Pattern.compile("\\S+");

    /** Words that sound like digits; where nothing but digits is said, a recogniser writes these, too. */
    private static final Map<String, String> SOUND_ALIKES = Map.of(
            "to", "two", "too", "two", "who", "two", "for", "four", "ate", "eight", "tree", "three", "sick", "six");

    /** Who takes digits back has said a few. */
    private static final int MOST_BEFORE_AN_OH = 2;

    private static final Pattern LEADS_IN =
            Pattern.compile("(?:(?:um|uh|er|erm|well|so|yes|okay|ok|it|it's|is|are|the|my|"
                    + "card|number|numbers|phone|id|code|postcode|post|zip|last|first|final|three|four|six|digits|digit|ends|in|"
                    + "with|ending|that|that's|they|and|then|no|not|sorry|i|mean)\\b|\\s)*");
    private static final Pattern OPEN_END =
            Pattern.compile("(?:^|\\s)(?:is|are|it's|that's|double|triple|and|the|of|on|to|"
                    + "for|number|code|in|at|my|until|by|with|ends|about|around|like|next|end|point|january|february|march|april|"
                    + "june|july|august|september|october|november|december|a hundred and|pay)$");
    private static final Pattern HESITATION_AT_END = Pattern.compile(
            "(?:^|\\s+)(?:um|uh|er|erm|hmm|mm|well|so|then)(?:\\s+(?:um|uh|er|erm|hmm|mm|well|so|then))*$");

    private record Word(String text, int start, int end) {}

    @Override
    String language() {
        return "en";
    }

    /** "four three to one" is 4321, while "one to keep" stays what it is. */
    @Override
    String meant(String heard) {
        List<String> words = List.of(heard.strip().split("\\s+"));
        // "one two three four no one two three five" takes something back; "nine no two seven" has an oh in it.
        boolean corrects = words.indexOf("no") > MOST_BEFORE_AN_OH;
        boolean nothingElse = words.stream()
                .allMatch(word -> isDigit(word)
                        || SOUND_ALIKES.containsKey(word)
                        || word.equals("no") && !corrects
                        || PAUSE.contains(word)
                        || word.equals("x"));
        long digits = words.stream().filter(EnglishDigits::isDigit).count();
        return nothingElse && digits >= 2
                ? words.stream()
                        .map(word -> word.equals("no") ? "oh" : SOUND_ALIKES.getOrDefault(word, word))
                        .collect(Collectors.joining(" "))
                : heard;
    }

    private static boolean isDigit(String word) {
        return SMALL.indexOf(word) >= 0 && SMALL.indexOf(word) < 10 || NOUGHT.contains(word);
    }

    @Override
    List<Run> runs(String spoken) {
        List<Word> words = new ArrayList<>();
        Matcher m = WORD.matcher(spoken);
        while (m.find()) {
            words.add(new Word(m.group(), m.start(), m.end()));
        }
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            int end = endOfRun(words, i);
            boolean counted =
                    end < words.size() && COUNTED.contains(words.get(end).text())
                            || i > 0 && COUNTED.contains(words.get(i - 1).text());
            if (end > i && !counted) {
                runs.add(new Run(
                        read(words.subList(i, end)),
                        words.get(i).start(),
                        words.get(end - 1).end()));
            }
            i = Math.max(end, i + 1);
        }
        runs.removeIf(run -> run.digits().isEmpty() || run.digits().equals("*"));
        return runs;
    }

    /** The word after the last digit of the run that begins at a word; the word itself if none begins there. */
    private static int endOfRun(List<Word> words, int from) {
        int end = from;
        for (int i = from; i < words.size(); i++) {
            String word = words.get(i).text();
            if (isX(word) && end > from || word.matches("[0-9]+x")) {
                return i + 1; // X is the last sign of an identity card
            }
            if (isDigits(word) || word.equals("double") || word.equals("triple")) {
                end = i + 1;
            } else if (end == from || !PAUSE.contains(word)) {
                break;
            }
        }
        return end;
    }

    private static String read(List<Word> words) {
        StringBuilder digits = new StringBuilder();
        int times = 1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            int tens = TENS.indexOf(word);
            int units = NOUGHT.contains(word) ? 0 : SMALL.indexOf(word);
            if (word.equals("double") || word.equals("triple")) {
                times = word.equals("double") ? 2 : 3;
                continue;
            }
            if (tens >= 0) {
                int next = i + 1 < words.size() ? SMALL.indexOf(words.get(i + 1).text()) : -1;
                boolean joined = next >= 1 && next <= 9;
                digits.append((tens + 2) * 10 + (joined ? next : 0));
                i += joined ? 1 : 0;
            } else if (units >= 0) {
                digits.append(Integer.toString(units).repeat(times));
            } else if (isX(word)) {
                digits.append('*');
            } else if (Character.isDigit(word.charAt(0))) {
                digits.append(word.toUpperCase(Locale.ROOT).replace('X', '*'));
            }
            times = 1;
        }
        return digits.toString();
    }

    private static boolean isDigits(String word) {
        return SMALL.contains(word) || TENS.contains(word) || NOUGHT.contains(word) || word.matches("[0-9]+x?");
    }

    private static boolean isX(String word) {
        return word.equals("x") || word.equals("ex");
    }

    @Override
    boolean onlyLeadsIn(String rest) {
        return LEADS_IN.matcher(rest).matches();
    }

    @Override
    String withoutTrailingHesitation(String spoken) {
        return HESITATION_AT_END.matcher(spoken).replaceFirst("");
    }

    @Override
    boolean endsOpen(String spoken) {
        return OPEN_END.matcher(spoken).find();
    }
}
