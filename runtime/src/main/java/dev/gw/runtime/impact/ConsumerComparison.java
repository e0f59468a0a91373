package dev.gw.runtime.impact;

import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.chain.Side;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effects;
import dev.gw.runtime.impact.finding.Names;
import dev.gw.runtime.impact.finding.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares who is known, by which credentials, and in which groups. */
final class ConsumerComparison {
    private final Side before;
    private final Side after;
    private final Effects out;

    ConsumerComparison(Side before, Side after, Effects out) {
        this.before = before;
        this.after = after;
        this.out = out;
    }

    void compare() {
        Map<String, Entity> olds = byName(before.bundle());
        Map<String, Entity> news = byName(after.bundle());
        Set<String> allowed = askedGroups("allow");
        Set<String> refused = askedGroups("deny");
        CredentialSets had = new CredentialSets(before.bundle());
        CredentialSets has = new CredentialSets(after.bundle());
        olds.forEach((name, was) -> {
            Entity is = news.get(name);
            if (is == null) {
                add(
                        Rule.CONSUMER_REMOVED,
                        before.bundle(),
                        was,
                        "no longer known; its credentials are refused",
                        null,
                        null);
            } else {
                groups(was, is, allowed, Rule.GROUP_GAINED, Rule.GROUP_LOST);
                groups(was, is, refused, Rule.BAN_IMPOSED, Rule.BAN_LIFTED);
                credentials(had.of(was), has.of(is), is);
            }
        });
        news.forEach((name, is) -> {
            if (!olds.containsKey(name)) {
                add(Rule.CONSUMER_ADDED, after.bundle(), is, "is now known", null, null);
            }
        });
    }

    private static Map<String, Entity> byName(Bundle bundle) {
        Map<String, Entity> consumers = new LinkedHashMap<>();
        bundle.all(EntityKind.CONSUMERS).forEach(consumer -> consumers.put(Names.key(consumer), consumer));
        return consumers;
    }

    /** The groups that a plugin lets in, or refuses, somewhere. */
    private Set<String> askedGroups(String list) {
        Set<String> groups = new HashSet<>();
        for (Bundle bundle : List.of(before.bundle(), after.bundle())) {
            for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
                MapNode config = plugin.fields().map("config");
                if (config != null && "acl".equals(plugin.name()) && plugin.isTrue("enabled")) {
                    groups.addAll(Fields.texts(config.get(list)));
                }
            }
        }
        return groups;
    }

    private void groups(Entity was, Entity is, Set<String> asked, Rule joined, Rule left) {
        Set<String> gained = new TreeSet<>(after.groupsOf(is));
        gained.removeAll(before.groupsOf(was));
        gained.retainAll(asked);
        Set<String> lost = new TreeSet<>(before.groupsOf(was));
        lost.removeAll(after.groupsOf(is));
        lost.retainAll(asked);
        String old = shown(before, before.groupsOf(was));
        String now = shown(after, after.groupsOf(is));
        if (!gained.isEmpty()) {
            String refused = joined == Rule.BAN_IMPOSED ? ", which is refused" : "";
            add(joined, after.bundle(), is, "now in group " + shown(after, gained) + refused, old, now);
        }
        if (!lost.isEmpty()) {
            String refused = left == Rule.BAN_LIFTED ? ", which is refused" : "";
            add(left, after.bundle(), is, "no longer in group " + shown(before, lost) + refused, old, now);
        }
    }

    private static String shown(Side side, Set<String> groups) {
        return groups.stream().sorted().map(side::shownGroup).collect(Collectors.joining(", "));
    }

    private void credentials(Map<EntityKind, Set<String>> had, Map<EntityKind, Set<String>> has, Entity consumer) {
        Set<EntityKind> kinds = new TreeSet<>(had.keySet());
        kinds.addAll(has.keySet());
        for (EntityKind kind : kinds) {
            Set<String> lost = new HashSet<>(had.getOrDefault(kind, Set.of()));
            Set<String> gained = new HashSet<>(has.getOrDefault(kind, Set.of()));
            lost.removeAll(has.getOrDefault(kind, Set.of()));
            gained.removeAll(had.getOrDefault(kind, Set.of()));
            if (!lost.isEmpty()) {
                String what = CredentialSets.counted(lost.size(), kind) + " no longer taken";
                add(Rule.CREDENTIAL_REMOVED, after.bundle(), consumer, what, null, null);
            }
            if (!gained.isEmpty()) {
                String what = "now has " + CredentialSets.counted(gained.size(), kind) + " more";
                add(Rule.CREDENTIAL_ADDED, after.bundle(), consumer, what, null, null);
            }
        }
    }

    private void add(
            Rule rule, Bundle bundle, Entity consumer, String what, @Nullable String old, @Nullable String now) {
        Cause cause = Cause.of(bundle, consumer);
        out.add(rule, cause, Names.called(consumer), what, old, now, null, List.of());
    }
}
