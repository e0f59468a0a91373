package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.settings.AddressRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds ways through the gateway: for a route, a request it answers and a caller whom its plugins let pass. */
final class Passages {
    static final String AGENT = "gw-drill";
    private static final List<String> ADDRESSES =
            List.of("198.51.100.7", "203.0.113.9", "192.0.2.11", "10.1.2.3", "172.16.4.5", "192.168.6.7", "127.0.0.1");

    private final Sketch sketch;
    private final Endings endings;
    private final Credentials credentials;
    private final Passing passing;
    private final Map<String, Optional<Passage>> usual = new HashMap<>();

    Passages(Sketch sketch) {
        this.sketch = sketch;
        this.endings = new Endings(sketch.bundle());
        this.credentials = new Credentials(sketch.scene().keys(), sketch.scene().hints());
        this.passing = new Passing(sketch);
    }

    Credentials credentials() {
        return credentials;
    }

    Endings endings() {
        return endings;
    }

    /** A passage through a route to its upstream, or to whatever ends its requests; empty where there is none. */
    Optional<Passage> of(Entity route) {
        return usual.computeIfAbsent(route.id(), ignored -> find(route));
    }

    private Optional<Passage> find(Entity route) {
        List<Ask> asks = asks(route);
        if (asks.isEmpty()) {
            sketch.reason(Sketch.key(route), "no request was found that this route answers");
            return Optional.empty();
        }
        List<Passage> all = all(route, asks.get(0));
        if (all.isEmpty()) {
            sketch.reason(Sketch.key(route), "no consumer has the credentials that its authentication asks for");
            return Optional.empty();
        }
        return all.stream()
                .filter(passage -> passage.ending().isUpstream())
                .findFirst()
                .or(() -> all.stream().filter(Passages::isMeant).findFirst())
                .or(() -> Optional.of(all.get(0)));
    }

    private static boolean isMeant(Passage passage) {
        return !"acl".equals(passage.ending().plugin());
    }

    /** All passages with a request, one for each caller that authentication lets through, whatever becomes of them. */
    List<Passage> all(Entity route, Ask ask) {
        List<Passage> all = new ArrayList<>();
        for (Caller caller : sketch.chain(route).callers()) {
            Passage passage = passage(route, ask, caller);
            if (passage != null) {
                all.add(passage);
            }
        }
        return all;
    }

    /** The passage of a caller; null where it can't show what it has. */
    @Nullable
    Passage passage(Entity route, Ask matching, Caller caller) {
        Map<String, Entity> plugins = sketch.chain(route).plugins(caller.consumerId());
        Ask shown = credentials.show(decorated(matching, plugins, caller), caller, plugins);
        if (shown == null) {
            return null;
        }
        Entity service = sketch.bundle().parent(route, "service").orElse(null);
        Ending ending = endings.of(caller, plugins);
        Passage passage = new Passage(route, service, caller, plugins, shown, ending, List.of());
        return new Passage(route, service, caller, plugins, shown, ending, passing.of(passage));
    }

    /** Requests that the route answers: one for each path, with the usual method and host. */
    List<Ask> asks(Entity route) {
        Samples samples = new Samples(route, sketch.scene());
        List<Ask> asks = new ArrayList<>();
        for (String path : samples.paths()) {
            reached(route, samples, samples.method(), samples.hosts().get(0), path)
                    .ifPresent(asks::add);
        }
        return asks;
    }

    /** A request with these values that the route answers; one with a longer path where others take this one. */
    Optional<Ask> reached(Entity route, Samples samples, String method, String host, String path) {
        for (String tried : List.of(path, path.endsWith("/") ? path + "drill" : path + "/drill")) {
            Ask ask = samples.ask(method, host, tried);
            var found = ask == null ? null : sketch.find(ask);
            if (found != null && found.route().id().equals(route.id())) {
                return Optional.ofNullable(ask);
            }
        }
        return Optional.empty();
    }

    /** With what plugins other than authentication ask for. */
    private Ask decorated(Ask matching, Map<String, Entity> plugins, Caller caller) {
        Ask ask = matching.header("User-Agent") == null ? matching.with("User-Agent", AGENT) : matching;
        for (Map.Entry<String, String> hint : sketch.scene().hints().headers().entrySet()) {
            ask = ask.with(hint.getKey(), hint.getValue());
        }
        Entity size = plugins.get("request-size-limiting");
        if (size != null && PluginConfig.of(size).isTrue("require_content_length") && ask.body() == null) {
            ask = ask.withBody("");
        }
        String counted = countedHeader(plugins);
        boolean told = counted != null
                && sketch.scene().hints().fromTokens().contains(counted.toLowerCase(Locale.ROOT))
                && !caller.credentials().containsKey("jwt");
        if (counted != null && !told) {
            ask = ask.with(counted, caller.tag());
        }
        Entity cache = plugins.get("proxy-cache");
        if (cache != null) {
            List<String> names = PluginConfig.of(cache).strings("vary_query_params");
            ask = ask.with(new Uncached(names.isEmpty() ? "gw-drill" : names.get(0)));
        }
        return sketch.scene().holdsTime() ? ask.from(address(plugins)) : ask;
    }

    /** The field by which requests are counted; null where none is. */
    static @Nullable String countedHeader(Map<String, Entity> plugins) {
        for (String name : List.of("rate-limiting", "response-ratelimiting")) {
            Entity limit = plugins.get(name);
            if (limit != null && "header".equals(PluginConfig.of(limit).text("limit_by"))) {
                return PluginConfig.of(limit).text("header_name");
            }
        }
        return null;
    }

    /** An address that the restrictions let pass. */
    private static String address(Map<String, Entity> plugins) {
        Entity restriction = plugins.get("ip-restriction");
        return restriction == null
                ? ADDRESSES.get(0)
                : Addresses.admitted(PluginConfig.of(restriction), ADDRESSES).orElse(ADDRESSES.get(0));
    }

    /** Another address than a request comes from, which the same restrictions let pass; empty where there is none. */
    static Optional<String> otherAddress(Passage passage) {
        List<String> others = new ArrayList<>(ADDRESSES);
        others.remove(Objects.requireNonNullElse(passage.ask().client(), ""));
        Entity restriction = passage.plugins().get("ip-restriction");
        return restriction == null
                ? Optional.of(others.get(0))
                : Addresses.admitted(PluginConfig.of(restriction), others)
                        .filter(address -> AddressRange.octets(address) != null);
    }
}
