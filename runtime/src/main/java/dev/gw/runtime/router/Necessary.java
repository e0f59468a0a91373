package dev.gw.runtime.router;

import dev.gw.check.expression.Expression;
import dev.gw.check.expression.Expression.And;
import dev.gw.check.expression.Expression.Or;
import dev.gw.check.expression.Expression.Predicate;
import dev.gw.check.expression.Literal;
import dev.gw.check.expression.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every request has that fulfils an expression: by this the router finds the expressions to ask. */
final class Necessary {
    private Necessary() {}

    /** Beginnings of paths, one of which it has; the empty text where any path may do. */
    static Set<String> prefixes(Expression expression) {
        Set<String> prefixes = oneOf(expression, Necessary::prefix);
        return prefixes == null || prefixes.contains("") ? Set.of("") : prefixes;
    }

    /** Hosts, one of which it has; none where any host may do. */
    static Set<String> hosts(Expression expression) {
        Set<String> hosts = oneOf(expression, Necessary::host);
        return hosts == null ? Set.of() : hosts;
    }

    private static @Nullable String prefix(Predicate predicate) {
        if (!predicate.field().equals("http.path") || predicate.lower()) {
            return null;
        }
        if (predicate.value() instanceof Literal.Regex regex) {
            String prefix = RouteRegex.of(regex.pattern()).literalPrefix();
            return prefix.isEmpty() ? null : prefix;
        }
        boolean begins = predicate.operator() == Operator.PREFIX || predicate.operator() == Operator.EQUALS;
        return begins && predicate.value() instanceof Literal.Text text ? text.text() : null;
    }

    private static @Nullable String host(Predicate predicate) {
        boolean exact = predicate.field().equals("http.host") && !predicate.lower();
        return exact && predicate.operator() == Operator.EQUALS && predicate.value() instanceof Literal.Text text
                ? text.text()
                : null;
    }

    /** The texts of which one is necessary; null where none is. */
    private static @Nullable Set<String> oneOf(Expression expression, Function<Predicate, @Nullable String> of) {
        if (expression instanceof Predicate predicate) {
            String text = of.apply(predicate);
            return text == null ? null : Set.of(text);
        }
        if (expression instanceof And and) {
            return fewest(and.parts(), of);
        }
        return expression instanceof Or or ? union(or.parts(), of) : null;
    }

    private static @Nullable Set<String> fewest(List<Expression> parts, Function<Predicate, @Nullable String> of) {
        Set<String> best = null;
        for (Expression part : parts) {
            Set<String> texts = oneOf(part, of);
            if (texts != null && (best == null || shortest(texts) > shortest(best))) {
                best = texts;
            }
        }
        return best;
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private static @Nullable Set<String> union(List<Expression> parts, Function<Predicate, @Nullable String> of) {
        Set<String> all = new HashSet<>();
        for (Expression part : parts) {
            Set<String> texts = oneOf(part, of);
            if (texts == null) {
                return null;
            }
            all.addAll(texts);
        }
        return all;
    }
}
