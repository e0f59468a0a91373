package dev.gw.check.expression;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * What would have been welcome at the farthest place that was tried: what a syntax error names. A rule takes the place of
 * those within it, unless just one of them was tried.
 */
final class Attempts {
    private final List<Syntax> rules = new ArrayList<>();
    private int place;

    /** Where a rule that begins here would find those tried within it. */
    int mark(int from) {
        return from == place ? rules.size() : 0;
    }

    int at(int from) {
        return from == place ? rules.size() : 0;
    }

    void failed(Syntax rule, int from, int mark, int before) {
        if (at(from) - before == 1) {
            return;
        }
        if (from == place) {
            rules.subList(mark, rules.size()).clear();
        }
        if (from > place) {
            rules.clear();
            place = from;
        }
        if (from == place) {
            rules.add(rule);
        }
    }

    /** A rule without others in it. */
    void failed(Syntax rule, int from) {
        failed(rule, from, mark(from), at(from));
    }

    int place() {
        return place;
    }

    String message() {
        List<String> names = rules.isEmpty()
                ? List.of()
                : EnumSet.copyOf(rules).stream().map(Syntax::shown).toList();
        int count = names.size();
        return switch (count) {
            case 0 -> "unknown parsing error";
            case 1 -> "expected " + names.get(0);
            case 2 -> "expected " + names.get(0) + " or " + names.get(1);
            default -> "expected " + String.join(", ", names.subList(0, count - 1)) + ", or " + names.get(count - 1);
        };
    }
}
