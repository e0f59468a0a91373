package dev.gw.check.regex;

import dev.gw.check.regex.PcreNode.Kind;

/** What stands after an opening parenthesis of a PCRE2 pattern. */
final class PcreGroups {
    private final PcreParser parser;
    private final PcreIn in;
    private final PcreVerbs verbs;
    private final PcreConditions conditions;
    private int expected;

    PcreGroups(PcreParser parser) {
        this.parser = parser;
        this.in = parser.in;
        verbs = new PcreVerbs(parser, this);
        conditions = new PcreConditions(parser);
    }

    void read(int expectedAssertion) throws Refusal {
        expected = expectedAssertion;
        needMore();
        if (in.here() == '*') {
            if (in.left() > 1 && in.peek(1) != ')') {
                verbs.read(expected);
            }
        } else if (in.here() == '?') {
            in.at++;
            needMore();
            special();
        } else if (PcreOption.NO_CAPTURE.in(parser.options)) {
            plain();
        } else {
            parser.open(capture());
        }
    }

    private void needMore() throws Refusal {
        if (in.eof()) {
            throw in.fail(PcreText.UNCLOSED);
        }
    }

    void plain() {
        parser.open(new PcreNode(Kind.GROUP, -1));
    }

    private PcreNode capture() throws Refusal {
        if (in.groups >= PcreIn.MAX_GROUP) {
            throw in.fail("too many capturing groups (maximum 65535)");
        }
        in.groups++;
        PcreNode node = new PcreNode(Kind.GROUP, -1);
        node.number = in.groups;
        return node;
    }

    private void special() throws Refusal {
        char c = in.here();
        switch (c) {
            case 'P' -> python();
            case 'R' -> recursion();
            case '+' -> forward();
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> callNumber();
            case '&' -> callName();
            case 'C' -> callout();
            case '(' -> conditions.read();
            case '>' -> {
                in.at++;
                plain();
            }
            case '=', '!', '*' -> ahead();
            case '<' -> angle();
            case '\'' -> define('\'');
            default -> options();
        }
    }

    void ahead() {
        in.at++;
        assertion(new PcreNode(Kind.LOOKAHEAD, -1));
    }

    private void angle() throws Refusal {
        char next = in.peek(1);
        if (next == '=' || next == '!' || next == '*') {
            behind();
        } else {
            define('>');
        }
    }

    void behind() {
        in.lookbehind = true;
        PcreNode node = new PcreNode(Kind.LOOKBEHIND, in.at - 2);
        in.at += 2;
        assertion(node);
    }

    private void assertion(PcreNode node) {
        parser.open(node);
        parser.frame().condition = expected > 0;
    }

    private void python() throws Refusal {
        in.at++;
        needMore();
        switch (in.here()) {
            case '<' -> define('>');
            case '>' -> callName();
            case '=' -> name(Kind.REFERENCE);
            default -> throw in.fail("unrecognized character after (?P");
        }
    }

    private void callName() throws Refusal {
        name(Kind.CALL);
    }

    private void name(Kind kind) throws Refusal {
        String name = in.readName(')');
        PcreNode node = new PcreNode(kind, in.nameAt);
        node.name = name;
        parser.add(node);
        parser.repeatable = true;
    }

    private void recursion() throws Refusal {
        in.at++;
        if (in.here() != ')') {
            throw in.fail("(?R (recursive pattern call) must be followed by a closing parenthesis");
        }
        call(0);
    }

    private void forward() throws Refusal {
        if (!AsciiClass.digit(in.peek(1))) {
            throw in.fail("digit expected after (?+ or (?-");
        }
        callNumber();
    }

    private void callNumber() throws Refusal {
        int relative = AsciiClass.digit(in.here()) ? -1 : in.groups;
        in.readNumber(relative, PcreIn.MAX_GROUP, PcreText.GROUP_TOO_BIG);
        if (in.here() != ')') {
            throw in.fail(PcreText.UNCLOSED);
        }
        call(in.number);
    }

    private void call(int group) {
        PcreNode node = new PcreNode(Kind.CALL, in.at);
        node.number = group;
        in.at++;
        parser.add(node);
        parser.repeatable = true;
    }

    private void define(char terminator) throws Refusal {
        String name = in.readName(terminator);
        PcreNode node = capture();
        parser.open(node);
        if (in.names.size() >= 10_000) {
            throw in.fail("too many named subpatterns (maximum 10000)");
        }
        PcreIn.Name old = in.names.get(name);
        String numbered = in.byNumber.get(node.number);
        if (old != null && old.number == node.number) {
            return;
        }
        if (old != null && !PcreOption.DUPLICATE_NAMES.in(parser.options)) {
            throw in.fail("two named subpatterns have the same name (PCRE2_DUPNAMES not set)");
        }
        if (numbered != null && !numbered.equals(name)) {
            throw in.fail("different names for subpatterns of the same number are not allowed");
        }
        if (old == null) {
            in.names.put(name, new PcreIn.Name(node.number));
        } else {
            old.twice = true;
        }
        in.byNumber.put(node.number, name);
    }

    private void callout() throws Refusal {
        parser.expectsAssertion = expected - 1;
        in.at++;
        needMore();
        if (in.here() == ')' || AsciiClass.digit(in.here())) {
            int number = 0;
            while (AsciiClass.digit(in.here())) {
                number = number * 10 + in.here() - '0';
                in.at++;
                if (number > 255) {
                    throw in.fail("number after (?C is greater than 255");
                }
            }
        } else {
            calloutText();
        }
        if (in.here() != ')') {
            throw in.fail("closing parenthesis for (?C expected");
        }
        in.at++;
    }

    private void calloutText() throws Refusal {
        int start = in.at;
        if ("`'\"^%#${".indexOf(in.here()) < 0) {
            throw in.fail("unrecognized string delimiter follows (?C");
        }
        char end = in.here() == '{' ? '}' : in.here();
        while (true) {
            in.at++;
            if (in.eof()) {
                in.at = start;
                throw in.fail("missing terminating delimiter for callout with string argument");
            }
            if (in.here() == end) {
                in.at++;
                if (in.here() != end) {
                    return;
                }
            }
        }
    }

    private void options() throws Refusal {
        if (in.here() == '-' && AsciiClass.digit(in.peek(1))) {
            callNumber();
            return;
        }
        if (in.here() == '|') {
            in.at++;
            plain();
            PcreParser.Frame frame = parser.frame();
            frame.resets = true;
            frame.base = in.groups;
            frame.most = in.groups;
            in.resetsGroups = true;
            return;
        }
        int changed = letters(parser.options);
        needMore();
        boolean alone = in.here() == ')';
        in.at++;
        if (!alone) {
            plain();
        }
        parser.options = changed;
    }

    private int letters(int old) throws Refusal {
        int now = old;
        boolean hyphen = true;
        if (in.here() == '^') {
            now &= PcreOption.DUPLICATE_NAMES.bit();
            hyphen = false;
            in.at++;
        }
        int set = 0;
        int unset = 0;
        boolean off = false;
        for (; !in.eof() && in.here() != ')' && in.here() != ':'; in.at++) {
            char c = in.here();
            if (c == '-') {
                if (!hyphen) {
                    throw in.fail("invalid hyphen in option setting");
                }
                hyphen = false;
                off = true;
                continue;
            }
            int bits = letter(c);
            set |= off ? 0 : bits;
            unset |= off ? bits : 0;
        }
        boolean more = PcreOption.EXTENDED_MORE.in(set);
        if ((PcreOption.EXTENDED.in(set) && !more) || PcreOption.EXTENDED.in(unset)) {
            unset |= PcreOption.EXTENDED_MORE.bit();
        }
        return (now | set) & ~unset;
    }

    private int letter(char c) throws Refusal {
        if ("aJimnrsUx".indexOf(c) < 0) {
            throw in.fail("unrecognized character after (? or (?-");
        }
        if (c == 'a' && "DPSTW".indexOf(in.peek(1)) >= 0) {
            in.at++;
        }
        if (c == 'x' && in.peek(1) == 'x') {
            in.at++;
            return PcreOption.EXTENDED.bit() | PcreOption.EXTENDED_MORE.bit();
        }
        return PcreOption.bits(c);
    }
}
