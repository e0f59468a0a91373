package dev.gw.check.expression;

import dev.gw.check.expression.Expression.And;
import dev.gw.check.expression.Expression.Not;
import dev.gw.check.expression.Expression.Or;
import dev.gw.check.expression.Expression.Predicate;
import dev.gw.check.regex.RustRegex;
import java.util.ArrayList;
import java.util.List;

/** From what the grammar found to the tree of an expression; what is no valid value is a fault. */
final class TreeMaker {
    private final String text;
    private final ValueMaker values;

    TreeMaker(String text) {
        this.text = text;
        this.values = new ValueMaker(text);
    }

    Expression expression(Pair pair) throws SyntaxFault {
        List<Expression> all = new ArrayList<>();
        List<Expression> alternatives = new ArrayList<>();
        for (Pair inner : pair.inner()) {
            switch (inner.rule()) {
                case AND_OP -> {
                    all.add(either(alternatives));
                    alternatives = new ArrayList<>();
                }
                case OR_OP -> {}
                default -> alternatives.add(term(inner.only()));
            }
        }
        all.add(either(alternatives));
        return all.size() == 1 ? all.get(0) : new And(all);
    }

    private static Expression either(List<Expression> alternatives) {
        return alternatives.size() == 1 ? alternatives.get(0) : new Or(alternatives);
    }

    private Expression term(Pair pair) throws SyntaxFault {
        if (pair.rule() == Syntax.PREDICATE) {
            return predicate(pair);
        }
        boolean negated = pair.only().rule() == Syntax.NOT_OP;
        Expression inner = expression(pair.inner().get(negated ? 1 : 0));
        return negated ? new Not(inner) : inner;
    }

    private Predicate predicate(Pair pair) throws SyntaxFault {
        Pair lhs = pair.inner().get(0);
        List<String> functions = new ArrayList<>();
        String field = field(lhs, functions);
        Operator operator = operator(pair.inner().get(1));
        Pair rhs = pair.inner().get(2);
        Literal value = values.of(rhs.only());
        if (operator == Operator.REGEX) {
            value = regex(rhs, value);
        }
        return new Predicate(field, functions.contains("lower"), functions.contains("any"), operator, value);
    }

    private String field(Pair lhs, List<String> functions) throws SyntaxFault {
        Pair inner = lhs.only();
        if (inner.rule() == Syntax.IDENT) {
            return text.substring(inner.from(), inner.to());
        }
        Pair name = inner.inner().get(0);
        String field = field(inner.inner().get(1), functions);
        String function = text.substring(name.from(), name.to());
        if (!function.equals("lower") && !function.equals("any")) {
            throw SyntaxFault.of(text, inner.from(), inner.to(), "unknown transformation function: " + function);
        }
        functions.add(function);
        return field;
    }

    private Operator operator(Pair pair) throws SyntaxFault {
        String sign = text.substring(pair.from(), pair.to());
        if (sign.startsWith("not") && !sign.equals("not in")) {
            // Kong's process ends on it
            throw SyntaxFault.of(text, pair.from(), pair.to(), "exactly one space stands within: not in");
        }
        return Operator.of(sign);
    }

    private Literal regex(Pair rhs, Literal value) throws SyntaxFault {
        if (!(value instanceof Literal.Text pattern)) {
            String reason = "regex operator can only be used with String operands";
            throw SyntaxFault.of(text, rhs.from(), rhs.to(), reason);
        }
        String problem = RustRegex.rendered(pattern.text());
        if (!problem.isEmpty()) {
            throw SyntaxFault.of(text, rhs.from(), rhs.to(), problem);
        }
        return new Literal.Regex(pattern.text());
    }
}
