package dev.gw.check.regex;

import dev.gw.check.regex.PcreNode.Kind;

/** Escapes of a PCRE2 pattern outside classes. */
final class PcreEscapedItems {
    private final PcreParser parser;
    private final PcreIn in;

    PcreEscapedItems(PcreParser parser) {
        this.parser = parser;
        this.in = parser.in;
    }

    void read() throws Refusal {
        int escape = parser.escapes.read(false);
        if (escape < 0) {
            number(-escape);
            return;
        }
        switch (escape) {
            case PcreEscapes.DATA -> parser.literal();
            case 'p', 'P' -> {
                parser.escapes.property();
                chars(1, 3);
            }
            case 'C', 'd', 'D', 's', 'S', 'w', 'W', 'h', 'H', 'v', 'V', 'N' -> chars(1, 1);
            case 'R' -> chars(2, 1);
            case 'X' -> item(new PcreNode(Kind.UNLIMITED, -1), true);
            case 'K' -> item(new PcreNode(Kind.KEEP, -1), false);
            case 'g', 'k' -> named(escape == 'g');
            default -> item(new PcreNode(Kind.NOTHING, -1), false);
        }
    }

    private void chars(int most, int size) {
        item(PcreNode.chars(1, most, size), true);
    }

    private void item(PcreNode node, boolean repeatable) {
        parser.add(node);
        parser.repeatable = repeatable;
    }

    private void number(int group) {
        int offset = in.at - 1;
        if (group < 10) {
            if (in.firstReference[group] < 0) {
                in.firstReference[group] = offset;
            }
            offset = in.firstReference[group];
        }
        PcreNode node = new PcreNode(Kind.REFERENCE, offset);
        node.number = group;
        item(node, true);
    }

    private void named(boolean g) throws Refusal {
        char open = in.here();
        if (open != '{' && open != '<' && open != '\'') {
            throw in.fail(g ? PcreText.BAD_G : "\\k is not followed by a braced, angle-bracketed, or quoted name");
        }
        char close = open == '<' ? '>' : open == '{' ? '}' : '\'';
        if (g && open != '{' && call(close)) {
            return;
        }
        String name = in.readName(close);
        PcreNode node = new PcreNode(g && open != '{' ? Kind.CALL : Kind.REFERENCE, in.nameAt);
        node.name = name;
        item(node, true);
    }

    private boolean call(char close) throws Refusal {
        int start = in.at;
        in.at++;
        boolean number;
        try {
            number = in.readNumber(in.groups, PcreIn.MAX_GROUP, PcreText.GROUP_TOO_BIG);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.text(), start, start);
        }
        if (number && in.here() != close) {
            in.at = start;
            throw in.fail(PcreText.BAD_G);
        }
        if (!number) {
            in.at = start;
            return false;
        }
        PcreNode node = new PcreNode(Kind.CALL, in.at);
        node.number = in.number;
        in.at++;
        item(node, true);
        return true;
    }
}
