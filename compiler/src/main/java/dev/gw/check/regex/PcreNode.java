package dev.gw.check.regex;

import java.util.ArrayList;
import java.util.List;

/** An item of a parsed PCRE2 pattern; what it matches is reduced to its length. */
final class PcreNode {
    enum Kind {
        CHARS,
        UNLIMITED,
        NOTHING,
        KEEP,
        STOP,
        REPEAT,
        REFERENCE,
        CALL,
        GROUP,
        LOOKAHEAD,
        LOOKBEHIND,
        CONDITION,
        DEFINE
    }

    final Kind kind;

    /** Where an error about this item points. */
    final int offset;

    final List<List<PcreNode>> branches = new ArrayList<>(1);

    /** The group's own number, or the number referred to; 0 when there is none. */
    int number;

    /** The name referred to; empty when it is by number. */
    String name = "";

    int min;
    int max;

    /** Code units the compiled item takes, without its content. */
    int size = 2;

    PcreNode(Kind kind, int offset) {
        this.kind = kind;
        this.offset = offset;
    }

    static PcreNode chars(int min, int max, int size) {
        PcreNode node = new PcreNode(Kind.CHARS, -1);
        node.min = min;
        node.max = max;
        node.size = size;
        return node;
    }

    List<PcreNode> last() {
        return branches.get(branches.size() - 1);
    }

    PcreNode open() {
        branches.add(new ArrayList<>());
        return this;
    }
}
