package io.heedline.dialog.demo;

import io.heedline.dialog.BackEnd;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a counter would do for anybody: tell of branches and fees, take down addresses and complaints. */
final class CounterOperations {

    private static final String FOUR_MORE_DIGITS = "[0-9]{4}";

    /** The first two digits of a postcode name the province; these are the ones in use. */
    private static final String PROVINCES = "(0[1-7]|1[0-3]|1[56]|2[0-7]|3[0-6]|4[0-7]|5[1-7]|6[1-7]|7[1-5]|8[13456])";

    private record Branch(
            String chineseCity, String englishCity, String chinese, String english, String address, String inEnglish) {
        boolean in(String city) {
            String wanted = city.toLowerCase(Locale.ROOT);
            return wanted.startsWith(chineseCity) || wanted.startsWith(englishCity);
        }
    }

    private static final List<Branch> BRANCHES = List.of(
            new Branch("北京", "beijing", "北京东城支行", "the Dongcheng branch", "东城区长安街十八号", "18 Chang'an Avenue, Dongcheng"),
            new Branch("上海", "shanghai", "上海浦东支行", "the Pudong branch", "浦东新区世纪大道一百号", "100 Century Avenue, Pudong"),
            new Branch("广州", "guangzhou", "广州天河支行", "the Tianhe branch", "天河区体育西路六号", "6 Tiyu West Road, Tianhe"),
            new Branch("深圳", "shenzhen", "深圳福田支行", "the Futian branch", "福田区深南大道二十号", "20 Shennan Avenue, Futian"),
            new Branch("成都", "chengdu", "成都锦江支行", "the Jinjiang branch", "锦江区春熙路九号", "9 Chunxi Road, Jinjiang"),
            new Branch("杭州", "hangzhou", "杭州西湖支行", "the West Lake branch", "西湖区文三路三十号", "30 Wensan Road, Xihu"));

    private final References references;

    CounterOperations(References references) {
        this.references = references;
    }

    Map<String, String> branch(Asked asked) {
        String city = asked.required("city");
        return BRANCHES.stream()
                .filter(branch -> branch.in(city))
                .findFirst()
                .map(branch -> Map.of(
                        "name", asked.worded(branch.chinese(), branch.english()),
                        "address", asked.worded(branch.address(), branch.inEnglish()),
                        "opens", asked.worded("上午九点", "nine in the morning"),
                        "closes", asked.worded("下午五点", "five in the afternoon")))
                .orElse(Map.of(BackEnd.OUTCOME, "unknown-city"));
    }

    Map<String, String> fees(Asked asked) {
        return Map.of(
                "rate", "18.25",
                "late_fee", "20.00",
                "early_fee", LoanOperations.EARLY_FEE_PERCENT.toPlainString());
    }

    Map<String, String> changeAddress(Account account, Asked asked) {
        asked.required("words");
        return asked.required("postcode").matches(PROVINCES + FOUR_MORE_DIGITS)
                ? Map.of("reference", references.next(), "days", "3")
                : Map.of(BackEnd.OUTCOME, "unknown-postcode");
    }

    Map<String, String> complain(Asked asked) {
        asked.required("words");
        return Map.of("reference", references.next(), "days", "7");
    }
}
