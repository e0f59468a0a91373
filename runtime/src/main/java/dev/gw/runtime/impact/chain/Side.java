package dev.gw.runtime.impact.chain;

import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Names;
import dev.gw.runtime.impact.finding.Shown;
import dev.gw.runtime.plugin.PluginScopes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A configuration before or after the change, with the plugins that are in force in it. */
public final class Side {
    private final Bundle bundle;
    private final PluginScopes scopes;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, String> groupNames = new HashMap<>();
    private final Map<String, Entity> consumers = new HashMap<>();
    private final Map<String, Entity> off = new HashMap<>();

    /** A side of a comparison. */
    public Side(Bundle bundle) {
        this.bundle = bundle;
        this.scopes = new PluginScopes(bundle);
        for (Entity acl : bundle.all(EntityKind.ACLS)) {
            groups.computeIfAbsent(String.valueOf(acl.foreignId("consumer")), ignored -> new HashSet<>())
                    .add(String.valueOf(acl.fields().string("group")));
            groupNames.put(
                    String.valueOf(acl.fields().string("group")),
                    Shown.of(acl.fields().get("group")));
        }
        for (Entity consumer : bundle.all(EntityKind.CONSUMERS)) {
            consumers.put(consumer.id(), consumer);
            consumers.putIfAbsent(String.valueOf(consumer.fields().string("username")), consumer);
        }
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            if (!plugin.isTrue("enabled")) {
                off.put(plugin.name() + " of " + Names.scope(bundle, plugin), plugin);
            }
        }
    }

    public Bundle bundle() {
        return bundle;
    }

    /** The choices of a route by the plugin's name. */
    public Map<String, PluginScopes.Choice> chain(Entity route) {
        Map<String, PluginScopes.Choice> chain = new TreeMap<>();
        for (PluginScopes.Choice choice : scopes.of(route.id(), route.foreignId("service"))) {
            chain.put(choice.name(), choice);
        }
        return chain;
    }

    /** How much a route asks of its callers: 0 for nothing, 1 for credentials if they have some, 2 for credentials. */
    public int strictness(Entity route) {
        return switch (Authentication.of(this, chain(route)).level()) {
            case NOTHING -> 0;
            case IF_GIVEN -> 1;
            case ALWAYS -> 2;
        };
    }

    /** Whether any plugin asks for credentials anywhere. */
    public boolean asksSomewhere() {
        return bundle.all(EntityKind.PLUGINS).stream()
                .anyMatch(plugin -> plugin.isTrue("enabled") && Authentication.isAsking(String.valueOf(plugin.name())));
    }

    /** The groups that a consumer is in. */
    public Set<String> groupsOf(Entity consumer) {
        return groups.getOrDefault(consumer.id(), Set.of());
    }

    /** A group that consumers are in, as it may be shown. */
    public String shownGroup(String group) {
        return groupNames.getOrDefault(group, group);
    }

    /** A consumer by its id or username, as a plugin's {@code anonymous} names it. */
    @Nullable
    Entity consumer(String name) {
        return consumers.get(name);
    }

    /** The {@code enabled: false} of a plugin that is switched off here and was on in the other side; null otherwise. */
    @Nullable
    Node switchedOff(Bundle other, Entity plugin) {
        Entity here = off.get(plugin.name() + " of " + Names.scope(other, plugin));
        return here == null ? null : here.fields().get("enabled");
    }
}
