package dev.gw.runtime.impact.witness;

import dev.gw.check.expression.Expression;
import dev.gw.check.expression.Expression.And;
import dev.gw.check.expression.Expression.Not;
import dev.gw.check.expression.Expression.Or;
import dev.gw.check.expression.Expression.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways in which an expression can be fulfilled: each is a number of comparisons that hold or don't. */
final class Clauses {
    private static final int MOST = 24;

    private Clauses() {}

    /**
     * A comparison in a clause.
     *
     * @param holds whether it has to hold, or must not
     */
    record Term(Predicate predicate, boolean holds) {}

    /** The ways of an expression; of very many, some in which every comparison stands. */
    static List<List<Term>> of(Expression expression) {
        return of(expression, /* holds= */ true);
    }

    private static List<List<Term>> of(Expression expression, boolean holds) {
        if (expression instanceof Not not) {
            return of(not.inner(), !holds);
        }
        if (expression instanceof Predicate predicate) {
            return List.of(List.of(new Term(predicate, holds)));
        }
        boolean all = expression instanceof And == holds;
        List<Expression> parts = expression instanceof And and ? and.parts() : ((Or) expression).parts();
        List<List<List<Term>>> ways =
                parts.stream().map(part -> of(part, holds)).toList();
        return all ? joined(ways) : some(ways);
    }

    /** Of every part one way at least, and of each as many. */
    private static List<List<Term>> some(List<List<List<Term>>> parts) {
        List<List<Term>> ways = new ArrayList<>();
        int each = Math.max(MOST / parts.size(), 1);
        parts.forEach(part -> ways.addAll(part.subList(0, Math.min(each, part.size()))));
        return ways;
    }

    /** Ways of all parts together: first such that each way of each part is in one, then the others. */
    private static List<List<Term>> joined(List<List<List<Term>>> parts) {
        int most = parts.stream().mapToInt(List::size).max().orElse(0);
        Set<List<Term>> ways = new LinkedHashSet<>();
        for (int i = 0; i < most; i++) {
            List<Term> way = new ArrayList<>();
            for (List<List<Term>> part : parts) {
                way.addAll(part.get(i % part.size()));
            }
            ways.add(way);
        }
        product(parts, 0, List.of(), ways);
        return List.copyOf(ways);
    }

    private static void product(List<List<List<Term>>> parts, int from, List<Term> begun, Set<List<Term>> ways) {
        if (from == parts.size()) {
            ways.add(begun);
            return;
        }
        for (List<Term> way : parts.get(from)) {
            if (ways.size() >= MOST) {
                return;
            }
            List<Term> more = new ArrayList<>(begun);
            more.addAll(way);
            product(parts, from + 1, more, ways);
        }
    }
}
