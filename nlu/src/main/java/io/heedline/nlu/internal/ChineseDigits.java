package io.heedline.nlu.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digits as Mandarin reads them: 幺 for one on telephones, 三个五 for a five said three times, 叉 for X. */
final class ChineseDigits extends SaidDigits {

    private static final String DIGIT = "[零〇一二三四五六七八九两幺0-9]";
    private static final String ONE_PIECE = "(?:([两二三四五六])个(" + DIGIT + ")|" + DIGIT + "|叉|x|ex)";
    private static final Pattern PIECE = Pattern.compile(ONE_PIECE);
    private static final String PAUSE = "(?:嗯|呃|额|啊|哦|那个|然后|接着|空格|杠|\\s)*";
    private static final Pattern RUN = Pattern.compile(ONE_PIECE + "(?:" + PAUSE + ONE_PIECE + ")*");

    /** Words that sound like digits, and the digits; where nothing but digits is said, a recogniser writes these, too. */
    private static final String SOUND_ALIKES = "要查爸吧把次事期林亿就";

    private static final String MEANT = "幺叉八八八四四七零一九";
    private static final Pattern NOTHING_BUT_DIGITS =
            Pattern.compile("(?:" + DIGIT + "|[叉x" + SOUND_ALIKES + "]|" + "\\s|嗯|呃)+");
    private static final Pattern A_DIGIT = Pattern.compile(DIGIT);

    /** What makes a number of all the digits before it: 2500元, 1234.56. */
    private static final String VALUED = "十百千万亿元块圆毛角.";
    /** What takes the one digit before it for itself: 后四位, 再说一遍, 五号. */
    private static final String COUNTED = "号日月年周星礼天点分个期张笔次遍下些位楼共般起直定样会半部刻块";

    private static final Pattern LEADS_IN =
            Pattern.compile("(?:嗯|呃|额|啊|哦|吧|的|了|对|好|就?是|不|错|我的?|那个|这个|然后|手机|号码|号|电话|身份证|卡|账|尾|验证码|密码|邮编|邮政编码"
                    + "|工|合同|[最前后三四六位数]|为|数字|最后|\\s)*");
    private static final Pattern OPEN_END =
            Pattern.compile("(?:(?<!不)是|号码|尾号|卡号|验证码|密码|邮编|后[四六]位|第|每个?月|下个?月|这个?月|改[到成为]"
                    + "|[百千万]零|[一二三四五六七八九十]月份?|[两二三四五六]个|先还|大概|差不多)$");
    private static final Pattern HESITATION_AT_END = Pattern.compile("(?:嗯|呃|额|那个|这个|就是|然后|\\s)+$");

    @Override
    String language() {
        return "zh";
    }

    @Override
    List<Run> runs(String spoken) {
        List<Run> runs = new ArrayList<>();
        Matcher found = RUN.matcher(spoken);
        while (found.find()) {
            Run run = read(spoken, found.start(), found.end());
            if (!run.digits().isEmpty()) {
                runs.add(run);
            }
        }
        return runs;
    }

    /** 三七要九 is 三七幺九, while 我要九 stays what it is. */
    @Override
    String meant(String heard) {
        if (!NOTHING_BUT_DIGITS.matcher(heard).matches()
                || A_DIGIT.matcher(heard).results().count() < 2) {
            return heard;
        }
        StringBuilder meant = new StringBuilder(heard);
        for (int i = 0; i < meant.length(); i++) {
            int alike = SOUND_ALIKES.indexOf(meant.charAt(i));
            if (alike >= 0) {
                // An X is the last sign; before that it was an eight.
                boolean noX = MEANT.charAt(alike) == '叉' && i < meant.length() - 1;
                meant.setCharAt(i, noX ? '八' : MEANT.charAt(alike));
            }
        }
        return meant.toString();
    }

    private static Run read(String spoken, int from, int to) {
        List<MatchResult> pieces =
                PIECE.matcher(spoken.substring(from, to)).results().toList();
        boolean partOfNumber = from > 0 && VALUED.indexOf(spoken.charAt(from - 1)) >= 0
                || to < spoken.length() && VALUED.indexOf(spoken.charAt(to)) >= 0;
        boolean lastCounts = to < spoken.length() && COUNTED.indexOf(spoken.charAt(to)) >= 0;
        int kept = partOfNumber ? 0 : pieces.size() - (lastCounts ? 1 : 0);
        StringBuilder digits = new StringBuilder();
        int end = from;
        for (MatchResult piece : pieces.subList(0, kept)) {
            if (digits.toString().endsWith("*")) {
                break; // X is the last sign of an identity card
            }
            digits.append(value(piece));
            end = from + piece.end();
        }
        return new Run(digits.toString().equals("*") ? "" : digits.toString(), from, end);
    }

    private static String value(MatchResult piece) {
        if (piece.group(2) != null) {
            int times = ChineseNumbers.digit(piece.group(1).charAt(0));
            return Integer.toString(ChineseNumbers.digit(piece.group(2).charAt(0)))
                    .repeat(times);
        }
        int digit = ChineseNumbers.digit(piece.group().charAt(0));
        return digit < 0 ? "*" : Integer.toString(digit);
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
