package io.heedline.tts.internal;

import static io.heedline.tts.internal.EnglishNumber.cardinal;
import static io.heedline.tts.internal.EnglishNumber.decimal;
import static io.heedline.tts.internal.EnglishNumber.digitByDigit;
import static io.heedline.tts.internal.EnglishNumber.ordinal;
import static io.heedline.tts.internal.EnglishNumber.plural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;

/**
 * The spoken form of English text, American usage. As in {@link ChineseText} the rules are tried one after the other,
 * the most particular first. Numeric dates with strokes are month first; dates with dashes are year first.
 */
public final class EnglishText {

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final String MONTH = "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
            + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    private static final String DAY = "(0?[1-9]|[12]\\d|3[01])";
    private static final String START = "(?<!\\d)(?<!\\d\\.)";
    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?";
    private static final String SCALE = "(?:\\s*(thousand|million|billion|trillion|[KkMB])(?![A-Za-z]))?";

    /** Words after which digits name something rather than count it. */
    private static final String NAMED =
            "(?:ending|ends) (?:in|with)|last (?:two|three|four|six|[2-8]) digits(?: are| is)?"
                    + "|(?:account|card|order|reference|case|ticket|code|PIN|password|number|ZIP|zip code|extension|ext\\.|flight|room)"
                    + "(?: number| code)?(?: is)?|no\\.";

    private static final EnglishText GRAMMAR = new EnglishText();

    private final List<Substitution> rules = new ArrayList<>();

    private EnglishText() {
        numbersThatName();
        dates();
        times();
        amounts();
        proportions();
        plainNumbers();
        signs();
    }

    /** The spoken form; see {@link io.heedline.tts.SpokenText}. */
    public static String spoken(String text) {
        String spoken = Characters.fold(text);
        for (Substitution rule : GRAMMAR.rules) {
            spoken = rule.apply(spoken);
        }
        return sayable(spoken);
    }

    private void numbersThatName() {
        rule(
                "(?i)\\b(" + NAMED + "):?\\s*#?(\\d{3,}+(?: \\d{4})*)(?![\\d.,]\\d|\\s*%)",
                m -> m.group(1) + " " + groups(m.group(2)));
        rule(
                "(?<![\\d-])(?:\\+?(1)[ -.]?)?\\(?(\\d{3})\\)?[ .-](\\d{3})[.-](\\d{4})(?![\\d-])",
                m -> (m.group(1) == null ? "" : "one, ") + groups(m.group(2) + " " + m.group(3) + " " + m.group(4)));
        rule("(?<![\\d-])(\\d{3})-(\\d{4})(?![\\d-])", m -> groups(m.group(1) + " " + m.group(2)));
        rule("\\+(\\d{1,3}(?:[ -]?\\d{2,4}){2,5})(?!\\d)", m -> "plus " + groups(m.group(1)));
        rule(
                START + "(1[3-9]\\d)[ -]?(\\d{4})[ -]?(\\d{4})(?![\\d.,]\\d)",
                m -> groups(m.group(1) + " " + m.group(2) + " " + m.group(3)));
        rule(
                "(?i)\\b(call|dial|phone|hotline)(:? )(\\d{3,}+)(?![.,]?\\d| times| minutes)",
                m -> m.group(1) + " " + groups(m.group(3)));
        rule(START + "(\\d{4}(?: \\d{4}){2,}+(?: \\d{1,3}+)?)(?!\\d)", m -> groups(m.group(1)));
    }

    private void dates() {
        rule(
                "(?<!\\d)([12]\\d{3})([-/.])(0?[1-9]|1[0-2])\\2" + DAY + "(?!\\d)(?:T(?=\\d))?",
                m -> date(m.group(3), m.group(4)) + ", " + EnglishNumber.year(m.group(1)) + " ");
        rule(
                "(?<![\\d/])(0?[1-9]|1[0-2])/" + DAY + "/([12]\\d{3})(?![\\d/])",
                m -> date(m.group(1), m.group(2)) + ", " + EnglishNumber.year(m.group(3)));
        rule("(?<![\\d/])(0?[1-9]|1[0-2])/" + DAY + "(?![\\d/])", m -> isDate(m) ? date(m.group(1), m.group(2)) : null);
        rule(
                "\\b" + MONTH + " " + DAY + "\\s*[-–]\\s*" + DAY + "(?![\\d-])",
                m -> month(m.group(1)) + " " + ordinal(m.group(2)) + " to " + ordinal(m.group(3)));
        rule(
                "\\b" + MONTH + " " + DAY + "(?:st|nd|rd|th)?(?:,? ([12]\\d{3}))?(?![\\d:])(?!\\.\\d)",
                m -> month(m.group(1)) + " " + ordinal(m.group(2))
                        + (m.group(3) == null ? "" : ", " + EnglishNumber.year(m.group(3))));
        rule(
                "(?<!\\d)" + DAY + "(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?![A-Za-z])(?:,? ([12]\\d{3})(?!\\d))?",
                m -> month(m.group(2)) + " " + ordinal(m.group(1))
                        + (m.group(3) == null ? "" : ", " + EnglishNumber.year(m.group(3))));
        rule("\\b" + MONTH + " ([12]\\d{3})(?!\\d)", m -> month(m.group(1)) + " " + EnglishNumber.year(m.group(2)));
        rule(
                "(?i)\\b(in|since|until|year|by|of) ((?:19|20)\\d{2})(?![\\d.,%-]|\\s*(?:yuan|dollars|points))",
                m -> m.group(1) + " " + EnglishNumber.year(m.group(2)));
    }

    private void times() {
        String clock = "(?<![\\d:])([01]?\\d|2[0-4])[:：]([0-5]\\d)(?:[:：][0-5]\\d)?(?![\\d:：])";
        rule(clock + "\\s*([AaPp])\\.?[Mm]\\b\\.?", m -> time(m.group(1), m.group(2), m.group(3)));
        rule("(?<!\\d)(1[0-2]|[1-9])\\s*([AaPp])\\.?[Mm]\\b\\.?", m -> cardinal(m.group(1)) + half(m.group(2)));
        rule(clock, m -> {
            int hour = Integer.parseInt(m.group(1));
            return time(m.group(1), m.group(2), hour % 24 < 12 ? "a" : "p");
        });
    }

    private void amounts() {
        currency("(?:US|USD ?)?\\$|USD", "dollar", "dollars", "cent", "cents");
        currency("HK\\$|HKD", "Hong Kong dollar", "Hong Kong dollars", null, null);
        currency("£|GBP", "pound", "pounds", "penny", "pence");
        currency("€|EUR", "euro", "euros", "cent", "cents");
        currency("[¥￥]|RMB|CNY", "yuan", "yuan", null, null);
    }

    private void currency(String sign, String one, String many, String cent, String cents) {
        rule("(?<![A-Za-z])(-?)(?:" + sign + ")\\s*(-?)" + NUMBER + SCALE + "(?:\\s*(?:yuan|dollars))?", m -> {
            String minus = m.group(1).isEmpty() && m.group(2).isEmpty() ? "" : "minus ";
            String fraction = m.group(4);
            if (m.group(5) != null || fraction != null && (fraction.length() != 2 || cent == null)) {
                return minus + decimal(m.group(3), fraction) + scale(m.group(5)) + " " + many;
            }
            String whole = cardinal(m.group(3));
            String small = fraction == null || fraction.equals("00") ? "" : cardinal(fraction);
            String main = whole + " " + plural(whole, one, many);
            if (small.isEmpty()) {
                return minus + main;
            }
            String rest = small + " " + plural(small, cent, cents);
            return minus + (whole.equals("zero") ? rest : main + " and " + rest);
        });
    }

    private void proportions() {
        rule(
                START + "((?<![\\w%])-)?" + NUMBER + "\\s*%",
                m -> sign(m.group(1)) + decimal(m.group(2), m.group(3)) + " percent");
        rule("(?<!\\d)1/2(?![\\d/])", m -> "one half");
        rule("(?<!\\d)24/7(?![\\d/])", m -> "twenty-four seven");
        rule("(?<!\\d)(\\d{1,2})/([3-9]|\\d{2,3})(?![\\d/])", m -> {
            String upper = cardinal(m.group(1));
            String lower = m.group(2).equals("4") ? "quarter" : ordinal(m.group(2));
            return upper + " " + (upper.equals("one") ? lower : lower + "s");
        });
        rule(
                "(?<=\\d|percent|dollars|yuan|[AP] M|o'clock|th|st|nd|rd)\\s*[-~–—]{1,2}\\s*(?=[\\d$¥£€]|"
                        + String.join("|", MONTHS)
                        + "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|twenty)",
                m -> " to ");
    }

    private void plainNumbers() {
        rule("(?<!\\d)(\\d{1,13})(?:st|nd|rd|th)(?![A-Za-z])", m -> ordinal(m.group(1)));
        rule(
                "(?<=[A-Za-z])(\\d{2,})|(?<!\\d)(\\d{2,})(?=[A-Za-z])(?![KkMB](?![A-Za-z]))",
                m -> " " + digitByDigit(m.group()) + " ");
        rule(
                START + "(\\d+(?:\\.\\d+){2,}+)",
                m -> String.join(
                        " point ",
                        List.of(m.group(1).split("\\.")).stream()
                                .map(EnglishNumber::cardinal)
                                .toList()));
        rule(
                START + "((?<![\\w)])-)?" + NUMBER + SCALE,
                m -> m.group(2).matches("0\\d+") && m.group(3) == null
                        ? " " + digitByDigit(m.group(2)) + " "
                        : " " + sign(m.group(1)) + decimal(m.group(2), m.group(3)) + scale(m.group(4)) + " ");
        rule("\\d+", m -> " " + digitByDigit(m.group()) + " ");
    }

    private void signs() {
        rule("(?i)(?<=press |dial | or )\\*|\\*(?= key)", m -> "star");
        rule("(?i)(?<=press |dial | or )#|#(?= key)", m -> "pound");
        rule("#(?= ?(?:zero|one|two|three|four|five|six|seven|eight|nine|ten))", m -> "number ");
        rule("&", m -> " and ");
        rule("@", m -> " at ");
        rule("\\+", m -> " plus ");
        rule("=", m -> " equals ");
        rule("%", m -> " percent ");
        rule("(?i)\\bkm\\b", m -> "kilometers");
        rule("(?i)\\bkg\\b", m -> "kilograms");
        rule("°\\s*C\\b|℃", m -> " degrees Celsius");
        rule("°\\s*F\\b", m -> " degrees Fahrenheit");
        rule("°", m -> " degrees ");
    }

    /** Keeps what can be said: Latin letters, the signs inside words, and the punctuation that makes a pause. */
    private static String sayable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (letter || ",.!?;:'-".indexOf(c) >= 0) {
                kept.append((char) c);
            } else if (c == '…' || c == '—' || c == '–' || "，、（）()".indexOf(c) >= 0) {
                kept.append(", ");
            } else if ("。！？；：".indexOf(c) >= 0) {
                kept.append(".!?;:".charAt("。！？；：".indexOf(c))).append(' ');
            } else {
                kept.append(' ');
            }
        });
        return kept.toString()
                .replaceAll("(?<![A-Za-z])['-]+|['-]+(?![A-Za-z])", " ")
                .replaceAll(" +(?=[,.!?;:])", "")
                .replaceAll("[,.!?;:]*([.!?;:])|,{2,}", "$1")
                .replaceAll(" +", " ")
                .strip();
    }

    private static String time(String hourDigits, String minutes, String half) {
        int hour = Integer.parseInt(hourDigits);
        int onClock = hour % 12 == 0 ? 12 : hour % 12;
        String past = minutes.equals("00")
                ? ""
                : minutes.startsWith("0") ? " oh " + cardinal(minutes) : " " + cardinal(minutes);
        return cardinal(onClock) + past + half(half);
    }

    private static String half(String letter) {
        return " " + letter.toUpperCase(Locale.ROOT) + " M";
    }

    private static boolean isDate(MatchResult m) {
        return Integer.parseInt(m.group(2)) > 12
                || m.group(1).startsWith("0")
                || m.group(2).startsWith("0");
    }

    private static String date(String month, String day) {
        return MONTHS[Integer.parseInt(month) - 1] + " " + ordinal(day);
    }

    private static String month(String written) {
        for (String month : MONTHS) {
            if (month.startsWith(written.substring(0, 3))) {
                return month;
            }
        }
        return written;
    }

    private static String scale(String scale) {
        if (scale == null) {
            return "";
        }
        return switch (scale) {
            case "K", "k" -> " thousand";
            case "M" -> " million";
            case "B" -> " billion";
            default -> " " + scale;
        };
    }

    private static String sign(String minus) {
        return minus == null ? "" : "minus ";
    }

    private static String groups(String digits) {
        return String.join(
                ", ",
                List.of(digits.split("[ -]+")).stream()
                        .map(EnglishNumber::digitByDigit)
                        .toList());
    }

    private void rule(String regex, Function<MatchResult, String> spoken) {
        rules.add(Substitution.of(regex, spoken));
    }
}
