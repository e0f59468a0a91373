package dev.gw.check.regex;

import dev.gw.check.regex.PcreNode.Kind;
import java.util.List;

/** What PCRE2 can only say once the whole pattern is read: references, conditions' branches, {@code \K} in assertions. */
final class PcreReferences {
    private final PcreIn in;
    private int assertions;

    PcreReferences(PcreIn in) {
        this.in = in;
    }

    void check(PcreNode root) throws Refusal {
        references(root);
        branches(root);
    }

    private void references(PcreNode node) throws Refusal {
        if (refers(node)) {
            refer(node);
        }
        if (node.kind == Kind.KEEP && assertions > 0) {
            in.at = in.text.length();
            throw in.fail("\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)");
        }
        boolean assertion = node.kind == Kind.LOOKAHEAD || node.kind == Kind.LOOKBEHIND;
        assertions += assertion ? 1 : 0;
        for (List<PcreNode> branch : node.branches) {
            for (PcreNode item : branch) {
                references(item);
            }
        }
        assertions -= assertion ? 1 : 0;
    }

    private static boolean refers(PcreNode node) {
        return node.kind == Kind.REFERENCE
                || node.kind == Kind.CALL
                || (node.kind == Kind.CONDITION && (node.number > 0 || !node.name.isEmpty()));
    }

    private void refer(PcreNode node) throws Refusal {
        if (node.name.isEmpty() ? node.number <= in.groups : in.names.containsKey(node.name)) {
            return;
        }
        if (node.kind == Kind.CONDITION && node.min == 1) {
            recursionTest(node);
            return;
        }
        throw new Refusal(PcreText.NO_GROUP, node.offset, node.offset);
    }

    private void recursionTest(PcreNode node) throws Refusal {
        int number = 0;
        for (int i = 1; i < node.name.length(); i++) {
            number = number * 10 + node.name.charAt(i) - '0';
            if (number > PcreIn.MAX_GROUP) {
                throw new Refusal(PcreText.GROUP_TOO_BIG, node.offset + i, node.offset + i);
            }
        }
        if (number > in.groups) {
            throw new Refusal(PcreText.NO_GROUP, node.offset, node.offset);
        }
    }

    private void branches(PcreNode node) throws Refusal {
        for (List<PcreNode> branch : node.branches) {
            for (PcreNode item : branch) {
                branches(item);
            }
        }
        int count = node.branches.size();
        int offset = Math.max(0, node.offset);
        if (node.kind == Kind.DEFINE && count > 1) {
            throw new Refusal("DEFINE subpattern contains more than one branch", offset, offset);
        }
        if (node.kind == Kind.CONDITION && count > 2) {
            int at = node.number > 0 ? offset - 2 : offset;
            throw new Refusal("conditional subpattern contains more than two branches", at, at);
        }
    }
}
