package dev.gw.runtime.impact.witness;

import dev.gw.check.expression.Expression.Predicate;
import dev.gw.check.expression.Literal;
import dev.gw.check.expression.Operator;
import dev.gw.check.regex.RustSamples;
import java.util.List;

/** Values that fulfil single comparisons. */
final class Demanded {
    private Demanded() {}

    /** A text that fulfils a comparison of texts, where that is easily had. */
    static String text(Predicate predicate) {
        if (predicate.value() instanceof Literal.Regex regex) {
            List<String> samples = RustSamples.of(regex.pattern(), 1);
            return samples.isEmpty() ? "x" : samples.get(0);
        }
        String text = ((Literal.Text) predicate.value()).text();
        return predicate.operator() == Operator.NOT_EQUALS ? text + "x" : text;
    }

    /** The text that a comparison shows of itself in witnesses; empty for numbers. */
    static String literal(Predicate predicate) {
        if (predicate.value() instanceof Literal.Address address) {
            return Place.text(address.octets());
        }
        if (predicate.value() instanceof Literal.Range range) {
            return new Place(range, -1).example(End.CLIENT).ip();
        }
        return predicate.value() instanceof Literal.Int ? "" : text(predicate);
    }

    /** A number that fulfils a comparison, or doesn't. */
    static int number(Operator operator, long number, boolean holds) {
        long wanted = switch (operator) {
            case EQUALS, GREATER_OR_EQUAL, LESS_OR_EQUAL -> holds ? number : unlike(operator, number);
            case GREATER -> holds ? number + 1 : number;
            case LESS -> holds ? number - 1 : number;
            default -> holds ? number + 1 : number;
        };
        return (int) Math.max(0, Math.min(wanted, 65_535));
    }

    private static long unlike(Operator operator, long number) {
        return operator == Operator.GREATER_OR_EQUAL ? number - 1 : number + 1;
    }

    /** A place within a range or without it. */
    static Place place(boolean within, Literal.Range range) {
        if (within || range.bits() == 0) {
            return new Place(range, -1);
        }
        End outside = new Place(range, -1).nearMisses(End.CLIENT).get(0);
        return Place.at(outside.ip());
    }
}
