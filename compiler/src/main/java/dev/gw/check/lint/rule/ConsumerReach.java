package dev.gw.check.lint.rule;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which consumers can be told on which routes. */
final class ConsumerReach {
    private final Gateway gateway;
    private final Map<String, Set<String>> waysIn = new HashMap<>();
    private final Map<String, Set<String>> anonymousOf = new HashMap<>();
    private final Map<String, Set<String>> namesByScope = new HashMap<>();

    ConsumerReach(Gateway gateway) {
        this.gateway = gateway;
        PluginNames.CREDENTIALS.forEach((name, kind) -> {
            for (Entity credential : gateway.all(kind)) {
                String consumer = credential.foreignId("consumer");
                if (consumer != null) {
                    waysIn.computeIfAbsent(consumer, k -> new HashSet<>(2)).add(name);
                }
            }
        });
        for (Entity plugin : gateway.plugins()) {
            String anonymous = Read.text(plugin, "config", "anonymous");
            if (Read.isEnabled(plugin) && !anonymous.isEmpty()) {
                anonymousOf.computeIfAbsent(anonymous, k -> new HashSet<>(2)).add(Read.text(plugin, "name"));
            }
        }
    }

    /** Whether some request under a plugin's scope may come from the consumer; true where that can't be excluded. */
    boolean reaches(Entity plugin, String consumerId) {
        Set<String> ways = new HashSet<>(waysIn.getOrDefault(consumerId, Set.of()));
        ways.addAll(anonymousOf.getOrDefault(consumerId, Set.of()));
        gateway.bundle()
                .byId(EntityKind.CONSUMERS, consumerId)
                .ifPresent(c -> ways.addAll(anonymousOf.getOrDefault(Read.text(c, "username"), Set.of())));
        for (String name : namesUnder(plugin)) {
            boolean told = ways.contains(name)
                    || name.equals("ldap-auth")
                    || name.equals("oidc")
                    || PluginNames.isOpaque(name);
            if (told || (name.equals("session") && !ways.isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /** The names of the plugins that run with a plugin, worked out once for each scope. */
    private Set<String> namesUnder(Entity plugin) {
        String scope = plugin.foreignId("route") + " " + plugin.foreignId("service");
        return namesByScope.computeIfAbsent(scope, k -> {
            Set<String> names = new HashSet<>();
            add(names, gateway.scopes().global());
            for (Entity route : gateway.routesUnder(plugin)) {
                add(names, gateway.scopes().ofRoute(route));
                add(names, gateway.scopes().ofServiceOf(route));
            }
            return names;
        });
    }

    private static void add(Set<String> names, List<Entity> plugins) {
        for (Entity plugin : plugins) {
            names.add(Read.text(plugin, "name"));
        }
    }
}
