package dev.gw.runtime.impact.witness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that hosts and server names stand for, where a star stands for any beginning or end. */
final class HostNames {
    private static final String ANY = "any";

    private HostNames() {}

    /** A name that a rule stands for. */
    static String example(String rule) {
        if (rule.startsWith("*")) {
            return ANY + rule.substring(1);
        }
        if (rule.endsWith("*")) {
            return rule.substring(0, rule.length() - 1) + ANY;
        }
        return rule.endsWith(".") && rule.length() > 1 ? rule.substring(0, rule.length() - 1) : rule;
    }

    /** Whether a rule stands for more than one name. */
    static boolean isWildcard(String rule) {
        return rule.startsWith("*") || rule.endsWith("*");
    }

    /** Rules for the names that two lists of rules have in common. No rules stand for all. */
    static List<String> both(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<String> both = new LinkedHashSet<>();
        for (String rule : one) {
            for (String its : other) {
                String name = both(rule, its);
                if (name != null) {
                    both.add(name);
                }
            }
        }
        return List.copyOf(both);
    }

    private static @Nullable String both(String rule, String its) {
        if (rule.equals(its) || takes(its, rule)) {
            return rule;
        }
        if (takes(rule, its)) {
            return its;
        }
        boolean crossed = rule.startsWith("*") && its.endsWith("*");
        if (crossed || rule.endsWith("*") && its.startsWith("*")) {
            String begins = crossed ? its : rule;
            String ends = crossed ? rule : its;
            return begins.substring(0, begins.length() - 1) + ANY + ends.substring(1);
        }
        return withoutPort(rule).equals(withoutPort(its)) ? rule.length() > its.length() ? rule : its : null;
    }

    /** Whether a wildcard stands for all that another rule does. */
    private static boolean takes(String wildcard, String rule) {
        if (wildcard.startsWith("*")) {
            return rule.endsWith(wildcard.substring(1));
        }
        return wildcard.endsWith("*") && rule.startsWith(wildcard.substring(0, wildcard.length() - 1));
    }

    private static String withoutPort(String rule) {
        int colon = rule.lastIndexOf(':');
        return colon < 0 ? rule : rule.substring(0, colon);
    }
}
