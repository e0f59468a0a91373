package dev.gw.check.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rules of the grammar in a text. For one text on one thread. */
final class Grammar {
    /** Kong's own parser would go on until its stack is full. */
    private static final int DEEPEST = 250;

    private final Literals scan;
    private final Attempts attempts = new Attempts();
    private int pos;
    private int depth;
    private boolean tooDeep;

    /** Matches at the current place and moves it, or does neither. */
    private interface Body {
        boolean match(List<Pair> out);
    }

    Grammar(String text) {
        this.scan = new Literals(text, attempts);
    }

    /** The whole text as one expression; null where it is none. */
    @Nullable
    Pair matcher() {
        List<Pair> out = new ArrayList<>(1);
        boolean matched = rule(Syntax.MATCHER, out, inner -> skipped(inner, this::expression) && end());
        return matched ? out.get(0).only() : null;
    }

    Attempts attempts() {
        return attempts;
    }

    boolean isTooDeep() {
        return tooDeep;
    }

    private boolean rule(Syntax rule, List<Pair> out, Body body) {
        int from = pos;
        int mark = attempts.mark(from);
        int before = attempts.at(from);
        List<Pair> inner = new ArrayList<>(2);
        if (body.match(inner)) {
            out.add(new Pair(rule, from, pos, inner));
            return true;
        }
        pos = from;
        attempts.failed(rule, from, mark, before);
        return false;
    }

    private boolean end() {
        skip();
        if (scan.isAtEnd(pos)) {
            return true;
        }
        attempts.failed(Syntax.EOI, pos);
        return false;
    }

    private boolean expression(List<Pair> out) {
        if (depth == DEEPEST) {
            tooDeep = true;
            return false;
        }
        depth++;
        boolean matched = rule(Syntax.EXPRESSION, out, inner -> term(inner) && furtherTerms(inner));
        depth--;
        return matched;
    }

    private boolean furtherTerms(List<Pair> out) {
        while (true) {
            int from = pos;
            int size = out.size();
            skip();
            if (!(logicalOperator(out) && skipped(out, this::term))) {
                out.subList(size, out.size()).clear();
                pos = from;
                return true;
            }
        }
    }

    private boolean logicalOperator(List<Pair> out) {
        return rule(Syntax.AND_OP, out, inner -> word("&&")) || rule(Syntax.OR_OP, out, inner -> word("||"));
    }

    private boolean term(List<Pair> out) {
        return rule(Syntax.TERM, out, inner -> predicate(inner) || parenthesised(inner));
    }

    private boolean parenthesised(List<Pair> out) {
        return rule(Syntax.PARENTHESISED_EXPRESSION, out, inner -> {
            rule(Syntax.NOT_OP, inner, none -> word("!"));
            skip();
            return word("(") && skipped(inner, this::expression) && skipped(")");
        });
    }

    private boolean predicate(List<Pair> out) {
        return rule(
                Syntax.PREDICATE,
                out,
                inner -> lhs(inner) && skipped(inner, this::operator) && skipped(inner, this::rhs));
    }

    private boolean operator(List<Pair> out) {
        return rule(Syntax.BINARY_OPERATOR, out, inner -> {
            for (String sign : List.of("==", "!=", "~", "^=", "=^", ">=", ">", "<=", "<", "in")) {
                if (word(sign)) {
                    return true;
                }
            }
            int from = pos;
            if (word("not") && skipped("in")) {
                return true;
            }
            pos = from;
            return word("contains");
        });
    }

    private boolean lhs(List<Pair> out) {
        if (depth == DEEPEST) {
            tooDeep = true;
            return false;
        }
        depth++;
        boolean matched = rule(Syntax.LHS, out, inner -> transform(inner) || ident(inner));
        depth--;
        return matched;
    }

    private boolean transform(List<Pair> out) {
        return rule(
                Syntax.TRANSFORM_FUNC,
                out,
                inner -> ident(inner) && skipped("(") && skipped(inner, this::lhs) && skipped(")"));
    }

    private boolean ident(List<Pair> out) {
        return rule(Syntax.IDENT, out, inner -> moved(scan.ident(pos)));
    }

    private boolean rhs(List<Pair> out) {
        return rule(
                Syntax.RHS,
                out,
                inner -> rule(Syntax.STR_LITERAL, inner, none -> moved(scan.text(pos)))
                        || rule(Syntax.RAWSTR_LITERAL, inner, none -> moved(scan.rawText(pos)))
                        || rule(Syntax.IPV4_CIDR_LITERAL, inner, none -> moved(scan.range(scan.ipv4(pos), 2)))
                        || rule(Syntax.IPV6_CIDR_LITERAL, inner, none -> moved(scan.range(scan.ipv6(pos), 3)))
                        || rule(Syntax.IPV4_LITERAL, inner, none -> moved(scan.ipv4(pos)))
                        || rule(Syntax.IPV6_LITERAL, inner, none -> moved(scan.ipv6(pos)))
                        || rule(Syntax.INT_LITERAL, inner, this::number));
    }

    private boolean number(List<Pair> out) {
        word("-");
        return rule(Syntax.OCT_DIGITS, out, none -> moved(scan.octal(pos)))
                || (word("0x") ? hexDigits(out) : rule(Syntax.DEC_DIGITS, out, none -> moved(scan.decimal(pos))));
    }

    private boolean hexDigits(List<Pair> out) {
        if (rule(Syntax.HEX_DIGITS, out, none -> moved(scan.hexadecimal(pos)))) {
            return true;
        }
        pos -= 2;
        return rule(Syntax.DEC_DIGITS, out, none -> moved(scan.decimal(pos)));
    }

    private boolean moved(int to) {
        if (to < 0) {
            return false;
        }
        pos = to;
        return true;
    }

    private boolean word(String word) {
        return moved(scan.word(pos, word));
    }

    private boolean skipped(String word) {
        skip();
        return word(word);
    }

    private boolean skipped(List<Pair> out, Body body) {
        skip();
        return body.match(out);
    }

    private void skip() {
        pos = scan.skip(pos);
    }
}
