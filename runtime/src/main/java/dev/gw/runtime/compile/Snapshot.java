package dev.gw.runtime.compile;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginChains;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginSlot;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.tls.KeyAndChain;
import dev.gw.runtime.tls.ServerNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A configuration at work. A request sees one snapshot from its start to its end. Immutable. */
public final class Snapshot {
    private final Bundle bundle;
    private final Router router;
    private final Router connections;
    private final PluginChains chains;
    private final List<Plugin> handshakes;
    private final List<Plugin> handshakesOfStreams;
    private final ServerNames serverNames;
    private final Map<String, ServiceRuntime> services = new HashMap<>();

    /**
     * Makes a bundle ready to serve.
     *
     * @param types the plugins that are run, by name
     * @param ready makes services ready to be asked
     */
    public Snapshot(
            Bundle bundle,
            Map<String, PluginType> types,
            PluginContext context,
            Function<Entity, ServiceRuntime> ready) {
        this.bundle = bundle;
        this.router = new Router(bundle);
        this.connections = Router.ofConnections(bundle);
        this.serverNames = new ServerNames(bundle);
        this.chains = new PluginChains(bundle, types, context);
        this.handshakes = hearing(chains.global());
        this.handshakesOfStreams = hearing(chains.globalOfStreams());
        for (Entity service : bundle.all(EntityKind.SERVICES)) {
            services.put(service.id(), ready.apply(service));
        }
    }

    public Bundle bundle() {
        return bundle;
    }

    public Router router() {
        return router;
    }

    /** Finds the routes of connections and datagrams. */
    public Router connections() {
        return connections;
    }

    public PluginChains chains() {
        return chains;
    }

    /** Which certificate is shown for which server name. */
    public ServerNames serverNames() {
        return serverNames;
    }

    /** The plugins that are to hear of the handshakes of those who send requests, in order. */
    public List<Plugin> handshakes() {
        return handshakes;
    }

    /** The plugins that are to hear of the handshakes of connections that are relayed, in order. */
    public List<Plugin> handshakesOfStreams() {
        return handshakesOfStreams;
    }

    private static List<Plugin> hearing(List<PluginSlot> slots) {
        return slots.stream()
                .map(slot -> slot.select(null))
                .filter(plugin -> plugin != null && plugin.hearsHandshakes())
                .toList();
    }

    /** What a plugin has for a server name that the configuration has no certificate for; null for nothing. */
    public @Nullable KeyAndChain certificateFor(String serverName) {
        for (PluginSlot slot : chains.global()) {
            Plugin plugin = slot.select(null);
            KeyAndChain certificate = plugin == null ? null : plugin.certificate(serverName);
            if (certificate != null) {
                return certificate;
            }
        }
        return null;
    }

    /** The service of a route; null where it has none. */
    public @Nullable ServiceRuntime serviceOf(Entity route) {
        String id = route.foreignId("service");
        return id == null ? null : services.get(id);
    }
}
