package dev.gw.check.regex;

/**
 * How many bytes of automaton the crate would build. Byte strings, ASCII classes, groups and repetitions are exact; the
 * large Unicode classes are measured constants, and mixtures of them take the largest.
 */
final class RustSize {
    static final double LIMIT = 10L * 1024 * 1024;
    private static final int STATE = 32;
    private static final int UNION = 40;
    private static final double WORD = 50_171;
    private static final double DIGIT = 5125;
    private static final double SPACE = 680;
    private static final double ANY = 1000;
    private static final double PROPERTY = 4000;

    private boolean unicode = true;
    private boolean caseless;

    double of(RustNode node) {
        return switch (node.kind) {
            case LITERAL -> literal(node.value);
            case DOT -> ANY;
            case ASSERTION, EMPTY -> STATE;
            case FLAGS -> flags(node.name);
            case PERL, PROPERTY, CLASS -> set(node);
            case GROUP -> group(node);
            case REPEAT -> repeat(node);
            case ALTERNATION -> sum(node) + 2 * STATE + 4.0 * node.children.size();
            default -> sum(node);
        };
    }

    private double sum(RustNode node) {
        double sum = 0;
        for (RustNode child : node.children) {
            sum += of(child);
        }
        return sum;
    }

    private double literal(int c) {
        int bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (caseless && unicode && (c == 'k' || c == 'K' || c == 's' || c == 'S')) {
            return 236;
        }
        return caseless && Character.isLetter(c) ? 16 + 64.0 * bytes : (double) STATE * bytes;
    }

    private double flags(String names) {
        int minus = names.indexOf('-') < 0 ? names.length() : names.indexOf('-');
        if (names.indexOf('i') >= 0) {
            caseless = names.indexOf('i') < minus;
        }
        if (names.indexOf('u') >= 0) {
            unicode = names.indexOf('u') < minus;
        }
        return 0;
    }

    private double group(RustNode node) {
        boolean oldCaseless = caseless;
        boolean oldUnicode = unicode;
        flags(node.name);
        double size = sum(node) + (node.capturing ? 2 * STATE : 0);
        caseless = oldCaseless;
        unicode = oldUnicode;
        return size;
    }

    private double repeat(RustNode node) {
        double once = of(node.children.get(0));
        double min = Integer.toUnsignedLong(node.min);
        if (node.max == RustNode.UNBOUNDED) {
            return Math.max(1, min) * once + UNION;
        }
        double max = Integer.toUnsignedLong(node.max);
        return max * once + (max - min) * UNION + (max > min ? STATE : 0);
    }

    private double set(RustNode node) {
        if (!unicode) {
            return 3 * STATE;
        }
        double size = largest(node);
        return size > 0 ? size : 2 * STATE + 8.0 * Math.max(1, node.children.size());
    }

    /** The costliest part of a class; 0 when it holds only ASCII. */
    private static double largest(RustNode node) {
        double size = switch (node.kind) {
            case PERL -> perl(node);
            case PROPERTY -> PROPERTY;
            case CLASS, ASCII -> node.negated ? ANY : 0;
            case LITERAL -> node.value > 0x7F ? 164 : 8;
            default -> 0;
        };
        double sum = 0;
        double most = size;
        for (RustNode child : node.children) {
            double part = largest(child);
            if (part <= 164) {
                sum += part;
            }
            most = Math.max(most, part);
        }
        return most > 164 ? most : sum > 64 ? 64 + sum : most > 8 ? most : 0;
    }

    private static double perl(RustNode node) {
        return switch (node.value) {
            case 'd' -> node.negated ? 12_756 : DIGIT;
            case 's' -> node.negated ? 1925 : SPACE;
            default -> node.negated ? 46_603 : WORD;
        };
    }
}
