package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;

/** The crate's limit on nesting, which also bounds the recursion of every later pass. */
final class RustNesting {
    static final int LIMIT = 250;

    private RustNesting() {}

    static void check(RustNode root) throws Refusal {
        visit(root, 0);
    }

    private static void visit(RustNode node, int depth) throws Refusal {
        int inside = depth + (counts(node.kind) ? 1 : 0);
        if (inside > LIMIT) {
            throw new Refusal(
                    "exceed the maximum number of nested parentheses/brackets (" + LIMIT + ")", node.start, node.end);
        }
        if (node.kind == Kind.RANGE) {
            return;
        }
        for (RustNode child : node.children) {
            visit(child, inside);
        }
    }

    private static boolean counts(Kind kind) {
        return switch (kind) {
            case CLASS, REPEAT, GROUP, ALTERNATION, CONCAT, UNION, OPERATION -> true;
            default -> false;
        };
    }
}
