package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;
import java.util.HashMap;
import java.util.Map;

/** What stands after an opening parenthesis of a Rust pattern: a name, flags, or nothing. */
final class RustGroups {
    private static final String[] LOOKAROUND = {"?=", "?!", "?<=", "?<!"};

    private final RustCursor in;
    private final Map<String, Integer> names = new HashMap<>();

    RustGroups(RustCursor in) {
        this.in = in;
    }

    /** The group begun here, still without content, or a flags node such as {@code (?i)}. */
    RustNode parse() throws Refusal {
        int start = in.at;
        in.bump();
        RustNode group = in.node(Kind.GROUP, start);
        in.space();
        for (String prefix : LOOKAROUND) {
            if (in.take(prefix)) {
                throw in.from(start, "look-around, including look-ahead and look-behind, is not supported");
            }
        }
        int inner = in.at;
        if (in.take("?P<") || in.take("?<")) {
            group.capturing = true;
            name();
            return group;
        }
        if (!in.take("?")) {
            group.capturing = true;
            return group;
        }
        if (in.eof()) {
            throw new Refusal("unclosed group", start, start + 1);
        }
        return flagged(group, inner);
    }

    private RustNode flagged(RustNode group, int inner) throws Refusal {
        String flags = flags();
        boolean alone = in.here() == ')';
        in.bump();
        if (!alone) {
            group.name = flags;
            return group;
        }
        if (flags.isEmpty()) {
            throw new Refusal("repetition operator missing expression", inner, inner);
        }
        RustNode set = in.node(Kind.FLAGS, group.start);
        set.name = flags;
        return set;
    }

    private void name() throws Refusal {
        int start = in.at;
        while (!in.eof() && in.here() != '>') {
            if (!nameChar(in.here(), in.at == start)) {
                throw in.onChar("invalid capture group character");
            }
            in.bump();
        }
        if (in.eof()) {
            throw in.here("unclosed capture group name");
        }
        int end = in.at;
        in.bump();
        if (start == end) {
            throw new Refusal("empty capture group name", start, start);
        }
        String name = in.text.substring(start, end);
        Integer first = names.putIfAbsent(name, start);
        if (first != null) {
            throw new Refusal("duplicate capture group name", start, end, first, first + name.length());
        }
    }

    private static boolean nameChar(int c, boolean first) {
        if (c == '_' || Character.isAlphabetic(c)) {
            return true;
        }
        if (first) {
            return false;
        }
        int type = Character.getType(c);
        return c == '.'
                || c == '['
                || c == ']'
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private String flags() throws Refusal {
        int start = in.at;
        boolean dangling = false;
        while (in.here() != ':' && in.here() != ')') {
            dangling = in.here() == '-';
            if (!dangling && (in.here() > 0x7F || "imsUuRx".indexOf(in.here()) < 0)) {
                throw in.onChar("unrecognized flag");
            }
            int before = in.text.indexOf(in.here(), start);
            if (before < in.at) {
                String message = dangling ? "flag negation operator repeated" : "duplicate flag";
                throw new Refusal(message, in.at, in.next(), before, before + 1);
            }
            if (!in.bump()) {
                throw in.here("expected flag but got end of regex");
            }
        }
        if (dangling) {
            throw new Refusal("dangling flag negation operator", in.at - 1, in.at);
        }
        return in.text.substring(start, in.at);
    }
}
