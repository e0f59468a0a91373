package dev.gw.check.regex;

import dev.gw.check.regex.PcreNode.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PCRE2 10.44 takes a lookbehind when every branch has a greatest length, of 255 at most where it varies. */
final class PcreLookbehind {
    private static final int MOST = 65_535;
    private static final int MOST_VARYING = 255;
    private static final int EFFORT = 2000;
    private static final String UNLIMITED = "length of lookbehind assertion is not limited";

    private record Length(int min, int max) {}

    private final PcreIn in;
    private final PcreNode root;
    private final Map<Integer, PcreNode> groups = new HashMap<>();
    private final Map<Integer, Length> known = new HashMap<>();
    private final Set<PcreNode> open = new HashSet<>();
    private int effort;

    PcreLookbehind(PcreIn in, PcreNode root) {
        this.in = in;
        this.root = root;
    }

    void check() throws Refusal {
        index(root);
        search(root);
    }

    private void index(PcreNode node) {
        if (node.kind == Kind.GROUP && node.number > 0) {
            groups.putIfAbsent(node.number, node);
        }
        for (List<PcreNode> branch : node.branches) {
            branch.forEach(this::index);
        }
    }

    private void search(PcreNode node) throws Refusal {
        if (node.kind == Kind.LOOKBEHIND) {
            lookbehind(node);
            return;
        }
        boolean opened = node.kind == Kind.GROUP && open.add(node);
        for (List<PcreNode> branch : node.branches) {
            for (PcreNode item : branch) {
                search(item);
            }
        }
        if (opened) {
            open.remove(node);
        }
    }

    private void lookbehind(PcreNode node) throws Refusal {
        boolean varies = false;
        int most = 0;
        for (List<PcreNode> branch : node.branches) {
            Length length = branch(branch, node.offset);
            varies |= length.min() != length.max();
            most = Math.max(most, length.max());
        }
        if (varies && most > MOST_VARYING) {
            throw new Refusal("branch too long in variable-length lookbehind assertion", node.offset, node.offset);
        }
    }

    private Length branch(List<PcreNode> items, int offset) throws Refusal {
        if (effort++ > EFFORT) {
            throw new Refusal("lookbehind is too complicated", offset, offset);
        }
        long min = 0;
        long max = 0;
        Length last = new Length(0, 0);
        for (PcreNode item : items) {
            if (item.kind == Kind.STOP) {
                break;
            }
            if (item.kind == Kind.REPEAT) {
                if (item.max == PcreIn.UNLIMITED && last.max() >= 0) {
                    throw new Refusal(UNLIMITED, offset, offset);
                }
                min += (item.min - 1L) * last.min();
                max += (item.max - 1L) * last.max();
                last = new Length(0, 0);
            } else {
                last = item(item, offset);
                min += last.min();
                max += last.max();
            }
            if (max > MOST) {
                throw new Refusal("lookbehind assertion is too long", offset, offset);
            }
        }
        return new Length((int) Math.max(0, min), (int) max);
    }

    private Length item(PcreNode item, int offset) throws Refusal {
        switch (item.kind) {
            case CHARS -> {
                return new Length(item.min, item.max);
            }
            case UNLIMITED -> throw new Refusal(UNLIMITED, offset, offset);
            case LOOKAHEAD -> search(item);
            case LOOKBEHIND -> lookbehind(item);
            case REFERENCE, CALL -> {
                return referred(item, offset);
            }
            case GROUP, CONDITION -> {
                return group(item, offset);
            }
            default -> {}
        }
        return new Length(0, 0);
    }

    private Length group(PcreNode node, int offset) throws Refusal {
        Length cached = in.resetsGroups ? null : known.get(node.number);
        if (cached != null && node.kind == Kind.GROUP) {
            return cached;
        }
        boolean opened = open.add(node);
        int min = Integer.MAX_VALUE;
        int max = 0;
        for (List<PcreNode> branch : node.branches) {
            Length length = branch(branch, offset);
            min = Math.min(min, length.min());
            max = Math.max(max, length.max());
        }
        if (opened) {
            open.remove(node);
        }
        Length length = new Length(min, max);
        if (node.kind == Kind.GROUP && node.number > 0) {
            known.put(node.number, length);
        }
        return length;
    }

    private Length referred(PcreNode node, int offset) throws Refusal {
        PcreIn.Name name = node.name.isEmpty() ? null : in.names.get(node.name);
        int number = name == null ? node.number : name.number;
        if ((!node.name.isEmpty() && name == null) || number > in.groups) {
            throw new Refusal(PcreText.NO_GROUP, node.offset, node.offset);
        }
        boolean twice = (name != null && name.twice) || in.resetsGroups;
        @Nullable PcreNode group = groups.get(number);
        if ((node.kind == Kind.REFERENCE && twice) || group == null || open.contains(group)) {
            throw new Refusal(UNLIMITED, offset, offset);
        }
        return group(group, offset);
    }
}
