package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;

/** A place in a Rust pattern, moving by code points, and skipping space and comments in verbose mode. */
final class RustCursor {
    final String text;
    int at;
    boolean verbose;

    RustCursor(String text) {
        this.text = text;
    }

    boolean eof() {
        return at >= text.length();
    }

    /** The code point here; 0 at the end. */
    int here() {
        return eof() ? 0 : text.codePointAt(at);
    }

    int next() {
        return eof() ? at : at + Character.charCount(here());
    }

    boolean bump() {
        at = next();
        return !eof();
    }

    boolean take(String prefix) {
        if (!text.startsWith(prefix, at)) {
            return false;
        }
        at += prefix.length();
        return true;
    }

    void space() {
        if (!verbose) {
            return;
        }
        while (!eof()) {
            if (isSpace(here())) {
                bump();
            } else if (here() == '#') {
                int line = text.indexOf('\n', at);
                at = line < 0 ? text.length() : line + 1;
            } else {
                return;
            }
        }
    }

    boolean bumpSpace() {
        if (!bump()) {
            return false;
        }
        space();
        return !eof();
    }

    /** The code point after this one; -1 when there is none. */
    int peek() {
        int after = next();
        return after >= text.length() ? -1 : text.codePointAt(after);
    }

    /** As {@link #peek}, beyond space; a comment's first text counts as the crate counts it. */
    int peekSpace() {
        if (!verbose) {
            return peek();
        }
        int start = next();
        boolean comment = false;
        for (int i = start; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isSpace(c)) {
                continue;
            }
            if (!comment && c == '#') {
                comment = true;
            } else {
                return c;
            }
        }
        return start >= text.length() ? -1 : text.codePointAt(start);
    }

    Refusal here(String message) {
        return new Refusal(message, at, at);
    }

    Refusal onChar(String message) {
        return new Refusal(message, at, next());
    }

    Refusal from(int start, String message) {
        return new Refusal(message, start, at);
    }

    RustNode node(Kind kind, int start) {
        return new RustNode(kind, start, at);
    }

    /** Unicode's White_Space. */
    static boolean isSpace(int c) {
        return c == ' '
                || (c >= 9 && c <= 13)
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }
}
