package io.heedline.nlu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference day is Wednesday, 18 November 2026. */
class ValuesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-18T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private final Values chinese = new Values(Locale.SIMPLIFIED_CHINESE, CLOCK);
    private final Values english = new Values(Locale.US, CLOCK);

    @ParameterizedTest
    @CsvSource({
        "我的手机号是幺三八零零幺三八零零零, 13800138000",
        "尾号零零七二的卡, 0072",
        "身份证最后是一二三四五x, 12345*",
        "我的号码 13800138000, 13800138000",
        "卡号六二二八四八零零幺二三四, 622848001234",
        "身份证后四位是三二幺叉, 321*",
        "三二一叉, 321*",
        "后四位三个五二, 5552",
        "两个零两个八, 0088",
        "验证码是五二嗯九零四七, 529047",
        "邮编一零零零二零, 100020",
        "不是，是一二三四, 1234",
        "一二三四不对是一二三五, 1235",
        "不是一二三四是五六七八, 5678",
        "幺三八零零幺三八零零零再说一遍, 13800138000",
    })
    void chineseDigits(String text, String digits) {
        assertThat(chinese.in(SpokenText.normalise(text))).isEqualTo(Map.of("digits", digits));
    }

    @ParameterizedTest
    @CsvSource({
        "我先还两千五, 2500.00",
        "两百五十块, 250.00",
        "还三百零五块, 305.00",
        "一万零八百元, 10800.00",
        "三千零五, 3005.00",
        "十块钱, 10.00",
        "七百二十一块五, 721.50",
        "十二块三毛, 12.30",
        "一千两百三十四块, 1234.00",
        "1234.56元, 1234.56",
        "2500元, 2500.00",
        "还五万九, 59000.00",
    })
    void chineseAmounts(String text, String amount) {
        assertThat(chinese.in(SpokenText.normalise(text))).isEqualTo(Map.of("amount", amount));
    }

    @ParameterizedTest
    @CsvSource({
        "今天, 2026-11-18",
        "我明天还, 2026-11-19",
        "后天下午, 2026-11-20",
        "大后天, 2026-11-21",
        "月底还, 2026-11-30",
        "下个月底, 2026-12-31",
        "下个月初, 2026-12-01",
        "下个月十五号, 2026-12-15",
        "二十五号, 2026-11-25",
        "五号, 2026-12-05",
        "十八号, 2026-11-18",
        "十二月五号, 2026-12-05",
        "一月十号, 2027-01-10",
        "2026年12月5日, 2026-12-05",
        "周五, 2026-11-20",
        "这周一, 2026-11-16",
        "下周一, 2026-11-23",
        "下下个星期天, 2026-12-06",
        "三天以后, 2026-11-21",
        "两个星期之后, 2026-12-02",
        "一个月后, 2026-12-18",
    })
    void chineseDates(String text, String date) {
        assertThat(chinese.in(SpokenText.normalise(text)))
                .containsEntry("date", date)
                .doesNotContainKeys("amount", "digits");
    }

    @ParameterizedTest
    @CsvSource({
        "每月十五, 15",
        "每个月二十号, 20",
        "改到十五号, 15",
        "从五号改到二十五号, 25",
        "不是十五号是二十五号, 25",
        "下个月十号, 10",
        "十五, 15",
        "那就二十八吧, 28",
        "三十一号, 31",
    })
    void chineseDaysOfTheMonth(String text, String day) {
        assertThat(chinese.in(SpokenText.normalise(text))).containsEntry("day", day);
    }

    @ParameterizedTest
    @CsvSource({
        "我要改成自动扣款, method, auto-debit",
        "从工资卡里扣, method, auto-debit",
        "我想自己转账, method, transfer",
        "取消自动扣款, method, transfer",
        "从自动扣款改成转账, method, transfer",
        "不要转账我要自动扣款, method, auto-debit",
        "我在哈尔滨, city, 哈尔滨",
        "不是北京是南京, city, 南京",
        "我下个月五号还两千不对三千, amount, 3000.00",
        "我下个月五号还两千不对三千, date, 2026-12-05",
        "明天不对后天, date, 2026-11-20",
    })
    void chineseNamedAndCorrectedValues(String text, String kind, String value) {
        assertThat(chinese.in(SpokenText.normalise(text))).containsEntry(kind, value);
    }

    @Test
    void severalKindsInOneSentence() {
        assertThat(chinese.in("我下个月五号还两千五尾号幺二三四"))
                .isEqualTo(Map.of("date", "2026-12-05", "day", "5", "amount", "2500.00", "digits", "1234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "二月三十号", "我要查一下账单", "一二三", "再说一遍", "三十二号", "万万万万万万万万", "等一下"})
    void chineseWithoutValues(String text) {
        assertThat(chinese.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "my card ends in double five oh two, digits, 5502",
        "one three eight double oh, digits, 13800",
        "the last four are three two one ex, digits, 321*",
        "forty two nineteen, digits, 4219",
        "one two three um four five six, digits, 123456",
        "no one two three four, digits, 1234",
        "one two three four no sorry one two three five, digits, 1235",
        "triple zero seven, digits, 0007",
        "the fifteenth, day, 15",
        "on the twenty first of every month, day, 21",
        "from the fifth to the tenth, day, 10",
        "fifteen, day, 15",
        "not the fifth but the sixth, day, 6",
        "i want direct debit, method, auto-debit",
        "cancel my direct debit, method, transfer",
        "switch from direct debit to bank transfer, method, transfer",
        "is there a branch in shanghai, city, Shanghai",
        "not beijing chengdu, city, Chengdu",
        "i'll pay two hundred on friday no three hundred, amount, 300.00",
        "i'll pay two hundred on friday no three hundred, date, 2026-11-20",
        "i can pay two fifty, amount, 250.00",
        "two thousand five hundred yuan, amount, 2500.00",
        "twelve hundred dollars, amount, 1200.00",
        "fifteen dollars and twenty cents, amount, 15.20",
        "i'll pay 99.5 yuan, amount, 99.50",
        "tomorrow, date, 2026-11-19",
        "the day after tomorrow, date, 2026-11-20",
        "on friday, date, 2026-11-20",
        "next friday, date, 2026-11-27",
        "in three weeks, date, 2026-12-09",
        "at the end of the month, date, 2026-11-30",
        "december fifth, date, 2026-12-05",
        "the third of january, date, 2027-01-03",
        "the twenty first of next month, date, 2026-12-21",
    })
    void englishValues(String text, String kind, String value) {
        assertThat(english.in(SpokenText.normalise(text))).containsEntry(kind, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "just a second", "february thirtieth", "call me at five thirty", "one moment", "may i ask"})
    void englishWithoutValues(String text) {
        assertThat(english.in(text)).isEmpty();
    }
}
