package dev.gw.drill.derive;

import dev.gw.drill.stage.Logging;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.PluginChains;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginScopes;
import dev.gw.runtime.plugin.PluginType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plugins of a route in the order they run, and whom its authentication lets through. Immutable. */
final class Chain {
    /** Authentication that the drill has credentials for, in the order Kong runs it, and what it looks at. */
    static final Map<String, EntityKind> AUTHENTICATION = authentication();

    /** Plugins whose every effect on answers is known here; others may rewrite what an answer says. */
    private static final Set<String> KNOWN = Set.of(
            "acl",
            "basic-auth",
            "bot-detection",
            "correlation-id",
            "cors",
            "hmac-auth",
            "ip-restriction",
            "jwt",
            "key-auth",
            "prometheus",
            "proxy-cache",
            "rate-limiting",
            "redirect",
            "request-size-limiting",
            "request-termination",
            "request-transformer",
            "response-ratelimiting");

    private final Bundle bundle;
    private final Map<String, PluginType> types;
    private final List<PluginScopes.Choice> choices;

    Chain(Scene scene, PluginScopes scopes, Entity route) {
        this.bundle = scene.bundle();
        this.types = scene.types();
        this.choices = scopes.of(route.id(), route.foreignId("service")).stream()
                .sorted(Comparator.comparing(PluginScopes.Choice::name, PluginChains.order(types)))
                .toList();
    }

    private static Map<String, EntityKind> authentication() {
        Map<String, EntityKind> kinds = new LinkedHashMap<>();
        kinds.put("jwt", EntityKind.JWT_SECRETS);
        kinds.put("key-auth", EntityKind.KEYAUTH_CREDENTIALS);
        kinds.put("basic-auth", EntityKind.BASICAUTH_CREDENTIALS);
        kinds.put("hmac-auth", EntityKind.HMACAUTH_CREDENTIALS);
        return kinds;
    }

    /** Whether the text of an answer is what the plugin that gave it says. */
    boolean keepsTexts() {
        return choices.stream()
                .allMatch(choice -> KNOWN.contains(choice.name()) || Logging.NAMES.contains(choice.name()));
    }

    /** Whether plugins run that may refuse requests for reasons of their own. */
    boolean hasOthers() {
        return choices.stream().map(PluginScopes.Choice::name).anyMatch(name -> !isKnown(name));
    }

    /** Whether the drill knows what a plugin is to do. */
    static boolean isKnown(String name) {
        return KNOWN.contains(name) || Logging.NAMES.contains(name) || name.equals("response-transformer");
    }

    /** The plugins that run for a caller, by name and in order. */
    Map<String, Entity> plugins(@Nullable String consumerId) {
        Map<String, Entity> plugins = new LinkedHashMap<>();
        for (PluginScopes.Choice choice : choices) {
            Entity own = consumerId == null ? null : choice.byConsumer().get(consumerId);
            Entity chosen = own == null ? choice.otherwise() : own;
            if (chosen != null && types.containsKey(choice.name())) {
                plugins.put(choice.name(), chosen);
            }
        }
        return plugins;
    }

    /** Every configuration that may run, whoever asks. */
    List<Entity> all() {
        return choices.stream()
                .flatMap(choice -> choice.fitting().stream())
                .filter(plugin -> types.containsKey(String.valueOf(plugin.name())))
                .toList();
    }

    /** The authentication plugins of the chain, in order. */
    List<Entity> authentications() {
        return plugins(null).entrySet().stream()
                .filter(entry -> AUTHENTICATION.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The consumer that an authentication plugin lets nobody in particular pass as; empty where it insists. */
    Optional<Entity> anonymous(Entity plugin) {
        String named = PluginConfig.of(plugin).text("anonymous");
        return bundle.all(EntityKind.CONSUMERS).stream()
                .filter(one -> one.id().equals(named)
                        || named != null && named.equals(one.fields().string("username")))
                .findFirst();
    }

    static boolean insists(Entity plugin) {
        return PluginConfig.of(plugin).text("anonymous") == null;
    }

    /** Everybody whom the authentication lets through, in the order of the configuration; strangers last. */
    List<Caller> callers() {
        List<Entity> plugins = authentications();
        if (plugins.isEmpty()) {
            return List.of(Caller.NOBODY);
        }
        List<Entity> insisting = plugins.stream().filter(Chain::insists).toList();
        List<Caller> callers = new ArrayList<>();
        for (Entity consumer : bundle.all(EntityKind.CONSUMERS)) {
            if (insisting.isEmpty()) {
                plugins.forEach(plugin -> callers.addAll(with(consumer, List.of(plugin))));
            } else {
                callers.addAll(with(consumer, insisting));
            }
        }
        if (insisting.isEmpty()) {
            anonymous(plugins.get(plugins.size() - 1))
                    .ifPresent(one -> callers.add(new Caller(one, Map.of(), Caller.NOBODY.tag())));
        }
        return callers;
    }

    /** The consumer with a credential for each of the plugins; with each credential that the first of them takes. */
    private List<Caller> with(Entity consumer, List<Entity> plugins) {
        Map<String, Entity> first = new LinkedHashMap<>();
        for (Entity plugin : plugins) {
            List<Entity> credentials = credentials(consumer, plugin);
            if (credentials.isEmpty()) {
                return List.of();
            }
            first.put(String.valueOf(plugin.name()), credentials.get(0));
        }
        List<Caller> callers = new ArrayList<>();
        String leading = String.valueOf(plugins.get(0).name());
        for (Entity credential : credentials(consumer, plugins.get(0))) {
            Map<String, Entity> shown = new LinkedHashMap<>(first);
            shown.put(leading, credential);
            callers.add(new Caller(consumer, shown, Caller.NOBODY.tag()));
        }
        return callers;
    }

    private List<Entity> credentials(Entity consumer, Entity plugin) {
        EntityKind kind = AUTHENTICATION.get(String.valueOf(plugin.name()));
        return kind == null ? List.of() : bundle.children(consumer, kind);
    }
}
