package io.heedline.application.rehearsal;

import io.heedline.dialog.demo.DemoCustomer;
import io.heedline.dialog.demo.DemoLedger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Decides who calls: every kind and every service as often as the others, in an order that the seed decides. */
final class Cast {

    /**
     * One of the people.
     *
     * @param number from 1
     */
    record Role(int number, Kind kind, Goal goal, String variant, double speed, int pitch, long seed) {}

    /** Variants of espeak-ng on which no shipped model was trained. */
    private static final List<String> VARIANTS = List.of(
            "m3",
            "m7",
            "f2",
            "f4",
            "klatt3",
            "Alicia",
            "Andrea",
            "belinda",
            "Denis",
            "edward",
            "linda",
            "max",
            "sandro",
            "victor",
            "m6",
            "f3",
            "klatt2",
            "anika",
            "Henrique",
            "paul");

    private static final List<String> POSTCODES = List.of("100020", "200120", "510620", "518048", "310012");
    private static final List<String> CHINESE_CITIES = List.of("北京", "上海", "广州", "深圳", "成都", "杭州");
    private static final List<String> ENGLISH_CITIES =
            List.of("Beijing", "Shanghai", "Guangzhou", "Shenzhen", "Chengdu", "Hangzhou");

    private Cast() {}

    /** So many people with these wishes; kinds and services are combined anew with every round. */
    static List<Role> of(int people, List<Kind> kinds, List<Service> services, Locale locale, long seed) {
        Random random = new Random(seed);
        List<Service> wishes = repeated(services, people, random);
        Map<Service, Integer> seen = new EnumMap<>(Service.class);
        List<Kind> manners = repeated(kinds, people, random);
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int before = seen.merge(wishes.get(i), 1, Integer::sum);
            Goal goal = goal(wishes.get(i), before, locale, random);
            Kind kind = manners.get(i);
            roles.add(new Role(
                    i + 1,
                    kind,
                    goal,
                    VARIANTS.get(random.nextInt(VARIANTS.size())),
                    Math.round(kind.manner().speed().draw(random) * 100) / 100.0,
                    35 + random.nextInt(35),
                    random.nextLong()));
        }
        return roles;
    }

    private static <T> List<T> repeated(List<T> all, int times, Random random) {
        List<T> repeated = new ArrayList<>();
        while (repeated.size() < times) {
            List<T> round = new ArrayList<>(all);
            Collections.shuffle(round, random);
            repeated.addAll(round);
        }
        return repeated.subList(0, times);
    }

    private static Goal goal(Service service, int before, Locale locale, Random random) {
        List<DemoCustomer> fitting = DemoLedger.customers().stream()
                .filter(customer -> customer.number().length() > 4)
                .filter(fits(service))
                .toList();
        DemoCustomer customer = fitting.get(before % fitting.size());
        List<String> cities = locale.getLanguage().equals("zh") ? CHINESE_CITIES : ENGLISH_CITIES;
        return new Goal(
                service,
                customer,
                1 + random.nextInt(28),
                random.nextInt(3) == 0 ? "auto-debit" : "transfer",
                POSTCODES.get(random.nextInt(POSTCODES.size())),
                cities.get(random.nextInt(cities.size())));
    }

    private static Predicate<DemoCustomer> fits(Service service) {
        return switch (service) {
            case REPAYMENT_PLAN, EARLY_REPAYMENT_QUOTE, EARLY_REPAYMENT_REQUEST ->
                customer ->
                        customer.loan().filter(loan -> loan.instalments() > 0).isPresent();
            case SETTLEMENT_CERTIFICATE ->
                customer ->
                        customer.loan().filter(loan -> loan.instalments() == 0).isPresent();
            case REPORT_LOSS, CARD_ACTIVATION -> customer -> customer.card().isPresent();
            default -> customer -> true;
        };
    }
}
