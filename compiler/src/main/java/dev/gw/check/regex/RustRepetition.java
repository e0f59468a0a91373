package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;

/** The operators {@code ? * + {n,m}} of a Rust pattern. */
final class RustRepetition {
    private static final String MISSING = "repetition operator missing expression";
    private static final String UNCLOSED = "unclosed counted repetition";
    private static final String NO_NUMBER = "repetition quantifier expects a valid decimal";

    private final RustCursor in;
    private final int start;
    private int min;
    private int max = RustNode.UNBOUNDED;

    private RustRepetition(RustCursor in) {
        this.in = in;
        this.start = in.at;
    }

    /** Takes the last item of {@code concat} and returns it repeated. */
    static RustNode parse(RustCursor in, RustNode concat) throws Refusal {
        int last = concat.children.size() - 1;
        if (last < 0 || concat.children.get(last).kind == Kind.FLAGS) {
            throw in.here(MISSING);
        }
        RustNode item = concat.children.remove(last);
        RustRepetition operator = new RustRepetition(in);
        if (in.here() == '{') {
            operator.counted();
        } else {
            operator.simple();
        }
        RustNode node = in.node(Kind.REPEAT, item.start);
        node.min = operator.min;
        node.max = operator.max;
        node.children.add(item);
        return node;
    }

    private void simple() {
        min = in.here() == '+' ? 1 : 0;
        max = in.here() == '?' ? 1 : RustNode.UNBOUNDED;
        if (in.bump() && in.here() == '?') {
            in.bump();
        }
    }

    private void counted() throws Refusal {
        if (!in.bumpSpace()) {
            throw in.from(start, UNCLOSED);
        }
        Refusal noMinimum = null;
        try {
            min = decimal();
        } catch (Refusal refusal) {
            noMinimum = refusal;
        }
        if (in.eof()) {
            throw in.from(start, UNCLOSED);
        }
        boolean comma = in.here() == ',';
        if (comma && !in.bumpSpace()) {
            throw in.from(start, UNCLOSED);
        }
        boolean bounded = comma && in.here() != '}';
        if (noMinimum != null) {
            throw noMinimum;
        }
        max = bounded ? decimal() : comma ? RustNode.UNBOUNDED : min;
        finish(bounded);
    }

    private void finish(boolean bounded) throws Refusal {
        if (in.eof() || in.here() != '}') {
            throw in.from(start, UNCLOSED);
        }
        if (in.bumpSpace() && in.here() == '?') {
            in.bump();
        }
        if (bounded && Integer.compareUnsigned(min, max) > 0) {
            throw in.from(start, "invalid repetition count range, the start must be <= the end");
        }
    }

    private int decimal() throws Refusal {
        while (!in.eof() && RustCursor.isSpace(in.here())) {
            in.bump();
        }
        int first = in.at;
        long number = 0;
        boolean any = false;
        while (!in.eof() && in.here() >= '0' && in.here() <= '9') {
            number = Math.min(number * 10 + in.here() - '0', 1L << 40);
            any = true;
            in.bumpSpace();
        }
        int end = in.at;
        while (!in.eof() && RustCursor.isSpace(in.here())) {
            in.bumpSpace();
        }
        if (!any) {
            throw new Refusal(NO_NUMBER, first, end);
        }
        if (number > 0xFFFF_FFFFL) {
            throw new Refusal("decimal literal invalid", first, end);
        }
        return (int) number;
    }
}
