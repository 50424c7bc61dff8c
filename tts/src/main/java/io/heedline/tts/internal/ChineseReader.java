package io.heedline.tts.internal;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads runs of Chinese characters: cuts them into words and gives every character its tone-numbered reading. What is
 * reviewed in {@link Readings} comes first, then the phrases of HanLP's dictionary, then each character alone.
 * Immutable; safe for many threads.
 */
public final class ChineseReader {

    /** Two or more numerals: HanLP cuts such runs at random places, so they are cut here by their units. */
    private static final Pattern NUMERAL =
            Pattern.compile("[零〇一二两三四五六七八九幺十百千万亿](?:[零〇一二两三四五六七八九幺十百千万亿]|点(?=[零一二三四五六七八九](?![十百千])))+");

    private static final String UNITS_THAT_END_WORDS = "百千万亿点";

    private final Readings readings = Readings.load();
    private final Segment segment = HanLP.newSegment().enableAllNamedEntityRecognize(false);

    /** The words of a run; each word is its syllables written together. Characters without a reading are left out. */
    public List<String> words(String text) {
        String run = simplified(text);
        boolean[] ends = wordEnds(run);
        String[] syllables = syllables(run, ends);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < run.length(); at++) {
            if (syllables[at] != null) {
                word.append(syllables[at]);
            }
            if (ends[at] && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** The reading of each character, null for a character nobody knows how to read. */
    public String[] syllables(String text) {
        String run = simplified(text);
        return syllables(run, wordEnds(run));
    }

    /** Traditional characters give way to simplified ones, as long as that is one for one. */
    private static String simplified(String text) {
        String simplified = HanLP.convertToSimplifiedChinese(text);
        return simplified.length() == text.length() ? simplified : text;
    }

    private String[] syllables(String run, boolean[] ends) {
        String[] syllables = readings.of(run);
        for (int start = 0, at = 0; at < run.length(); at++) {
            if (ends[at]) {
                readWord(run, start, at + 1, syllables);
                start = at + 1;
            }
        }
        Sandhi.apply(run, syllables, ends);
        return syllables;
    }

    /** Fills what is still open in a word from the dictionary, by the longest phrases from the left. */
    private void readWord(String run, int start, int end, String[] syllables) {
        int at = start;
        while (at < end) {
            int length = end - at;
            Pinyin[] phrase = null;
            while (length > 1 && (phrase = PinyinDictionary.get(run.substring(at, at + length))) == null) {
                length--;
            }
            for (int i = 0; i < length; i++) {
                if (syllables[at + i] == null) {
                    syllables[at + i] = phrase != null && phrase.length == length && !isNumeral(run.charAt(at + i))
                            ? phrase[i].toString()
                            : readAlone(run.charAt(at + i));
                }
            }
            at += length;
        }
    }

    private String readAlone(char character) {
        String reviewed = readings.alone(character);
        if (reviewed != null) {
            return reviewed;
        }
        Pinyin[] known = PinyinDictionary.get(String.valueOf(character));
        return known == null
                        || known.length == 0
                        || known[0].getTone() < 1
                        || known[0].toString().startsWith("none")
                ? null
                : known[0].toString();
    }

    private static boolean isNumeral(char character) {
        return "一二三四五六七八九十零百千万亿".indexOf(character) >= 0;
    }

    private boolean[] wordEnds(String run) {
        boolean[] ends = new boolean[run.length()];
        int at = 0;
        for (Term term : segment.seg(run)) {
            at += term.word.length();
            if (at > 0 && at <= run.length()) {
                ends[at - 1] = true;
            }
        }
        if (run.length() > 0) {
            ends[run.length() - 1] = true;
        }
        Matcher numbers = NUMERAL.matcher(run);
        while (numbers.find()) {
            cutNumber(run, numbers.start(), numbers.end(), ends);
        }
        return ends;
    }

    /** One word for each unit (一千 二百 三十四), or for each digit where there is no unit. */
    private static void cutNumber(String run, int start, int end, boolean[] ends) {
        boolean byUnit = false;
        for (int i = start; i < end; i++) {
            byUnit |= "十百千万亿".indexOf(run.charAt(i)) >= 0;
        }
        boolean behindPoint = false;
        for (int i = start; i < end; i++) {
            behindPoint |= run.charAt(i) == '点';
            ends[i] = !byUnit
                    || behindPoint
                    || UNITS_THAT_END_WORDS.indexOf(run.charAt(i)) >= 0
                    || i == end - 1
                    || run.charAt(i + 1) == '点';
        }
        if (start > 0) {
            ends[start - 1] = true;
        }
    }
}
