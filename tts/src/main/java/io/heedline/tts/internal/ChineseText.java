package io.heedline.tts.internal;

import static io.heedline.tts.internal.ChineseNumber.cardinal;
import static io.heedline.tts.internal.ChineseNumber.counting;
import static io.heedline.tts.internal.ChineseNumber.decimal;
import static io.heedline.tts.internal.ChineseNumber.digitByDigit;

import io.heedline.tts.SpokenText.DigitOne;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/**
 * The spoken form of Chinese text. The rules are tried one after the other over the whole text, the most particular
 * first: what is said to be a card number, telephone numbers, dates, times, amounts, percentages, ranges, and at the
 * end every number that is left, digit by digit if nothing else fits.
 */
public final class ChineseText {

    private static final String START = "(?<!\\d)(?<!\\d\\.)";
    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?";
    private static final String SCALE = "(?:\\s*(千万|百万|十万|万亿|万|亿))?";
    private static final String MINUS = "((?<![\\dA-Za-z%‰元日号点分\\s])-|(?<=^|\\s)-)?";

    /** Words after which digits name something rather than count it. */
    private static final String NAMED = "尾号|末[一二两三四五六1-8]位|[后前][一二两三四五六1-8]位|卡号|账号|帐号|户号|工号|编号|单号|验证码|校验码"
            + "|动态码|取件码|密码|号码|邮编|邮政编码|证号|合同号|流水号|分机号?|房间|航班|车次";

    /** Words after which digits are a telephone number. */
    private static final String TELEPHONE = "热线|电话|手机|手机号|拨打|致电|来电|传真|短号|总机|呼叫|拨";

    /** What counts: after a single 2 these ask for 两. */
    private static final String MEASURES = "个|位|名|人|天|周|年(?!级)|小时|分钟|秒|次|回|笔|张|份|期|种|项|条|件|家|部|台|套|页|遍|倍|成"
            + "|块|元|角|毛|点|千克|公斤|斤|公里|米|吨|升|层|岁|季|站|句|声|只|辆|瓶|杯|双|对|把|封|段|排|步|组|批|轮|场|国|方|者|边|头|口|万|亿|百|千";

    private static final String SPOKEN_DIGIT = "[零一二三四五六七八九十百千万亿两]";

    private final DigitOne one;
    private final List<Substitution> rules = new ArrayList<>();

    private static final ChineseText YI = new ChineseText(DigitOne.YI);
    private static final ChineseText YAO_IN_TELEPHONE_NUMBERS = new ChineseText(DigitOne.YAO_IN_TELEPHONE_NUMBERS);
    private static final ChineseText YAO = new ChineseText(DigitOne.YAO);

    private ChineseText(DigitOne one) {
        this.one = one;
        numbersThatName();
        dates();
        times();
        amounts();
        proportions();
        plainNumbers();
        signs();
    }

    /** The spoken form; see {@link io.heedline.tts.SpokenText}. */
    public static String spoken(String text, DigitOne one) {
        ChineseText grammar = switch (one) {
            case YI -> YI;
            case YAO_IN_TELEPHONE_NUMBERS -> YAO_IN_TELEPHONE_NUMBERS;
            case YAO -> YAO;
        };
        String spoken = Characters.fold(text);
        for (Substitution rule : grammar.rules) {
            spoken = rule.apply(spoken);
        }
        return sayable(spoken);
    }

    private void numbersThatName() {
        String link = "[是为:： 的]{0,3}";
        String notCounted = "(?![\\d.]|\\s*(?:" + MEASURES + "|月|日|号(?!码)|年|%|分))";
        rule(
                "(" + NAMED + ")(" + link + ")(\\d{2,}+(?: \\d{4})*)" + notCounted,
                m -> m.group(1) + m.group(2) + code(m.group(3)));
        rule(
                "(" + TELEPHONE + ")(" + link + ")(\\+?\\d{3,}+(?:-\\d{3,}+)*)" + notCounted,
                m -> m.group(1) + m.group(2) + telephone(m.group(3)));
        rule(
                START + "(?:\\+?(86)[ -]?)?(1[3-9]\\d)[ -]?(\\d{4})[ -]?(\\d{4})(?!\\d|[.,]\\d|\\s*[元块])",
                m -> telephone((m.group(1) == null ? "" : "+86 ") + m.group(2) + " " + m.group(3) + " " + m.group(4)));
        rule(
                START + "(?<![\\d-])((?:\\(?0\\d{2,3}\\)?[ -]?)\\d{7,8}|[48]00-?\\d{3}-?\\d{4})(?![\\d元块.])",
                m -> telephone(m.group(1)));
        rule(START + "(95\\d{3}|10086|10010|10000|123\\d{2}|1[12][0249])(?=客服|热线|电话|服务)", m -> telephone(m.group(1)));
        rule(START + "(\\d{4}(?: \\d{4}){2,}+(?: \\d{1,3}+)?)(?!\\d)", m -> code(m.group(1)));
    }

    private void dates() {
        String month = "(0?[1-9]|1[0-2])";
        String day = "(0?[1-9]|[12]\\d|3[01])";
        rule(
                "(?<!\\d)([12]\\d{3})([-/.])" + month + "\\2" + day + "(?!\\d)(?:T(?=\\d))?",
                m -> year(m.group(1)) + monthAndDay(m.group(3), m.group(4)));
        rule(
                "(?<![\\d-])((?:19|20)\\d{2})[-/](0[1-9]|1[0-2])(?![\\d/-])",
                m -> year(m.group(1)) + cardinal(m.group(2)) + "月");
        rule("(?<!\\d)([12]\\d{3})\\s*年", m -> year(m.group(1)));
        rule("(?<!\\d)(\\d{2})\\s*年(?=\\s*\\d{1,2}\\s*月)", m -> year(m.group(1)));
        rule(
                "(?<![\\d/])" + month + "/" + day + "(?![\\d/])",
                m -> isDate(m) ? monthAndDay(m.group(1), m.group(2)) : null);
        rule(
                "(?<!\\d)(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*(日|号)",
                m -> cardinal(m.group(1)) + "月" + cardinal(m.group(2)) + m.group(3));
        rule("(?<!\\d)(\\d{1,2})\\s*(月(?!个)|日|号)", m -> cardinal(m.group(1)) + m.group(2));
    }

    private void times() {
        String clock = "(?<![\\d:：])([01]?\\d|2[0-4])[:：]([0-5]\\d)(?:[:：]([0-5]\\d))?(?![\\d:：])";
        rule(clock + "\\s*([AaPp])\\.?[Mm]\\b\\.?", m -> ("Pp".contains(m.group(4)) ? "下午" : "上午") + time(m));
        rule(clock, this::time);
        rule(
                "(?<!\\d)(\\d{1,2})\\s*(点钟?|时)(?:\\s*([0-5]?\\d)(?![\\d.])(\\s*分(?!钟))?)?(?!\\d)",
                m -> m.group(3) == null
                        ? counting(m.group(1)) + m.group(2)
                        : counting(m.group(1)) + m.group(2) + minutes(m.group(3)) + (m.group(4) == null ? "" : "分"));
    }

    private void amounts() {
        rule(
                "[¥￥]\\s*(-?)" + NUMBER + SCALE + "(?:\\s*(?:元|块))?",
                m -> sign(m.group(1)) + yuan(m.group(2), m.group(3), m.group(4), "元"));
        rule(
                "(?<![A-Za-z])(?:RMB|CNY)[¥￥]?\\s*(-?)" + NUMBER + SCALE + "(?:\\s*元)?",
                m -> sign(m.group(1)) + yuan(m.group(2), m.group(3), m.group(4), "元"));
        foreign("(?:US|USD)?\\$|USD", "美元");
        foreign("HK\\$|HKD", "港元");
        foreign("€|EUR", "欧元");
        foreign("£|GBP", "英镑");
        rule(
                START + MINUS + NUMBER + SCALE + "\\s*(元|圆|块(?![地儿状头]))钱?",
                m -> sign(m.group(1)) + yuan(m.group(2), m.group(3), m.group(4), m.group(5)));
    }

    private void foreign(String sign, String name) {
        rule(
                "(?<![A-Za-z])(?:" + sign + ")\\s*" + NUMBER + SCALE + "(?:\\s*" + name + ")?",
                m -> money(m.group(1), m.group(2), m.group(3)) + name);
    }

    private void proportions() {
        rule(
                START + NUMBER + "\\s*[-~–—～]\\s*" + NUMBER + "\\s*[%％]",
                m -> "百分之" + decimal(m.group(1), m.group(2)) + "到百分之" + decimal(m.group(3), m.group(4)));
        rule(
                START + MINUS + NUMBER + "\\s*([%％‰])",
                m -> sign(m.group(1)) + ("‰".equals(m.group(4)) ? "千分之" : "百分之") + decimal(m.group(2), m.group(3)));
        rule("(?<!\\d)(\\d{1,4})/(\\d{1,4})(?![\\d/])", m -> cardinal(m.group(2)) + "分之" + cardinal(m.group(1)));
        rule(
                "(?<![\\d:：.])(\\d{1,4})[:：](\\d{1,4})(?![\\d:：.])",
                m -> cardinal(m.group(1)) + "比" + cardinal(m.group(2)));
        // A stroke between two numbers, spoken already or not, is a range.
        rule(
                "(?<=[\\d元块角分日号月年点秒]|" + SPOKEN_DIGIT + ")\\s*[-~–—～]{1,2}\\s*(?=\\d|" + SPOKEN_DIGIT
                        + "|百分|上午|下午|早|晚|幺)",
                m -> "到");
    }

    private void plainNumbers() {
        rule("(第|周|星期|礼拜)\\s*(\\d+)", m -> m.group(1) + cardinal(m.group(2)));
        rule("(?<=[A-Za-z])(\\d{2,})|(\\d{2,})(?=[A-Za-z])", m -> code(m.group()));
        rule(
                START + "(\\d+(?:\\.\\d+){2,}+)",
                m -> digitByDigit(m.group(1), '一').replace('.', '点'));
        rule(
                START + MINUS + NUMBER + SCALE + "(?=\\s*(?:到[\\d." + SPOKEN_DIGIT.substring(1) + "+\\s*)?(" + MEASURES
                        + "))?",
                m -> sign(m.group(1)) + counted(m));
        rule("\\d+", m -> digitByDigit(m.group(), '一'));
    }

    private String counted(MatchResult m) {
        String whole = m.group(2);
        if (m.group(3) != null || m.group(4) != null) {
            return money(whole, m.group(3), m.group(4));
        }
        if (whole.matches("0\\d+")) {
            return digitByDigit(whole, '一');
        }
        return m.group(5) == null ? cardinal(whole) : counting(whole);
    }

    private void signs() {
        rule("/(?=[天日月年周次人个笔户位张件小时])", m -> "每");
        rule("(?<=" + SPOKEN_DIGIT + ")\\s*[×*xX]\\s*(?=" + SPOKEN_DIGIT + ")", m -> "乘");
        rule("\\*(?=号?键)|(?<=[按拨])\\*", m -> "星");
        rule("#(?=号?键)|(?<=[按拨])#", m -> "井");
        rule("℃|°C", m -> "摄氏度");
        rule("(?i)(?<=" + SPOKEN_DIGIT + ")\\s*(km|kg|cm|mm)(?![a-z])", m -> switch (m.group(1)
                .toLowerCase(java.util.Locale.ROOT)) {
            case "km" -> "公里";
            case "kg" -> "公斤";
            case "cm" -> "厘米";
            default -> "毫米";
        });
        rule("°", m -> "度");
        rule("&", m -> "和");
        rule("@", m -> "艾特");
        rule("\\+", m -> "加");
        rule("=", m -> "等于");
        rule("%", m -> "百分号");
    }

    /** Keeps what can be said: Chinese characters, Latin letters and the punctuation that makes a pause. */
    private static String sayable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (letter || Characters.isHan(c) || "，。！？；：、,.!?;:…".indexOf(c) >= 0) {
                kept.appendCodePoint(c);
            } else if ("（）()【】[]《》—".indexOf(c) >= 0) {
                kept.append('，');
            } else if ("“”‘’\"'「」『』·".indexOf(c) < 0) {
                kept.append(' ');
            }
        });
        return kept.toString().replaceAll("，{2,}", "，").replaceAll(" +", " ").strip();
    }

    private String time(MatchResult m) {
        String seconds = m.group(3) == null || m.group(3).equals("00") ? "" : minutes(m.group(3)) + "秒";
        boolean full = m.group(2).equals("00") && seconds.isEmpty();
        return counting(m.group(1)) + "点" + (full ? "" : minutes(m.group(2)) + "分") + seconds;
    }

    private static String minutes(String digits) {
        return digits.length() == 2 && digits.startsWith("0")
                ? "零" + (digits.equals("00") ? "" : cardinal(digits))
                : cardinal(digits);
    }

    /** An amount in 元 or 块, with two decimals read as 角 (毛) and 分. */
    private static String yuan(String whole, String fraction, String scale, String unit) {
        boolean inFen = scale == null && fraction != null && fraction.length() <= 2;
        if (!inFen || whole.replace(",", "").length() > ChineseNumber.MOST_DIGITS) {
            return money(whole, fraction, scale) + unit;
        }
        int jiao = fraction.charAt(0) - '0';
        int fen = fraction.length() > 1 ? fraction.charAt(1) - '0' : 0;
        boolean none = whole.matches("[0,]+");
        StringBuilder words = new StringBuilder(none && jiao + fen > 0 ? "" : counting(whole) + unit);
        if (jiao > 0) {
            words.append(counting("" + jiao)).append(unit.equals("块") ? "毛" : "角");
        }
        if (fen > 0) {
            words.append(jiao == 0 && !none ? "零" : "").append(cardinal(fen)).append("分");
        }
        return words.toString();
    }

    private static String money(String whole, String fraction, String scale) {
        String number = fraction == null ? counting(whole) : decimal(whole, fraction);
        return number + (scale == null ? "" : scale);
    }

    private static String year(String digits) {
        return digitByDigit(digits, '一') + "年";
    }

    private static String monthAndDay(String month, String day) {
        return cardinal(month) + "月" + cardinal(day) + "日";
    }

    /** 11/25 and 01/02 are dates, 1/2 is a half. */
    private static boolean isDate(MatchResult m) {
        return Integer.parseInt(m.group(2)) > 12
                || m.group(1).startsWith("0")
                || m.group(2).startsWith("0");
    }

    private static String sign(String minus) {
        return "-".equals(minus) ? "负" : "";
    }

    private String code(String digits) {
        return digitByDigit(digits, one == DigitOne.YAO ? '幺' : '一').replace(" ", "，");
    }

    /** Digits one by one, in groups of at most four with a short pause between them. */
    private String telephone(String written) {
        String digits = written.replaceAll("[^\\d]", "");
        String groups = written.startsWith("+86 ")
                ? written
                : switch (digits.length()) {
                    case 10 -> digits.replaceFirst("(\\d{3})(\\d{3})(\\d{4})", "$1 $2 $3");
                    case 11 -> digits.replaceFirst("(\\d{3})(\\d{4})(\\d{4})", "$1 $2 $3");
                    case 12 -> digits.replaceFirst("(\\d{4})(\\d{4})(\\d{4})", "$1 $2 $3");
                    case 7, 8 -> digits.replaceFirst("(\\d{3,4})(\\d{4})", "$1 $2");
                    default -> digits;
                };
        return digitByDigit(groups.replace("+", "加"), one == DigitOne.YI ? '一' : '幺')
                .replace(" ", "，");
    }

    private void rule(String regex, java.util.function.Function<MatchResult, String> spoken) {
        rules.add(Substitution.of(regex, spoken));
    }
}
