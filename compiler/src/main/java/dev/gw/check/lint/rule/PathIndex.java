package dev.gw.check.lint.rule;

import dev.gw.check.lint.rule.RouteTable.Slot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The paths of the routes of one host, by the literal text they begin with, each list in the router's order. */
final class PathIndex {
    private static final int MOST_WEIGHED = 64;
    private static final int LONGEST = 4096;

    private final Map<String, List<Slot>> byLiteral = new HashMap<>();
    private final BitSet lengths = new BitSet();

    void add(Slot slot) {
        String literal = slot.path().literal();
        if (literal.length() <= LONGEST) {
            byLiteral.computeIfAbsent(literal, k -> new ArrayList<>(1)).add(slot);
            lengths.set(literal.length());
        }
    }

    /** The first earlier slot of another route that takes every request of this one. */
    @Nullable
    Slot shadowOf(Slot slot) {
        String literal = slot.path().literal();
        Slot best = null;
        for (int length = next(0, literal); length >= 0; length = next(length + 1, literal)) {
            Slot found = shadowAmong(byLiteral.getOrDefault(literal.substring(0, length), List.of()), slot);
            if (found != null && (best == null || found.rank() < best.rank())) {
                best = found;
            }
        }
        return best;
    }

    /** The first length from one on that is no longer than the literal; -1 where there is none. */
    private int next(int from, String literal) {
        int length = lengths.nextSetBit(from);
        return length > literal.length() ? -1 : length;
    }

    private static @Nullable Slot shadowAmong(List<Slot> candidates, Slot slot) {
        int most = Math.min(candidates.size(), MOST_WEIGHED);
        for (int i = 0; i < most && candidates.get(i).rank() < slot.rank(); i++) {
            Slot candidate = candidates.get(i);
            if (!candidate.sameRoute(slot) && candidate.takesAllOf(slot)) {
                return candidate;
            }
        }
        return null;
    }

    boolean anotherTakes(Slot slot, Predicate<Slot> fit) {
        String literal = slot.path().literal();
        for (int length = next(0, literal); length >= 0; length = next(length + 1, literal)) {
            List<Slot> candidates = byLiteral.getOrDefault(literal.substring(0, length), List.of());
            for (Slot candidate : candidates.subList(0, Math.min(candidates.size(), MOST_WEIGHED))) {
                if (!candidate.sameRoute(slot) && candidate.path().covers(slot.path()) && fit.test(candidate)) {
                    return true;
                }
            }
        }
        return false;
    }
}
