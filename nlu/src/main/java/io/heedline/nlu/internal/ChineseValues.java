package io.heedline.nlu.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value grammar of Chinese. What a date has used is blanked before digits and amounts are looked for. */
final class ChineseValues {

    private static final String N = "([一二两三四五六七八九十廿]{1,3}|\\d{1,2})";
    private static final String NUMERAL = "((?:\\d+(?:\\.\\d+)?)|[零〇一二两三四五六七八九十百千万亿]+)";

    private static final Pattern DAY_WORD = Pattern.compile("大后天|后天|明天|明早|明晚|今天|今晚|今早|昨天|前天");
    private static final Pattern FULL_DATE = Pattern.compile("(\\d{4})年" + N + "月" + N + "[号日]?");
    private static final Pattern MONTH_DAY = Pattern.compile(N + "月份?" + N + "[号日]");
    private static final Pattern DAY_OF_MONTH = Pattern.compile("(下下个月|下个?月|这个?月|本月|当月)?的?" + N + "[号日](?!楼|线|店)");
    private static final Pattern MONTH_EDGE = Pattern.compile("(下下个?|下个?|这个?|本|当)?月(底|末|初)");
    private static final Pattern WEEKDAY = Pattern.compile("(下下个?|下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天末])");
    private static final Pattern LATER = Pattern.compile(N + "个?(天|周|星期|礼拜|月)(?:之后|以后|过后|后)");
    private static final SaidDigits DIGITS = SaidDigits.in(Locale.CHINESE);
    private static final Pattern MONEY =
            Pattern.compile(NUMERAL + "(?:块钱?|元|圆)(?:([一二两三四五六七八九1-9])(?:毛|角)?(?![十百千万号日月]))?");
    private static final Pattern LARGE =
            Pattern.compile("([一二两三四五六七八九十百千万亿零]*[百千万][一二两三四五六七八九十百千万亿零]*)" + "(?![号日月天个周星礼年点分])");

    private ChineseValues() {}

    static Map<String, String> in(String text, LocalDate today) {
        Map<String, String> values = new HashMap<>();
        StringBuilder rest = new StringBuilder(text);
        date(rest, today).ifPresent(date -> values.put(Values.DATE, date.toString()));
        DayOfMonth.inChinese(text).ifPresent(day -> values.put(Values.DAY, Integer.toString(day)));
        digits(rest).ifPresent(digits -> values.put(Values.DIGITS, digits));
        amount(rest).ifPresent(amount -> values.put(Values.AMOUNT, amount.toPlainString()));
        return values;
    }

    private static Optional<String> digits(StringBuilder text) {
        Optional<SaidDigits.Run> found = DIGITS.runs(text.toString()).stream()
                .filter(run -> run.digits().length() >= SaidDigits.FEWEST)
                .findFirst();
        found.ifPresent(run -> blank(text, run.start(), run.end()));
        return found.map(SaidDigits.Run::digits);
    }

    private static Optional<BigDecimal> amount(StringBuilder text) {
        Matcher m = MONEY.matcher(text);
        while (m.find()) {
            Optional<BigDecimal> value = ChineseNumbers.parse(m.group(1));
            if (value.isPresent()) {
                int tenths =
                        m.group(2) == null ? 0 : ChineseNumbers.digit(m.group(2).charAt(0));
                return Optional.of(
                        value.get().add(new BigDecimal(tenths).movePointLeft(1)).setScale(2, RoundingMode.HALF_UP));
            }
        }
        m = LARGE.matcher(text);
        while (m.find()) {
            Optional<BigDecimal> value = ChineseNumbers.parse(m.group(1));
            if (value.isPresent() && value.get().signum() > 0) {
                return Optional.of(value.get().setScale(2, RoundingMode.HALF_UP));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(StringBuilder text, LocalDate today) {
        String original = text.toString(); // stays whole while the builder is blanked
        try {
            Matcher m = FULL_DATE.matcher(original);
            if (m.find()) {
                blank(text, m);
                return Optional.of(LocalDate.of(Integer.parseInt(m.group(1)), number(m.group(2)), number(m.group(3))));
            }
            m = MONTH_DAY.matcher(original);
            if (m.find()) {
                blank(text, m);
                LocalDate date = LocalDate.of(today.getYear(), number(m.group(1)), number(m.group(2)));
                return Optional.of(date.isBefore(today) ? date.plusYears(1) : date);
            }
            m = DAY_OF_MONTH.matcher(original);
            if (m.find()) {
                blank(text, m);
                return Optional.of(dayOfMonth(m.group(1), number(m.group(2)), today));
            }
            m = MONTH_EDGE.matcher(original);
            if (m.find()) {
                blank(text, m);
                return Optional.of(monthEdge(m.group(1), m.group(2).equals("初"), today));
            }
            m = WEEKDAY.matcher(original);
            if (m.find()) {
                blank(text, m);
                return Optional.of(weekday(m.group(1), m.group(2), today));
            }
            m = LATER.matcher(original);
            if (m.find()) {
                blank(text, m);
                return Optional.of(later(number(m.group(1)), m.group(2), today));
            }
            m = DAY_WORD.matcher(original);
            if (m.find()) {
                String word = m.group();
                blank(text, m);
                return Optional.of(today.plusDays(daysAhead(word)));
            }
        } catch (DateTimeException e) {
            return Optional.empty(); // 二月三十号 is no day
        }
        return Optional.empty();
    }

    private static int daysAhead(String word) {
        return switch (word) {
            case "大后天" -> 3;
            case "后天" -> 2;
            case "明天", "明早", "明晚" -> 1;
            case "昨天" -> -1;
            case "前天" -> -2;
            default -> 0;
        };
    }

    private static LocalDate dayOfMonth(String month, int day, LocalDate today) {
        if (month != null) {
            return YearMonth.from(today).plusMonths(monthsAhead(month)).atDay(day);
        }
        LocalDate date = YearMonth.from(today).atDay(day);
        return date.isBefore(today) ? YearMonth.from(today).plusMonths(1).atDay(day) : date;
    }

    private static LocalDate monthEdge(String which, boolean start, LocalDate today) {
        YearMonth month = YearMonth.from(today).plusMonths(which == null ? 0 : monthsAhead(which));
        if (!start) {
            return month.atEndOfMonth();
        }
        return which == null && today.getDayOfMonth() > 1 ? month.plusMonths(1).atDay(1) : month.atDay(1);
    }

    private static int monthsAhead(String which) {
        return which.startsWith("下下") ? 2 : which.startsWith("下") ? 1 : 0;
    }

    private static LocalDate weekday(String which, String day, LocalDate today) {
        int index = "日天末".contains(day) ? (day.equals("末") ? 6 : 7) : ChineseNumbers.digit(day.charAt(0));
        DayOfWeek wanted = DayOfWeek.of(index);
        if (which == null) {
            return today.with(TemporalAdjusters.nextOrSame(wanted));
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.plusWeeks(monthsAhead(which)).with(wanted);
    }

    private static LocalDate later(int count, String unit, LocalDate today) {
        return switch (unit) {
            case "天" -> today.plusDays(count);
            case "月" -> today.plusMonths(count);
            default -> today.plus(count, ChronoUnit.WEEKS);
        };
    }

    private static int number(String numeral) {
        return ChineseNumbers.parse(numeral.replace("廿", "二十"))
                .map(BigDecimal::intValue)
                .orElseThrow(() -> new DateTimeException("'" + numeral + "' counts nothing"));
    }

    private static void blank(StringBuilder text, Matcher m) {
        blank(text, m.start(), m.end());
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, ' ');
        }
    }
}
