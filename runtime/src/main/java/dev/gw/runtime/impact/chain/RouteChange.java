package dev.gw.runtime.impact.chain;

import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effect;
import dev.gw.runtime.impact.finding.Effects;
import dev.gw.runtime.impact.finding.Rule;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A route on both sides, and where to put what changed for its callers.
 *
 * @param route as it is after the change
 */
public record RouteChange(Side before, Side after, Entity route, Effects out) {
    /** Whether a plugin's absence is its being switched off. */
    boolean isSwitchedOff(Entity plugin) {
        return after.switchedOff(before.bundle(), plugin) != null;
    }

    void add(
            Rule rule,
            @Nullable Entity was,
            @Nullable Entity is,
            String field,
            String tier,
            String what,
            @Nullable String old,
            @Nullable String now) {
        String about = tier.isEmpty() ? field : field + " for " + tier;
        String whole = tier.isEmpty() ? what : tier + ": " + what;
        out.add(new Effect(rule, cause(was, is, field), about, route, whole, old, now));
    }

    /** The plugin that was changed: the one in force now, unless it was there before just as it is. */
    private Cause cause(@Nullable Entity was, @Nullable Entity is, String field) {
        if (is != null && (was == null || !isOld(is))) {
            Node value = ConfigValues.at(is, field);
            return Cause.of(after.bundle(), is, value == null ? is.span() : value.span());
        }
        if (was == null) {
            return Cause.of(after.bundle(), route);
        }
        Node off = after.switchedOff(before.bundle(), was);
        return Cause.of(before.bundle(), was, off == null ? Span.nowhere() : off.span());
    }

    private boolean isOld(Entity plugin) {
        return before.bundle()
                .byId(EntityKind.PLUGINS, plugin.id())
                .filter(old -> old.fields().sameAs(plugin.fields()))
                .isPresent();
    }
}
