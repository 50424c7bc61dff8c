package io.heedline.nlu.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the day of a month that is meant for every month: 每月十五, the fifteenth; a mere fifteen where nothing else is said. */
final class DayOfMonth {

    private static final String CHINESE_NUMBER = "([一二两三四五六七八九十廿]{1,3}|\\d{1,2})";
    private static final List<Pattern> CHINESE = List.of(
            Pattern.compile("每个?月的?" + CHINESE_NUMBER + "[号日]?"),
            Pattern.compile("(?<![月份年一二三四五六七八九十])" + CHINESE_NUMBER + "[号日](?!楼|线|店|码)"),
            Pattern.compile("(?:下下?|这|本|当)个?月的?" + CHINESE_NUMBER + "[号日]"),
            Pattern.compile("^(?:嗯|呃|那就?|就|是|改[到成为]|换[到成]|选)*" + CHINESE_NUMBER + "(?:吧|好了|可以)?$"));

    private static final String[] ORDINALS =
            ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
                            + " twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
                            + " twenty_first twenty_second twenty_third twenty_fourth twenty_fifth twenty_sixth twenty_seventh"
                            + " twenty_eighth twenty_ninth thirtieth thirty_first")
                    .split(" ");
    private static final String[] CARDINALS = ("one two three four five six seven eight nine ten eleven twelve thirteen"
                    + " fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty_one twenty_two twenty_three"
                    + " twenty_four twenty_five twenty_six twenty_seven twenty_eight twenty_nine thirty thirty_one")
            .split(" ");
    private static final Pattern ORDINAL = oneOf(ORDINALS, "(?:^|\\b(?:the|on|to|every|month|day)\\s)", "(?:\\s|$)");
    private static final Pattern CARDINAL =
            oneOf(CARDINALS, "(?:^(?:um |uh |the |on |it's |make it |day )*|\\bday )", "(?: please)?$");

    private DayOfMonth() {}

    /** A day from 1 to 31, of a normalised Chinese sentence. */
    static Optional<Integer> inChinese(String spoken) {
        for (Pattern pattern : CHINESE) {
            Matcher m = pattern.matcher(spoken);
            if (m.find()) {
                return ChineseNumbers.parse(m.group(1).replace("廿", "二十"))
                        .map(BigDecimal::intValue)
                        .filter(day -> day >= 1 && day <= 31);
            }
        }
        return Optional.empty();
    }

    /** A day from 1 to 31, of a normalised English sentence. */
    static Optional<Integer> inEnglish(String spoken) {
        return position(ORDINAL, ORDINALS, spoken).or(() -> position(CARDINAL, CARDINALS, spoken));
    }

    private static Optional<Integer> position(Pattern pattern, String[] names, String spoken) {
        Matcher m = pattern.matcher(spoken);
        return m.find() ? Optional.of(List.of(names).indexOf(m.group(1).replace(' ', '_')) + 1) : Optional.empty();
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static Pattern oneOf(String[] names, String before, String after) {
        StringBuilder all = new StringBuilder();
        for (int i = names.length - 1; i >= 0; i--) {
            all.append(all.length() == 0 ? "" : "|").append(words(names[i]));
        }
        return Pattern.compile(before + "(" + all + ")" + after);
    }
}
