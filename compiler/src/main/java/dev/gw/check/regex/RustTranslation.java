package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;
import java.util.BitSet;

/** The checks the crate makes after parsing: properties, and what Unicode mode off may not do. */
final class RustTranslation {
    private static final String INVALID_UTF8 = "pattern can match invalid UTF-8";
    private static final String NO_UNICODE = "Unicode not allowed here";

    private boolean unicode = true;

    /** Recurses as deep as {@link RustNesting} allows. */
    void check(RustNode node) throws Refusal {
        switch (node.kind) {
            case FLAGS -> set(node.name);
            case GROUP -> group(node);
            case CLASS -> bracketed(node);
            case DOT -> require(unicode, node, INVALID_UTF8);
            case LITERAL -> literal(node);
            case PROPERTY -> property(node);
            case PERL -> require(unicode || !node.negated, node, INVALID_UTF8);
            default -> {
                for (RustNode child : node.children) {
                    check(child);
                }
            }
        }
    }

    private static void require(boolean fine, RustNode node, String message) throws Refusal {
        if (!fine) {
            throw new Refusal(message, node.start, node.end);
        }
    }

    private void set(String flags) {
        int u = flags.indexOf('u');
        if (u >= 0) {
            int minus = flags.indexOf('-');
            unicode = minus < 0 || u < minus;
        }
    }

    private void group(RustNode node) throws Refusal {
        boolean outside = unicode;
        set(node.name);
        for (RustNode child : node.children) {
            check(child);
        }
        unicode = outside;
    }

    private void literal(RustNode node) throws Refusal {
        require(unicode || !node.fixedByte || node.value <= 0x7F, node, INVALID_UTF8);
    }

    private void property(RustNode node) throws Refusal {
        require(unicode, node, NO_UNICODE);
        String problem = RustProperties.problem(node.name);
        if (problem != null) {
            throw new Refusal(problem, node.start, node.end);
        }
    }

    private void bracketed(RustNode node) throws Refusal {
        if (unicode) {
            properties(node);
        } else {
            bytes(node);
        }
    }

    private void properties(RustNode node) throws Refusal {
        if (node.kind == Kind.PROPERTY) {
            property(node);
        }
        for (RustNode child : node.children) {
            properties(child);
        }
    }

    private BitSet bytes(RustNode node) throws Refusal {
        return switch (node.kind) {
            case LITERAL -> span(classByte(node), classByte(node));
            case RANGE -> span(classByte(node.children.get(0)), classByte(node.children.get(1)));
            case ASCII -> flipped(named(node.name), node.negated);
            case PERL -> perl(node);
            case PROPERTY -> throw new Refusal(NO_UNICODE, node.start, node.end);
            case CLASS -> ascii(flipped(bytes(node.children.get(0)), node.negated), node);
            case OPERATION -> operation(node);
            default -> union(node);
        };
    }

    private static int classByte(RustNode node) throws Refusal {
        require(node.value <= 0x7F || node.fixedByte, node, NO_UNICODE);
        return node.value;
    }

    private static BitSet ascii(BitSet set, RustNode node) throws Refusal {
        require(set.length() <= 0x80, node, INVALID_UTF8);
        return set;
    }

    private static BitSet perl(RustNode node) throws Refusal {
        String name = node.value == 'd' ? "digit" : node.value == 's' ? "space" : "word";
        return ascii(flipped(named(name), node.negated), node);
    }

    private BitSet union(RustNode node) throws Refusal {
        BitSet all = new BitSet(256);
        for (RustNode child : node.children) {
            all.or(bytes(child));
        }
        return all;
    }

    private BitSet operation(RustNode node) throws Refusal {
        BitSet left = (BitSet) bytes(node.children.get(0)).clone();
        BitSet right = bytes(node.children.get(1));
        switch (node.value) {
            case '&' -> left.and(right);
            case '-' -> left.andNot(right);
            default -> left.xor(right);
        }
        return left;
    }

    private static BitSet flipped(BitSet set, boolean negated) {
        if (negated) {
            set.flip(0, 256);
        }
        return set;
    }

    private static BitSet span(int first, int last) {
        BitSet set = new BitSet(256);
        set.set(first, last + 1);
        return set;
    }

    private static BitSet named(String name) {
        BitSet set = new BitSet(256);
        for (int c = 0; c < 0x80; c++) {
            set.set(c, AsciiClass.contains(name, c));
        }
        return set;
    }
}
