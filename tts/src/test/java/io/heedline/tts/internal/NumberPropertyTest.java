package io.heedline.tts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is said is heard as the same number again, by listeners written without knowledge of the speaker. */
class NumberPropertyTest {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Map<Character, Long> UNITS =
            Map.of('十', 10L, '百', 100L, '千', 1000L, '万', 10_000L, '亿', 100_000_000L);
    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    @Property(tries = 5000)
    void aChineseNumberIsHeardAsItWasMeant(@ForAll("numbers") long number) {
        assertThat(hearChinese(ChineseNumber.cardinal(number))).isEqualTo(number);
    }

    @Property(tries = 5000)
    void anEnglishNumberIsHeardAsItWasMeant(@ForAll("numbers") long number) {
        assertThat(hearEnglish(EnglishNumber.cardinal(number))).isEqualTo(number);
    }

    @Property(tries = 5000)
    void aZeroIsSaidOnceForAGapAndNeverAtTheEnd(@ForAll("numbers") long number) {
        String spoken = ChineseNumber.cardinal(number);

        assertThat(spoken).doesNotContain("零零").doesNotContainPattern(".零$|零[十百千万亿]");
    }

    @Test
    void allNumbersUpToTwentyThousandAreHeardAsTheyWereMeant() {
        for (long number = 0; number <= 20_000; number++) {
            assertThat(hearChinese(ChineseNumber.cardinal(number))).isEqualTo(number);
            assertThat(hearEnglish(EnglishNumber.cardinal(number))).isEqualTo(number);
        }
    }

    /** Numbers below 10^12, many of them with zeros inside. */
    @Provide
    Arbitrary<Long> numbers() {
        Arbitrary<Long> sparse = Arbitraries.of('0', '0', '0', '1', '2', '9')
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(digits -> digits.stream().map(String::valueOf).reduce("", String::concat))
                .map(Long::parseLong);
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 999_999_999_999L), sparse);
    }

    /** A strict listener: a place that is left out must be filled by 零, for 一百一 is heard as 110 by many. */
    private static long hearChinese(String words) {
        long total = 0;
        long group = 0;
        long digit = 0;
        long place = 0;
        boolean zero = false;
        for (char c : (words + "个").replace('两', '二').toCharArray()) {
            if (DIGITS.indexOf(c) >= 0) {
                digit = DIGITS.indexOf(c);
                zero |= digit == 0;
                continue;
            }
            long unit = c == '个' ? 1 : UNITS.get(c);
            long here = unit < 10_000 ? unit : 1;
            if (digit > 0 && place > 0) {
                assertThat(zero || here * 10 == place).as(words).isTrue();
            }
            boolean tenWithoutOne = unit == 10 && digit == 0;
            group += (tenWithoutOne ? 1 : digit) * here;
            if (unit >= 10_000 || c == '个') {
                total += group * unit;
                group = 0;
            }
            place = unit < 10_000 ? unit : 0;
            digit = 0;
            zero = false;
        }
        return total;
    }

    private static long hearEnglish(String words) {
        long total = 0;
        long group = 0;
        for (String word : words.split("[ -]")) {
            switch (word) {
                case "hundred" -> group *= 100;
                case "thousand", "million", "billion" -> {
                    total += group
                            * (word.equals("thousand") ? 1000 : word.equals("million") ? 1_000_000 : 1_000_000_000L);
                    group = 0;
                }
                default -> group += SMALL.contains(word) ? SMALL.indexOf(word) : 10L * TENS.indexOf(word);
            }
        }
        return total + group;
    }
}
