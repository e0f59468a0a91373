package dev.gw.runtime.router;

import dev.gw.check.expression.Expression;
import dev.gw.check.expression.Expression.And;
import dev.gw.check.expression.Expression.Not;
import dev.gw.check.expression.Expression.Or;
import dev.gw.check.expression.Expression.Predicate;
import dev.gw.check.expression.Literal;
import dev.gw.check.expression.Operator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes conditions of expressions that the checker has accepted. */
final class Conditions {
    private Conditions() {}

    static Condition of(Expression expression) {
        if (expression instanceof Predicate predicate) {
            return of(predicate);
        }
        if (expression instanceof Not not) {
            Condition inner = of(not.inner());
            return (request, trace) -> !inner.holds(request, trace);
        }
        boolean all = expression instanceof And;
        List<Expression> parts = expression instanceof And and ? and.parts() : ((Or) expression).parts();
        Condition[] conditions = parts.stream().map(Conditions::of).toArray(Condition[]::new);
        return (request, trace) -> {
            for (Condition condition : conditions) {
                if (condition.holds(request, trace) != all) {
                    return !all;
                }
            }
            return all;
        };
    }

    private static Condition of(Predicate predicate) {
        Operator operator = predicate.operator();
        if (predicate.value() instanceof Literal.Int number) {
            NumberField field = NumberField.named(predicate.field());
            long wanted = number.number();
            return (request, trace) -> {
                long value = field.value(request);
                return value >= 0 && compare(operator, Long.compare(value, wanted));
            };
        }
        if (predicate.value() instanceof Literal.Address address) {
            boolean equal = operator == Operator.EQUALS;
            return AddressField.condition(predicate.field(), sent -> sent.equals(address) == equal);
        }
        if (predicate.value() instanceof Literal.Range range) {
            boolean within = operator == Operator.IN;
            return AddressField.condition(predicate.field(), sent -> range.contains(sent) == within);
        }
        return text(predicate);
    }

    private static boolean compare(Operator operator, int comparison) {
        return switch (operator) {
            case EQUALS -> comparison == 0;
            case NOT_EQUALS -> comparison != 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case LESS -> comparison < 0;
            default -> comparison <= 0;
        };
    }

    private static Condition text(Predicate predicate) {
        TextField field = TextField.named(predicate.field());
        TextTest test = TextTest.of(predicate, predicate.field().equals("http.path"));
        boolean lower = predicate.lower();
        boolean any = predicate.any();
        return (request, trace) -> {
            List<String> values = field.values(request);
            for (String value : values) {
                boolean fits = test.fits(lower ? value.toLowerCase(Locale.ROOT) : value, trace);
                if (fits == any) {
                    return any;
                }
            }
            return !any && !values.isEmpty();
        };
    }

    /** A comparison with a text or a regular expression. */
    private interface TextTest {
        boolean fits(String value, Trace trace);

        static TextTest of(Predicate predicate, boolean path) {
            if (predicate.value() instanceof Literal.Regex pattern) {
                return regex(RouteRegex.of(pattern.pattern()), path);
            }
            String wanted = ((Literal.Text) predicate.value()).text();
            return switch (predicate.operator()) {
                case EQUALS -> leaving(path ? wanted : null, value -> value.equals(wanted));
                case PREFIX -> leaving(path ? wanted : null, value -> value.startsWith(wanted));
                case POSTFIX -> leaving(path ? wanted : null, value -> value.endsWith(wanted));
                case NOT_EQUALS -> (value, trace) -> !value.equals(wanted);
                default -> (value, trace) -> value.contains(wanted);
            };
        }

        private static TextTest leaving(@Nullable String path, java.util.function.Predicate<String> test) {
            return (value, trace) -> {
                boolean fits = test.test(value);
                if (fits && path != null) {
                    trace.path(path);
                }
                return fits;
            };
        }

        private static TextTest regex(RouteRegex regex, boolean path) {
            return (value, trace) -> {
                RouteRegex.Found found = regex.find(value);
                if (found == null) {
                    return false;
                }
                trace.captures(found);
                if (path) {
                    trace.path(found.text());
                }
                return true;
            };
        }
    }
}
