package dev.gw.check.expression;

import dev.gw.check.expression.Expression.And;
import dev.gw.check.expression.Expression.Not;
import dev.gw.check.expression.Expression.Or;
import dev.gw.check.expression.Expression.Predicate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an expression's fields, operators and values go together; in Kong's words where they do not. */
final class TypeCheck {
    private static final String SEGMENTS = "http.path.segments.";
    private static final Pattern SEGMENT = Pattern.compile("(0|[1-9]\\d*)(_([1-9]\\d*))?\n?");

    private final FieldTypes fields;

    TypeCheck(FieldTypes fields) {
        this.fields = fields;
    }

    @Nullable
    String problem(Expression expression) {
        String problem = each(expression, this::types);
        return problem != null ? problem : each(expression, TypeCheck::segments);
    }

    private interface Look {
        @Nullable
        String at(Predicate predicate);
    }

    private static @Nullable String each(Expression expression, Look look) {
        if (expression instanceof Predicate predicate) {
            return look.at(predicate);
        }
        if (expression instanceof Not not) {
            return each(not.inner(), look);
        }
        List<Expression> parts = expression instanceof And and ? and.parts() : ((Or) expression).parts();
        for (Expression part : parts) {
            String problem = each(part, look);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable String types(Predicate predicate) {
        FieldTypes.Type type = fields.of(predicate.field());
        if (type == null) {
            return "Unknown LHS field";
        }
        Operator operator = predicate.operator();
        boolean ownRule = operator == Operator.REGEX || operator == Operator.IN || operator == Operator.NOT_IN;
        if (!ownRule && !isOf(type, predicate.value())) {
            return "Type mismatch between the LHS and RHS values of predicate";
        }
        if (predicate.lower() && type != FieldTypes.Type.STRING) {
            return "lower-case transformation function only supported with String type fields";
        }
        return operands(operator, type, predicate.value());
    }

    private static @Nullable String operands(Operator operator, FieldTypes.Type type, Literal value) {
        return switch (operator) {
            case EQUALS, NOT_EQUALS -> null;
            case REGEX -> type == FieldTypes.Type.STRING ? null : "Regex operators only supports string operands";
            case PREFIX, POSTFIX ->
                value instanceof Literal.Text ? null : "Regex/Prefix/Postfix operators only supports string operands";
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                value instanceof Literal.Int
                        ? null
                        : "Greater/GreaterOrEqual/Lesser/LesserOrEqual operators only supports integer operands";
            case IN, NOT_IN ->
                type == FieldTypes.Type.ADDRESS && value instanceof Literal.Range
                        ? null
                        : "In/NotIn operators only supports IP in CIDR";
            case CONTAINS -> value instanceof Literal.Text ? null : "Contains operator only supports string operands";
        };
    }

    private static boolean isOf(FieldTypes.Type type, Literal value) {
        return switch (type) {
            case STRING -> value instanceof Literal.Text;
            case INT -> value instanceof Literal.Int;
            case ADDRESS -> value instanceof Literal.Address;
        };
    }

    private static @Nullable String segments(Predicate predicate) {
        int at = predicate.field().indexOf(SEGMENTS);
        if (at < 0) {
            return null;
        }
        String range = predicate.field().substring(SEGMENTS.length());
        Matcher matcher = SEGMENT.matcher(range);
        boolean fine = range.equals("len") || matcher.matches() && isForward(matcher.group(1), matcher.group(3));
        return fine ? null : "illformed http.path.segments.* field";
    }

    private static boolean isForward(String first, @Nullable String last) {
        return last == null || Double.parseDouble(first) < Double.parseDouble(last);
    }
}
