package dev.gw.check.regex;

import dev.gw.check.regex.PcreNode.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a PCRE2 pattern item by item; nesting lives on a stack of its own. */
final class PcreParser {
    static final int NEST_LIMIT = 250;

    /** An open group, and the options to return to when it closes. */
    static final class Frame {
        final PcreNode node;
        final int options;
        boolean resets;
        boolean condition;
        int base;
        int most;

        Frame(PcreNode node, int options) {
            this.node = node;
            this.options = options;
        }
    }

    final PcreIn in;
    final PcreEscapes escapes;
    final Deque<Frame> frames = new ArrayDeque<>();
    int options;

    /** 2 right after {@code (?(}, 1 after a callout there: an assertion must follow. */
    int expectsAssertion;

    boolean repeatable;
    private boolean afterQuantifier;
    private boolean quoted;
    private final PcreClasses classes;
    private final PcreGroups groups;
    private final PcreEscapedItems escapedItems;

    PcreParser(PcreIn in) {
        this.in = in;
        escapes = new PcreEscapes(in);
        classes = new PcreClasses(in, escapes);
        groups = new PcreGroups(this);
        escapedItems = new PcreEscapedItems(this);
        frames.push(new Frame(new PcreNode(Kind.GROUP, 0).open(), 0));
    }

    PcreNode parse() throws Refusal {
        while (!in.eof()) {
            if (frames.size() - 1 > NEST_LIMIT) {
                throw in.fail("parentheses are too deeply nested");
            }
            char c = in.here();
            in.at++;
            if (quoted) {
                quotedChar(c);
            } else if (!skipped(c)) {
                item(c);
            }
        }
        if (frames.size() > 1) {
            throw in.fail(PcreText.UNCLOSED);
        }
        return frame().node;
    }

    Frame frame() {
        return frames.element();
    }

    void add(PcreNode node) {
        frame().node.last().add(node);
    }

    void open(PcreNode node) {
        frames.push(new Frame(node.open(), options));
    }

    private void quotedChar(char c) throws Refusal {
        if (c == '\\' && in.here() == 'E') {
            quoted = false;
            in.at++;
            return;
        }
        if (expectsAssertion > 0) {
            throw in.failBack(PcreText.NEEDS_ASSERTION);
        }
        literal();
        afterQuantifier = false;
    }

    void literal() {
        add(PcreNode.chars(1, 1, 2));
        repeatable = true;
    }

    /** Comments, space in extended mode, and the quoting marks leave the quantifiers' state alone. */
    private boolean skipped(char c) throws Refusal {
        if (c == '\\' && (in.here() == 'Q' || in.here() == 'E')) {
            quoted = in.here() == 'Q';
            in.at++;
            return true;
        }
        if (PcreOption.EXTENDED.in(options)) {
            if (c == ' ' || (c >= 9 && c <= 13) || c == 0x85) {
                return true;
            }
            if (c == '#') {
                int line = in.text.indexOf('\n', in.at);
                in.at = line < 0 ? in.text.length() : line + 1;
                return true;
            }
        }
        return c == '(' && in.looking("?#") && comment();
    }

    private boolean comment() throws Refusal {
        int end = in.text.indexOf(')', in.at + 1);
        if (end < 0) {
            in.at = in.text.length();
            throw in.fail("missing ) after (?# comment");
        }
        in.at = end + 1;
        return true;
    }

    private void item(char c) throws Refusal {
        int expected = expectsAssertion;
        if (expected > 0 && !assertionAhead(c)) {
            throw in.failBack(PcreText.NEEDS_ASSERTION);
        }
        expectsAssertion = 0;
        boolean wasRepeatable = repeatable;
        boolean wasQuantifier = afterQuantifier;
        repeatable = false;
        afterQuantifier = false;
        if (wasQuantifier && (c == '?' || c == '+')) {
            return;
        }
        switch (c) {
            case '\\' -> escapedItems.read();
            case '^', '$' -> add(new PcreNode(Kind.NOTHING, -1));
            case '.' -> literal();
            case '*', '+', '?' -> quantifier(c, wasRepeatable);
            case '{' -> brace(wasRepeatable);
            case '[' -> characterClass();
            case '(' -> groups.read(expected);
            case '|' -> alternate();
            case ')' -> close();
            default -> literal();
        }
    }

    private boolean assertionAhead(char c) {
        if (c != '(' || in.left() < 3) {
            return false;
        }
        char next = in.peek(1);
        if (in.here() == '*') {
            return next >= 'a' && next <= 'z';
        }
        return in.here() == '?'
                && switch (next) {
                    case 'C' -> expectsAssertion == 2;
                    case '=', '!' -> true;
                    case '<' -> in.peek(2) == '=' || in.peek(2) == '!';
                    default -> false;
                };
    }

    private void brace(boolean wasRepeatable) throws Refusal {
        if (in.readRepeat()) {
            quantify(in.min, in.max, wasRepeatable);
        } else {
            literal();
        }
    }

    private void quantifier(char c, boolean wasRepeatable) throws Refusal {
        quantify(c == '+' ? 1 : 0, c == '?' ? 1 : PcreIn.UNLIMITED, wasRepeatable);
    }

    private void quantify(int min, int max, boolean wasRepeatable) throws Refusal {
        if (!wasRepeatable) {
            throw in.failBack("quantifier does not follow a repeatable item");
        }
        PcreNode repeat = new PcreNode(Kind.REPEAT, -1);
        repeat.min = min;
        repeat.max = max;
        add(repeat);
        afterQuantifier = true;
    }

    private void characterClass() throws Refusal {
        repeatable = true;
        boolean end = in.looking("[:>:]]");
        if (end || in.looking("[:<:]]")) {
            in.at += 6;
            add(new PcreNode(Kind.NOTHING, -1));
            return;
        }
        classes.read(PcreOption.EXTENDED_MORE.in(options));
        add(PcreNode.chars(1, 1, 33));
    }

    private void alternate() {
        Frame frame = frame();
        if (frame.resets) {
            frame.most = Math.max(frame.most, in.groups);
            in.groups = frame.base;
        }
        frame.node.open();
    }

    private void close() throws Refusal {
        if (frames.size() == 1) {
            throw in.failBack("unmatched closing parenthesis");
        }
        Frame frame = frames.pop();
        options = frame.options;
        if (frame.resets) {
            in.groups = Math.max(in.groups, frame.most);
        }
        repeatable = !frame.condition;
        add(frame.node);
    }
}
