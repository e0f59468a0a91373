package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that a pattern of the Rust dialect matches from their beginning to their end. Anchors and word boundaries are
 * not weighed, so that a text for a pattern like {@code a\bb} does not match; what uses the texts has to try them.
 */
public final class RustSamples {
    private static final int MOST_CHARS = 400;
    private static final String NICE = "a5xB0zZ9-_.~/ :;,@%+=!*'()$&?#[]{}<>|^`\"\\";
    private static final int LETTERS_AND_SIGNS = 0x7F;

    private final int turn;
    private final StringBuilder out = new StringBuilder();
    private int choices;

    private RustSamples(int turn) {
        this.turn = turn;
    }

    /**
     * Different texts, each taking other alternatives, characters and numbers of repetitions than those before.
     *
     * @param pattern a pattern that is accepted by {@link RustRegex}; one that is not has no texts
     * @param most how many to make at most
     */
    public static List<String> of(String pattern, int most) {
        Set<String> samples = new LinkedHashSet<>();
        try {
            RustNode root = new RustParser(pattern).parse();
            RustNesting.check(root);
            for (int turn = 0; turn < most; turn++) {
                RustSamples sample = new RustSamples(turn);
                sample.write(root);
                samples.add(sample.out.toString());
            }
        } catch (Refusal notAPattern) {
            return List.of();
        }
        return new ArrayList<>(samples);
    }

    /** Recurses as deep as {@link RustNesting} allows. */
    private void write(RustNode node) {
        if (out.length() > MOST_CHARS) {
            return;
        }
        switch (node.kind) {
            case LITERAL -> out.appendCodePoint(node.value);
            case DOT -> out.append(turn % 2 == 0 ? 'x' : '7');
            case PERL, PROPERTY, CLASS -> member(node);
            case REPEAT -> repeat(node);
            case ALTERNATION -> write(node.children.get(Math.floorMod(turn + choices++, node.children.size())));
            case ASSERTION, FLAGS, EMPTY -> {
                // nothing is written for what has no width
            }
            default -> node.children.forEach(this::write);
        }
    }

    private void repeat(RustNode node) {
        long min = Integer.toUnsignedLong(node.min);
        long max = node.max == RustNode.UNBOUNDED ? Long.MAX_VALUE : Integer.toUnsignedLong(node.max);
        long wanted = switch (turn % 3) {
            case 0 -> Math.max(min, 1);
            case 1 -> min;
            default -> min + 2;
        };
        long times = Math.min(Math.min(wanted, max), MOST_CHARS);
        for (long i = 0; i < times; i++) {
            write(node.children.get(0));
        }
    }

    /** The first fitting character from a place that moves with the turn. */
    private void member(RustNode set) {
        int from = turn / 2;
        for (int i = 0; i < NICE.length(); i++) {
            char c = NICE.charAt((i + from) % NICE.length());
            if (contains(set, c)) {
                out.append(c);
                return;
            }
        }
        for (int c = ' '; c < Character.MIN_SURROGATE; c++) {
            if (contains(set, c)) {
                out.append((char) c);
                return;
            }
        }
    }

    private static boolean contains(RustNode node, int c) {
        return switch (node.kind) {
            case LITERAL -> node.value == c;
            case RANGE -> c >= node.children.get(0).value && c <= node.children.get(1).value;
            case ASCII -> (c <= LETTERS_AND_SIGNS && AsciiClass.contains(node.name, c)) != node.negated;
            case PERL -> perl(node.value, c) != node.negated;
            case PROPERTY -> property(node.name, c) != node.negated;
            case CLASS -> contains(node.children.get(0), c) != node.negated;
            case OPERATION -> operation(node, c);
            default -> anyContains(node, c);
        };
    }

    private static boolean anyContains(RustNode union, int c) {
        for (RustNode child : union.children) {
            if (child.kind != Kind.EMPTY && contains(child, c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean operation(RustNode node, int c) {
        boolean left = contains(node.children.get(0), c);
        boolean right = contains(node.children.get(1), c);
        return switch (node.value) {
            case '&' -> left && right;
            case '-' -> left && !right;
            default -> left != right;
        };
    }

    private static boolean perl(int letter, int c) {
        return switch (letter) {
            case 'd' -> Character.isDigit(c);
            case 's' -> Character.isWhitespace(c);
            default -> Character.isLetterOrDigit(c) || c == '_';
        };
    }

    /** The large categories; any other property is taken to hold letters. */
    private static boolean property(String name, int c) {
        return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
            case 'N' -> Character.isDigit(c);
            case 'P' -> "-_.~,:;!?()".indexOf(c) >= 0;
            default -> name.equals("Lu") || name.startsWith("Upper") ? Character.isUpperCase(c) : Character.isLetter(c);
        };
    }
}
