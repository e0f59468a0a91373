package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bracketed classes of a Rust pattern, nested and with set operations; the nesting lives on a stack of its own. */
final class RustClasses {
    static final Set<String> ASCII = Set.of(
            "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
            "word", "xdigit");
    private static final String UNCLOSED = "unclosed character class";

    /** An open bracket with the list it stands in, or, with {@code parent} null, an operation waiting for its right. */
    private record Frame(RustNode node, @Nullable RustNode parent) {}

    private final RustCursor in;
    private final RustEscapes escapes;
    private final Deque<Frame> stack = new ArrayDeque<>();

    RustClasses(RustCursor in, RustEscapes escapes) {
        this.in = in;
        this.escapes = escapes;
    }

    RustNode parse() throws Refusal {
        RustNode union = in.node(Kind.UNION, in.at);
        while (true) {
            in.space();
            if (in.eof()) {
                throw unclosed();
            }
            int c = in.here();
            if (c == '[') {
                RustNode ascii = stack.isEmpty() ? null : ascii();
                if (ascii == null) {
                    union = open(union);
                } else {
                    add(union, ascii);
                }
            } else if (c == ']') {
                Frame frame = close(union);
                if (stack.isEmpty() || frame.parent() == null) {
                    return frame.node();
                }
                union = frame.parent();
                add(union, frame.node());
            } else if ((c == '&' || c == '-' || c == '~') && in.peek() == c) {
                union = operation(union, c);
            } else {
                add(union, range());
            }
        }
    }

    private static void add(RustNode union, RustNode item) {
        union.children.add(item);
        union.end = item.end;
    }

    private Refusal unclosed() {
        for (Frame frame : stack) {
            if (frame.parent() != null) {
                return new Refusal(UNCLOSED, frame.node().start, frame.node().end);
            }
        }
        return in.here(UNCLOSED);
    }

    private RustNode open(RustNode parent) throws Refusal {
        int start = in.at;
        step(start);
        boolean negated = in.here() == '^';
        if (negated) {
            step(start);
        }
        RustNode union = in.node(Kind.UNION, in.at);
        while (in.here() == '-') {
            add(union, RustNode.literal('-', in.at, in.at + 1));
            if (!in.bumpSpace()) {
                throw new Refusal(UNCLOSED, start, start);
            }
        }
        if (union.children.isEmpty() && in.here() == ']') {
            add(union, RustNode.literal(']', in.at, in.at + 1));
            step(start);
        }
        RustNode set = in.node(Kind.CLASS, start);
        set.negated = negated;
        stack.push(new Frame(set, parent));
        return union;
    }

    private void step(int start) throws Refusal {
        if (!in.bumpSpace()) {
            throw in.from(start, UNCLOSED);
        }
    }

    private Frame close(RustNode union) {
        RustNode content = operand(union.folded());
        Frame frame = stack.pop();
        in.bump();
        frame.node().end = in.at;
        frame.node().children.add(content);
        return frame;
    }

    private RustNode operation(RustNode union, int sign) {
        RustNode left = operand(union.folded());
        in.bump();
        in.bump();
        RustNode node = new RustNode(Kind.OPERATION, left.start, left.end);
        node.value = sign;
        node.children.add(left);
        stack.push(new Frame(node, null));
        return in.node(Kind.UNION, in.at);
    }

    /** Gives {@code right} to the operation that waits for it. */
    private RustNode operand(RustNode right) {
        Frame top = stack.peek();
        if (top == null || top.parent() != null) {
            return right;
        }
        stack.pop();
        top.node().end = right.end;
        top.node().children.add(right);
        return top.node();
    }

    private RustNode range() throws Refusal {
        RustNode first = item();
        in.space();
        if (in.eof()) {
            throw unclosed();
        }
        int beyond = in.here() == '-' ? in.peekSpace() : '-';
        if (beyond == ']' || beyond == '-') {
            return single(first);
        }
        if (!in.bumpSpace()) {
            throw unclosed();
        }
        RustNode last = item();
        RustNode range = new RustNode(Kind.RANGE, first.start, last.end);
        range.children.add(bound(first));
        range.children.add(bound(last));
        if (first.value > last.value) {
            throw new Refusal("invalid character class range, the start must be <= the end", range.start, range.end);
        }
        return range;
    }

    private RustNode item() throws Refusal {
        if (in.here() == '\\') {
            return escapes.escape();
        }
        int start = in.at;
        int c = in.here();
        in.bump();
        return RustNode.literal(c, start, in.at);
    }

    private static RustNode single(RustNode item) throws Refusal {
        if (item.kind == Kind.ASSERTION) {
            throw new Refusal("invalid escape sequence found in character class", item.start, item.end);
        }
        return item;
    }

    private static RustNode bound(RustNode item) throws Refusal {
        if (item.kind != Kind.LITERAL) {
            throw new Refusal("invalid range boundary, must be a literal", item.start, item.end);
        }
        return item;
    }

    private @Nullable RustNode ascii() {
        int start = in.at;
        if (!in.text.startsWith("[:", start)) {
            return null;
        }
        boolean negated = in.text.startsWith("[:^", start);
        int first = start + (negated ? 3 : 2);
        int colon = in.text.indexOf(':', first);
        if (colon < 0
                || colon - first > 6
                || !in.text.startsWith(":]", colon)
                || !ASCII.contains(in.text.substring(first, colon))) {
            return null;
        }
        in.at = colon + 2;
        RustNode node = in.node(Kind.ASCII, start);
        node.name = in.text.substring(first, colon);
        node.negated = negated;
        return node;
    }
}
