package dev.gw.check.expression;

import java.util.List;

/** What a rule of the grammar matched: a stretch of the text, and the rules within it. */
record Pair(Syntax rule, int from, int to, List<Pair> inner) {
    Pair only() {
        return inner.get(0);
    }
}
