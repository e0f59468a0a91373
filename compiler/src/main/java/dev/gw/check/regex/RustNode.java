package dev.gw.check.regex;

import java.util.ArrayList;
import java.util.List;

/** A node of a parsed Rust pattern; mutable while the parser builds it. */
final class RustNode {
    enum Kind {
        EMPTY,
        FLAGS,
        LITERAL,
        DOT,
        ASSERTION,
        PROPERTY,
        PERL,
        CLASS,
        REPEAT,
        GROUP,
        ALTERNATION,
        CONCAT,
        RANGE,
        ASCII,
        UNION,
        OPERATION
    }

    static final int UNBOUNDED = -1;

    final Kind kind;
    final int start;
    int end;
    final List<RustNode> children = new ArrayList<>(0);

    /** The code point of a literal, the letter of a perl class, the sign of a set operation. */
    int value;

    /** A literal written as a fixed {@code \xNN}: a byte where Unicode is off. */
    boolean fixedByte;

    boolean negated;
    boolean capturing;
    int min;
    int max;

    /** Name of a property or ASCII class, or the letters of a flag group. */
    String name = "";

    RustNode(Kind kind, int start, int end) {
        this.kind = kind;
        this.start = start;
        this.end = end;
    }

    /** A list of items as the crate folds it: nothing, the only item, or the list itself. */
    RustNode folded() {
        if (children.isEmpty()) {
            return new RustNode(Kind.EMPTY, start, end);
        }
        return children.size() == 1 ? children.get(0) : this;
    }

    static RustNode literal(int codePoint, int start, int end) {
        RustNode node = new RustNode(Kind.LITERAL, start, end);
        node.value = codePoint;
        return node;
    }
}
