package dev.gw.runtime.plugin;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.vault.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which plugins could run for a route, in order: the configurations that {@link PluginScopes} chooses. Immutable. */
public final class PluginChains {
    /** The order in which plugins run, by their types; what has no type comes last. */
    public static Comparator<String> order(Map<String, PluginType> types) {
        return Comparator.comparingInt((String name) -> {
                    PluginType type = types.get(name);
                    return type == null ? Integer.MIN_VALUE : type.priority();
                })
                .reversed()
                .thenComparing(Comparator.reverseOrder());
    }

    private final Map<String, PluginType> types;
    private final Map<String, Plugin> plugins = new HashMap<>();
    private final Map<String, List<PluginSlot>> chains = new HashMap<>();
    private final List<PluginSlot> global;
    private final List<PluginSlot> globalOfStreams;

    /**
     * Makes the chains of all routes of a bundle: a plugin takes part where its protocols are of the route's subsystem;
     * disabled plugins and types that are not run are left out.
     */
    public PluginChains(Bundle bundle, Map<String, PluginType> types, PluginContext context) {
        this.types = types;
        Secrets secrets = new Secrets(bundle, System::getenv);
        PluginScopes requests = new PluginScopes(bundle, Subsystem.HTTP::has);
        PluginScopes streams = new PluginScopes(bundle, plugin -> Subsystem.STREAM.has(plugin) && isOfStreams(plugin));
        for (Entity entity : bundle.all(EntityKind.PLUGINS)) {
            PluginType type = types.get(Objects.requireNonNull(entity.name()));
            if (type != null && entity.isTrue("enabled")) {
                plugins.put(entity.id(), type.create(secrets.resolved(entity), context));
            }
        }
        for (Entity route : bundle.all(EntityKind.ROUTES)) {
            PluginScopes scopes = Subsystem.HTTP.has(route) ? requests : streams;
            chains.put(route.id(), chain(scopes, route.id(), route.foreignId("service")));
        }
        global = chain(requests, null, null);
        globalOfStreams = chain(streams, null, null);
    }

    /** The chain of a route, by its id. */
    public List<PluginSlot> of(String routeId) {
        return chains.getOrDefault(routeId, global);
    }

    /** The chain of requests for which no route was found. */
    public List<PluginSlot> global() {
        return global;
    }

    /** The chain of connections for which no route was found. */
    public List<PluginSlot> globalOfStreams() {
        return globalOfStreams;
    }

    private boolean isOfStreams(Entity plugin) {
        PluginType type = types.get(String.valueOf(plugin.name()));
        return type != null && type.runsOnStreams();
    }

    private List<PluginSlot> chain(PluginScopes scopes, @Nullable String route, @Nullable String service) {
        List<PluginSlot> slots = new ArrayList<>();
        for (PluginScopes.Choice choice : scopes.of(route, service)) {
            if (types.containsKey(choice.name())) {
                slots.add(slot(choice));
            }
        }
        slots.sort(Comparator.comparing(PluginSlot::name, order(types)));
        return List.copyOf(slots);
    }

    private PluginSlot slot(PluginScopes.Choice choice) {
        Map<String, Plugin> byConsumer = new HashMap<>();
        choice.byConsumer().forEach((consumer, entity) -> byConsumer.put(consumer, made(entity)));
        Entity otherwise = choice.otherwise();
        return new PluginSlot(choice.name(), Map.copyOf(byConsumer), otherwise == null ? null : made(otherwise));
    }

    private Plugin made(Entity entity) {
        return Objects.requireNonNull(plugins.get(entity.id()));
    }
}
