package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;

/** Single items of a Rust pattern: literals, dots, anchors, and everything that starts with a backslash. */
final class RustEscapes {
    private static final String EARLY_END = "incomplete escape sequence, reached end of pattern prematurely";

    private final RustCursor in;

    RustEscapes(RustCursor in) {
        this.in = in;
    }

    RustNode primitive() throws Refusal {
        int start = in.at;
        int c = in.here();
        if (c == '\\') {
            return escape();
        }
        in.bump();
        return switch (c) {
            case '.' -> in.node(Kind.DOT, start);
            case '^', '$' -> in.node(Kind.ASSERTION, start);
            default -> RustNode.literal(c, start, in.at);
        };
    }

    RustNode escape() throws Refusal {
        int start = in.at;
        if (!in.bump()) {
            throw in.from(start, EARLY_END);
        }
        int c = in.here();
        if (c >= '0' && c <= '9') {
            throw new Refusal("backreferences are not supported", start, in.next());
        }
        return switch (c) {
            case 'x', 'u', 'U' -> hex(start, c == 'x' ? 2 : c == 'u' ? 4 : 8);
            case 'p', 'P' -> property(start);
            case 'd', 'D', 's', 'S', 'w', 'W' -> perl(start, c);
            default -> simple(start, c);
        };
    }

    private RustNode perl(int start, int c) {
        in.bump();
        RustNode node = in.node(Kind.PERL, start);
        node.value = Character.toLowerCase(c);
        node.negated = c < 'a';
        return node;
    }

    private RustNode simple(int start, int c) throws Refusal {
        in.bump();
        if (c == 'b' && in.here() == '{') {
            wordBoundary(start);
        }
        if ("Azb<>B".indexOf(c) >= 0) {
            return in.node(Kind.ASSERTION, start);
        }
        int control = "aftnrv".indexOf(c);
        if (control >= 0) {
            return RustNode.literal("\u0007\f\t\n\r\u000B".charAt(control), start, in.at);
        }
        if (c > 0x7F || Character.isLetterOrDigit(c)) {
            throw in.from(start, "unrecognized escape sequence");
        }
        return RustNode.literal(c, start, in.at);
    }

    /** Reads {@code {start}} and its like after {@code \b}; leaves a counted repetition alone. */
    private void wordBoundary(int escape) throws Refusal {
        int start = in.at;
        if (!in.bumpSpace()) {
            throw in.from(
                    escape,
                    "found either the beginning of a special word boundary or a bounded repetition on a \\b"
                            + " with an opening brace, but no closing brace");
        }
        int first = in.at;
        if (!boundaryChar(in.here())) {
            in.at = start;
            return;
        }
        StringBuilder name = new StringBuilder();
        while (!in.eof() && boundaryChar(in.here())) {
            name.appendCodePoint(in.here());
            in.bumpSpace();
        }
        if (in.here() != '}') {
            throw in.from(start, "special word boundary assertion is either unclosed or contains an invalid character");
        }
        int end = in.at;
        in.bump();
        switch (name.toString()) {
            case "start", "end", "start-half", "end-half" -> {}
            default ->
                throw new Refusal(
                        "unrecognized special word boundary assertion, valid choices are: start, end,"
                                + " start-half or end-half",
                        first,
                        end);
        }
    }

    private static boolean boundaryChar(int c) {
        return c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private RustNode hex(int start, int digits) throws Refusal {
        if (!in.bumpSpace()) {
            throw in.here(EARLY_END);
        }
        return in.here() == '{' ? braced(start) : fixed(start, digits);
    }

    private RustNode fixed(int start, int digits) throws Refusal {
        int first = in.at;
        long code = 0;
        for (int i = 0; i < digits; i++) {
            if (i > 0 && !in.bumpSpace()) {
                throw in.here(EARLY_END);
            }
            code = code * 16 + digit();
        }
        in.bumpSpace();
        RustNode node = scalar(code, start, first, in.at);
        node.fixedByte = digits == 2;
        return node;
    }

    private RustNode braced(int start) throws Refusal {
        int brace = in.at;
        int first = in.next();
        long code = 0;
        boolean any = false;
        while (in.bumpSpace() && in.here() != '}') {
            code = Math.min(code * 16 + digit(), 1L << 40);
            any = true;
        }
        if (in.eof()) {
            throw in.from(brace, EARLY_END);
        }
        int end = in.at;
        in.bumpSpace();
        if (!any) {
            throw in.from(brace, "hexadecimal literal empty");
        }
        return scalar(code, start, first, end);
    }

    private int digit() throws Refusal {
        int value = in.here() > 0x7F ? -1 : Character.digit(in.here(), 16);
        if (value < 0) {
            throw in.onChar("invalid hexadecimal digit");
        }
        return value;
    }

    private RustNode scalar(long code, int start, int first, int end) throws Refusal {
        if (code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
            throw new Refusal("hexadecimal literal is not a Unicode scalar value", first, end);
        }
        return RustNode.literal((int) code, start, in.at);
    }

    private RustNode property(int start) throws Refusal {
        if (!in.bumpSpace()) {
            throw in.here(EARLY_END);
        }
        StringBuilder name = new StringBuilder();
        if (in.here() == '{') {
            while (in.bumpSpace() && in.here() != '}') {
                name.appendCodePoint(in.here());
            }
            if (in.eof()) {
                throw in.here(EARLY_END);
            }
            in.bump();
        } else {
            if (in.here() == '\\') {
                throw in.onChar("invalid Unicode character class");
            }
            name.appendCodePoint(in.here());
            in.bumpSpace();
        }
        RustNode node = in.node(Kind.PROPERTY, start);
        node.name = name.toString();
        return node;
    }
}
