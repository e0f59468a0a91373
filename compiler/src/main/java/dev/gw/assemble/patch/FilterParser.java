package dev.gw.assemble.patch;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the condition of a filter: comparisons and existence, joined by {@code &&}, {@code ||}, {@code !}. */
final class FilterParser {
    private static final int DEEPEST = 50;
    private static final List<String> OPERATORS = List.of("==", "!=", "<=", ">=", "<", ">");

    private final Cursor cursor;
    private int depth;

    FilterParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Filter filter() throws PathSyntaxException {
        List<Filter> any = new ArrayList<>();
        do {
            any.add(and());
            cursor.skipSpaces();
        } while (cursor.take("||"));
        return any.size() == 1 ? any.get(0) : new Filter.Or(any);
    }

    private Filter and() throws PathSyntaxException {
        List<Filter> all = new ArrayList<>();
        do {
            all.add(unary());
            cursor.skipSpaces();
        } while (cursor.take("&&"));
        return all.size() == 1 ? all.get(0) : new Filter.And(all);
    }

    private Filter unary() throws PathSyntaxException {
        if (++depth > DEEPEST) {
            throw new PathSyntaxException("this filter is nested too deeply", cursor.offset());
        }
        cursor.skipSpaces();
        Filter found;
        if (cursor.take("!")) {
            found = new Filter.Not(unary());
        } else if (cursor.take("(")) {
            found = filter();
            cursor.expect(")");
        } else {
            found = comparison();
        }
        depth--;
        return found;
    }

    private Filter comparison() throws PathSyntaxException {
        if (cursor.take("match(")) {
            return matching(/* whole= */ true);
        }
        if (cursor.take("search(")) {
            return matching(/* whole= */ false);
        }
        Filter.Operand left = operand();
        cursor.skipSpaces();
        if (cursor.take("=~")) {
            cursor.skipSpaces();
            return Matching.of(left, cursor.between('/'), /* whole= */ false, cursor.offset());
        }
        for (String operator : OPERATORS) {
            if (cursor.take(operator)) {
                cursor.skipSpaces();
                return new Filter.Compare(left, operator, operand());
            }
        }
        if (cursor.peek() == '=') {
            throw new PathSyntaxException("comparisons are ==, !=, <, <=, >, >= and =~", cursor.offset());
        }
        return new Filter.Exists(left);
    }

    /** {@code match(@.name, 'a.*')} matches the whole text, {@code search} a part of it. */
    private Filter matching(boolean whole) throws PathSyntaxException {
        Filter.Operand text = operand();
        cursor.expect(",");
        cursor.skipSpaces();
        if (!cursor.atQuote()) {
            throw new PathSyntaxException("here should be a regular expression in quotes", cursor.offset());
        }
        Filter found = Matching.of(text, cursor.quoted(), whole, cursor.offset());
        cursor.expect(")");
        return found;
    }

    private Filter.Operand function(Function<Filter.Operand, Filter.Operand> made) throws PathSyntaxException {
        cursor.skipSpaces();
        Filter.Operand of = operand();
        cursor.expect(")");
        return made.apply(of);
    }

    private Filter.Operand operand() throws PathSyntaxException {
        cursor.skipSpaces();
        if (cursor.take("length(")) {
            return function(Filter.Length::new);
        }
        if (cursor.take("count(")) {
            return function(Filter.Count::new);
        }
        if (cursor.take("value(")) {
            return function(Filter.Single::new);
        }
        if (cursor.take("@")) {
            return new Filter.FromHere(new JsonPath(PathParser.steps(cursor)));
        }
        if (cursor.take("$")) {
            return new Filter.FromRoot(new JsonPath(PathParser.steps(cursor)));
        }
        return new Filter.Literal(literal());
    }

    private Node literal() throws PathSyntaxException {
        if (cursor.atQuote()) {
            return Scalar.string(cursor.quoted());
        }
        int start = cursor.offset();
        String word = cursor.name(" \t)=!<>&|]");
        return switch (word) {
            case "true", "false" -> Scalar.bool(word.equals("true"));
            case "null" -> Scalar.nil(Span.nowhere());
            default -> number(word, start);
        };
    }

    private static Scalar number(String word, int start) throws PathSyntaxException {
        try {
            return Scalar.number(Double.parseDouble(word), word, Span.nowhere());
        } catch (NumberFormatException e) {
            throw new PathSyntaxException("here should be a value: quote texts", start);
        }
    }
}
