package io.heedline.application.rehearsal;

import io.heedline.application.rehearsal.Reply.Press;
import io.heedline.application.rehearsal.Reply.Speak;
import io.heedline.application.rehearsal.Reply.StaySilent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Decides what one person answers. All they may say is known before the call, so that it can be spoken ahead. Used on
 * the call's lane.
 */
final class Mind {

    /** Who has said what they want so often without getting it asks for a person. */
    private static final int PATIENT_TIMES = 4;

    private static final int DIGIT_PAUSE_MS = 180;

    /** Who is angry takes no long breath between two sentences, and who has misspoken mends it at once. */
    private static final int SENTENCE_PAUSE_MS = 200;

    private static final int REPAIR_PAUSE_MS = 220;

    /** Who is told to use the keys, and nothing else, does. */
    private static final Pattern KEYS_WANTED = Pattern.compile("^(请用(电话)?按键|Please use the keys)");

    private final Kind kind;
    private final Goal goal;
    private final Phrasebook book;
    private final RandomGenerator random;
    private final boolean yao;
    private final Map<Topic, Integer> asked = new EnumMap<>(Topic.class);
    private final List<Line> wishes = new ArrayList<>();
    private final Map<Topic, List<Line>> answers = new EnumMap<>(Topic.class);
    private final List<Line> refusals;
    private final List<Line> denials;
    private final List<Line> farewells;
    private final List<Line> attention;
    private final Line demand;
    private final Line hello;

    Mind(Kind kind, Goal goal, Phrasebook book, List<Service> services, RandomGenerator random) {
        this.kind = kind;
        this.goal = goal;
        this.book = book;
        this.random = random;
        this.yao = random.nextDouble() < 0.6;
        this.refusals = some("no", 2);
        this.denials = some("not-right", 2);
        this.farewells = some("nothing-more", 2);
        this.attention = some("backchannel", 3);
        this.demand = some("demand-person", 1).get(0);
        this.hello = some("hello", 1).get(0);
        planWishes(services);
        answers.put(Topic.CONFIRMATION, some("yes", 3));
        answers.put(Topic.ID_DIGITS, digits(goal.customer().idDigits()));
        answers.put(Topic.CODE, code());
        answers.put(Topic.POSTCODE, digits(goal.postcode()));
        answers.put(Topic.ADDRESS, some("address", 2));
        answers.put(Topic.COMPLAINT, some("complaint-words", 2));
        answers.put(Topic.METHOD, some(goal.method(), 2));
        answers.put(Topic.CITY, List.of(Line.fluent(goal.city())));
        answers.put(Topic.DAY, days());
        answers.put(Topic.UNKNOWN, some("any", 1));
    }

    private void planWishes(List<Service> services) {
        if (kind == Kind.OFF_TOPIC) {
            wishes.add(line(book.pick("off-topic", random)));
        }
        if (kind == Kind.CHANGES_MIND && services.size() > 1) {
            Service other = services.get(random.nextInt(services.size()));
            if (other != goal.service() && !other.needsPerson()) {
                wishes.add(line(book.pick(other.label(), random)));
            }
        }
        List<Line> own = some(goal.service().label(), PATIENT_TIMES);
        if (kind == Kind.ANGRY) {
            own.set(0, Line.fluent(book.pick("angry-prefix", random)).then(SENTENCE_PAUSE_MS, own.get(0)));
        }
        wishes.addAll(own);
    }

    private List<Line> some(String occasion, int most) {
        List<String> phrases = new ArrayList<>(book.phrases(occasion));
        List<Line> chosen = new ArrayList<>();
        while (!phrases.isEmpty() && chosen.size() < most) {
            chosen.add(line(phrases.remove(random.nextInt(phrases.size()))));
        }
        return chosen;
    }

    private Line line(String phrase) {
        boolean hesitates = kind == Kind.HESITANT || kind == Kind.SLOW && random.nextDouble() < 0.4;
        return hesitates ? Line.hesitant(phrase, book, random) : Line.fluent(phrase);
    }

    private List<Line> code() {
        String code = goal.customer().code();
        List<Line> lines = new ArrayList<>(digits(code));
        if (kind == Kind.FORGETFUL) {
            lines.add(0, random.nextBoolean() ? line(book.pick("forgot", random)) : spoken(wrong(code)));
        }
        return lines;
    }

    private List<Line> digits(String digits) {
        Line right = spoken(digits);
        if (kind == Kind.CORRECTS) {
            Line mended = spoken(wrong(digits)).then(REPAIR_PAUSE_MS, Line.fluent(book.pick("correction", random)));
            return List.of(mended.then(100, right), right, oneByOne(digits));
        }
        return List.of(right, oneByOne(digits));
    }

    /** As people repeat digits: slowly, each by itself. */
    private Line oneByOne(String digits) {
        List<String> each = Arrays.stream(digits.split(""))
                .map(digit -> book.digits(digit, yao))
                .toList();
        return Line.grouped(each, 160 + random.nextInt(160));
    }

    /** Up to four at one go, more in two groups; slow people leave a pause between all groups of two. */
    private Line spoken(String digits) {
        int group = kind == Kind.SLOW || kind == Kind.HESITANT ? 2 : digits.length() > 4 ? digits.length() / 2 : 4;
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < digits.length(); i += group) {
            groups.add(book.digits(digits.substring(i, Math.min(digits.length(), i + group)), yao));
        }
        int pause =
                kind == Kind.SLOW || kind == Kind.HESITANT ? 250 + random.nextInt(250) : random.nextInt(DIGIT_PAUSE_MS);
        return Line.grouped(groups, Math.max(40, pause));
    }

    private static String wrong(String digits) {
        int last = Character.digit(digits.charAt(digits.length() - 1), 10);
        return digits.substring(0, digits.length() - 1) + (Math.max(0, last) + 3) % 10;
    }

    private List<Line> days() {
        return book.phrases("date").stream()
                .map(pattern -> Line.fluent(pattern.replace("{day}", book.day(goal.day()))))
                .toList();
    }

    /** Everything they may say. */
    List<Line> repertoire() {
        List<Line> all = new ArrayList<>(wishes);
        answers.values().forEach(all::addAll);
        for (List<Line> more : Arrays.asList(refusals, denials, farewells, attention)) {
            all.addAll(more);
        }
        all.add(demand);
        all.add(hello);
        return all;
    }

    /**
     * What they do about a question.
     *
     * @param served whether they already have what they called for
     */
    Reply answer(Question question, boolean served) {
        Topic topic = Topic.of(question);
        int before = asked.merge(topic, 1, Integer::sum) - 1;
        if (kind == Kind.SILENT && (before == 0 && topic == Topic.WISH)) {
            return new StaySilent();
        }
        if (topic == Topic.WISH) {
            return new Speak(served ? nth(farewells, before) : wish(before));
        }
        if (topic == Topic.CONFIRMATION) {
            return new Speak(confirmation(question, served, before));
        }
        boolean digits = topic == Topic.ID_DIGITS || topic == Topic.CODE || topic == Topic.POSTCODE;
        if (digits
                && (kind == Kind.KEYPAD || KEYS_WANTED.matcher(question.text()).find())) {
            return new Press(keys(topic));
        }
        if (topic == Topic.UNKNOWN && !question.grammar().isEmpty()) {
            List<String> offered = question.grammar();
            return new Speak(Line.fluent(offered.get(random.nextInt(offered.size()))));
        }
        return new Speak(nth(answers.get(topic), before));
    }

    private Line wish(int before) {
        int said = kind == Kind.SILENT ? before - 1 : before;
        return said < wishes.size() ? wishes.get(said) : demand;
    }

    private Line confirmation(Question question, boolean served, int before) {
        if (isMisunderstood(question)) {
            return nth(denials, before);
        }
        boolean wantsNoCallBack = goal.service().operation().isEmpty();
        return served || wantsNoCallBack ? nth(refusals, before) : nth(answers.get(Topic.CONFIRMATION), before);
    }

    /** Whether what is to be confirmed is another postcode, day or method than theirs. */
    private boolean isMisunderstood(Question question) {
        String text = question.text().replaceAll("(?<=[0-9])[ ,，、](?=[0-9])", "");
        List<String> numbers = Arrays.stream(text.split("[^0-9]+"))
                .filter(number -> !number.isEmpty())
                .toList();
        if (question.state().contains("postcode")) {
            return !numbers.isEmpty() && !numbers.contains(goal.postcode());
        } else if (question.state().contains("day")) {
            return !numbers.isEmpty() && !numbers.contains(Integer.toString(goal.day()));
        } else if (question.state().contains("method")) {
            String other = goal.method().equals("transfer") ? "自动|direct debit" : "转账|transfer";
            return Pattern.compile(other).matcher(text).find();
        }
        return false;
    }

    private String keys(Topic topic) {
        return switch (topic) {
            case ID_DIGITS -> goal.customer().idDigits();
            case POSTCODE -> goal.postcode();
            default -> goal.customer().code();
        };
    }

    /** A word of attention. */
    Line attention() {
        return attention.get(random.nextInt(attention.size()));
    }

    /** Whether anybody is there. */
    Line hello() {
        return hello;
    }

    private static Line nth(List<Line> lines, int index) {
        return lines.get(index % lines.size());
    }
}
