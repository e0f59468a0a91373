package dev.gw.check.regex;

import dev.gw.check.regex.PcreNode.Kind;

/** The condition of a conditional group. */
final class PcreConditions {
    private static final String BAD_VERSION = "syntax error or number too big in (?(VERSION condition";

    private final PcreParser parser;
    private final PcreIn in;

    PcreConditions(PcreParser parser) {
        this.parser = parser;
        this.in = parser.in;
    }

    void read() throws Refusal {
        in.at++;
        if (in.eof()) {
            throw in.fail(PcreText.UNCLOSED);
        }
        if (in.here() == '?' || in.here() == '*') {
            parser.open(new PcreNode(Kind.CONDITION, -1));
            in.at--;
            parser.expectsAssertion = 2;
            return;
        }
        PcreNode node = condition();
        if (in.here() != ')') {
            throw in.fail("missing closing parenthesis for condition");
        }
        in.at++;
        parser.open(node);
    }

    private PcreNode condition() throws Refusal {
        if (in.readNumber(in.groups, PcreIn.MAX_GROUP, PcreText.GROUP_TOO_BIG)) {
            if (in.number <= 0) {
                throw in.fail(PcreText.NO_GROUP);
            }
            PcreNode node = new PcreNode(Kind.CONDITION, in.at - 2);
            node.number = in.number;
            return node;
        }
        if (in.left() >= 10 && in.looking("VERSION") && in.peek(7) != ')') {
            version();
            return new PcreNode(Kind.CONDITION, -1);
        }
        return named();
    }

    private void version() throws Refusal {
        in.at += 7;
        if (in.here() == '>') {
            in.at++;
        }
        if (in.here() != '=') {
            throw in.fail(BAD_VERSION);
        }
        in.at++;
        if (!in.readNumber(-1, 1000, BAD_VERSION) || in.eof()) {
            throw in.fail(BAD_VERSION);
        }
        if (in.here() == '.') {
            in.at++;
            if (!AsciiClass.digit(in.here())) {
                throw in.fail(BAD_VERSION);
            }
            in.at++;
            if (AsciiClass.digit(in.here())) {
                in.at++;
            }
            if (in.here() != ')') {
                throw in.fail(BAD_VERSION);
            }
        }
    }

    private PcreNode named() throws Refusal {
        boolean recursion = in.looking("R&");
        char open = in.here();
        char close = open == '<' ? '>' : open == '\'' ? '\'' : ')';
        if (recursion) {
            in.at++;
        } else if (close == ')') {
            in.at--;
        }
        String name = in.readName(close);
        if (close == ')') {
            in.at--;
        }
        boolean bare = close == ')' && !recursion;
        PcreNode node = new PcreNode(bare && name.equals("DEFINE") ? Kind.DEFINE : Kind.CONDITION, in.nameAt);
        node.name = node.kind == Kind.DEFINE ? "" : name;
        node.min = bare && name.charAt(0) == 'R' && digits(name) ? 1 : 0;
        return node;
    }

    private static boolean digits(String name) {
        for (int i = 1; i < name.length(); i++) {
            if (!AsciiClass.digit(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
