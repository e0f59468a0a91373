package dev.gw.check.lint;

import dev.gw.check.lint.rule.Facts;
import dev.gw.check.lint.rule.LintRules;
import dev.gw.diagnostic.Code;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a project says about the lint. Immutable.
 *
 * @param levels the rules whose level differs from their own
 * @param facts what the project says about where the gateway runs
 */
public record LintSettings(Map<Code, Level> levels, Facts facts) {
    public LintSettings {
        levels = Map.copyOf(levels);
    }

    /** Every rule at its own level, one node. */
    public static LintSettings defaults() {
        return new LintSettings(Map.of(), new Facts(1));
    }

    /** The same with one rule at another level. */
    public LintSettings with(Code rule, Level level) {
        Map<Code, Level> changed = new EnumMap<>(Code.class);
        changed.putAll(levels);
        changed.put(rule, level);
        return new LintSettings(changed, facts);
    }

    /** The same for a gateway of several nodes that share the traffic. */
    public LintSettings nodes(int count) {
        return new LintSettings(levels, new Facts(count));
    }

    /** Whether some rule stands at the level of an error. */
    public boolean mayRefuse() {
        return LintRules.all().stream().anyMatch(rule -> level(rule.code()) == Level.ERROR)
                || level(Code.GW2019) == Level.ERROR;
    }

    Level level(Code rule) {
        return levels.getOrDefault(rule, Level.of(rule.severity()));
    }
}
