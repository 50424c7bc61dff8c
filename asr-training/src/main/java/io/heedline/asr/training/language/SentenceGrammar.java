package io.heedline.asr.training.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Templates that expand into sentences.
 *
 * <pre>
 * # comment
 * amount = {digit} 百 块 | {digit} 千 {digit} /3     a rule; the second alternative is three times as likely
 * &gt; [我 要] 查 (账单 | 余额)                        a sentence; what stands in brackets is said half of the time
 * &gt; /5 好 的                                        a sentence five times as likely
 * </pre>
 */
public final class SentenceGrammar {
    private static final int MAX_DEPTH = 40;

    private sealed interface Node permits Word, Reference, Sequence, Choice, Maybe {}

    private record Word(String text) implements Node {}

    private record Reference(String rule) implements Node {}

    private record Sequence(List<Node> parts) implements Node {}

    private record Choice(List<Node> alternatives, double[] cumulative) implements Node {}

    private record Maybe(Node part) implements Node {}

    private final Map<String, Node> rules = new HashMap<>();
    private final List<Node> templates = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private Choice sentences;

    /** @throws IllegalArgumentException if a line is malformed or refers to an unknown rule; the message names it */
    public static SentenceGrammar read(BufferedReader lines) throws IOException {
        SentenceGrammar grammar = new SentenceGrammar();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                grammar.add(line.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Line " + number + " of the sentence grammar: " + e.getMessage(), e);
            }
        }
        grammar.sentences = new Choice(List.copyOf(grammar.templates), cumulative(grammar.weights));
        grammar.words();
        return grammar;
    }

    private void add(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith(">")) {
            String template = line.substring(1).strip();
            double weight = 1;
            if (template.startsWith("/")) {
                int blank = template.indexOf(' ');
                weight = Double.parseDouble(template.substring(1, blank));
                template = template.substring(blank).strip();
            }
            templates.add(new Parser(template).parse());
            weights.add(weight);
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("\"" + line + "\" is neither \"name = ...\" nor \"> template\"");
        }
        String name = line.substring(0, equals).strip();
        if (rules.put(name, new Parser(line.substring(equals + 1)).parse()) != null) {
            throw new IllegalArgumentException("rule " + name + " is defined twice");
        }
    }

    /** Draws a sentence as its words. */
    public List<String> sentence(SplittableRandom random) {
        List<String> words = new ArrayList<>();
        expand(sentences, random, words, 0);
        return words;
    }

    /** All words that sentences can hold. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        templates.forEach(template -> collect(template, words));
        rules.values().forEach(rule -> collect(rule, words));
        return words;
    }

    private void collect(Node node, Set<String> words) {
        if (node instanceof Word word) {
            words.add(word.text());
        } else if (node instanceof Sequence sequence) {
            sequence.parts().forEach(part -> collect(part, words));
        } else if (node instanceof Choice choice) {
            choice.alternatives().forEach(part -> collect(part, words));
        } else if (node instanceof Maybe maybe) {
            collect(maybe.part(), words);
        } else if (node instanceof Reference reference && !rules.containsKey(reference.rule())) {
            throw new IllegalArgumentException(
                    "The sentence grammar refers to {" + reference.rule() + "}, which it does not define");
        }
    }

    private void expand(Node node, SplittableRandom random, List<String> words, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("The sentence grammar has a rule that contains itself");
        }
        if (node instanceof Word word) {
            words.add(word.text());
        } else if (node instanceof Reference reference) {
            expand(rules.get(reference.rule()), random, words, depth + 1);
        } else if (node instanceof Sequence sequence) {
            sequence.parts().forEach(part -> expand(part, random, words, depth + 1));
        } else if (node instanceof Maybe maybe) {
            if (random.nextBoolean()) {
                expand(maybe.part(), random, words, depth + 1);
            }
        } else if (node instanceof Choice choice) {
            double[] cumulative = choice.cumulative();
            double at = random.nextDouble() * cumulative[cumulative.length - 1];
            int index = 0;
            while (cumulative[index] <= at) {
                index++;
            }
            expand(choice.alternatives().get(index), random, words, depth + 1);
        }
    }

    private static double[] cumulative(List<Double> weights) {
        double[] cumulative = new double[weights.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += weights.get(i);
            cumulative[i] = sum;
        }
        return cumulative;
    }

    /** Recursive descent over one line. */
    private static final class Parser {
        private final String[] tokens;
        private int at;

        Parser(String text) {
            tokens = text.replaceAll("([\\[\\]()|])", " $1 ").strip().split("\\s+");
        }

        Node parse() {
            Node node = choice();
            if (at < tokens.length) {
                throw new IllegalArgumentException("unexpected \"" + tokens[at] + "\"");
            }
            return node;
        }

        private Node choice() {
            List<Node> alternatives = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            do {
                List<Node> parts = new ArrayList<>();
                double weight = 1;
                while (at < tokens.length && !"|])".contains(tokens[at])) {
                    if (tokens[at].startsWith("/")) {
                        weight *= Double.parseDouble(tokens[at++].substring(1));
                    } else {
                        parts.add(part());
                    }
                }
                alternatives.add(parts.size() == 1 ? parts.get(0) : new Sequence(parts));
                weights.add(weight);
            } while (at < tokens.length && tokens[at].equals("|") && at++ >= 0);
            return alternatives.size() == 1 ? alternatives.get(0) : new Choice(alternatives, cumulative(weights));
        }

        private Node part() {
            String token = tokens[at++];
            if (token.equals("[") || token.equals("(")) {
                Node inner = choice();
                String close = token.equals("[") ? "]" : ")";
                if (at >= tokens.length || !tokens[at++].equals(close)) {
                    throw new IllegalArgumentException("\"" + token + "\" without \"" + close + "\"");
                }
                return token.equals("[") ? new Maybe(inner) : inner;
            }
            if (token.startsWith("{")) {
                if (!token.endsWith("}")) {
                    throw new IllegalArgumentException("\"" + token + "\" is not a rule's name in braces");
                }
                return new Reference(token.substring(1, token.length() - 1));
            }
            return new Word(token);
        }
    }
}
