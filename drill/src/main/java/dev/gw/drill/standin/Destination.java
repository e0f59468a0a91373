package dev.gw.drill.standin;

import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server that a configuration sends requests to.
 *
 * @param host its name or address, as the configuration has it, without brackets
 * @param port its port
 */
public record Destination(String host, int port) {
    private static final int USUAL_PORT = 80;
    private static final int USUAL_TARGET_PORT = 8000;

    /** A target's destination: {@code host}, {@code host:port}, {@code [address]:port}. */
    static Destination ofTarget(String target) {
        int bracket = target.lastIndexOf(']');
        int colon = target.lastIndexOf(':');
        boolean bareSix = bracket < 0 && target.indexOf(':') != colon;
        if (colon < bracket || colon < 0 || bareSix) {
            return new Destination(bare(target), USUAL_TARGET_PORT);
        }
        return new Destination(bare(target.substring(0, colon)), Integer.parseInt(target.substring(colon + 1)));
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The destinations of a configuration in its order, each with the services that use it, by name or else id. */
    static Map<Destination, Set<String>> of(Bundle bundle) {
        Map<String, List<Destination>> upstreams = upstreams(bundle);
        Map<Destination, Set<String>> all = new LinkedHashMap<>();
        for (Entity service : bundle.all(EntityKind.SERVICES)) {
            String host = String.valueOf(service.fields().string("host"));
            Destination own = new Destination(bare(host), port(service));
            for (Destination each : upstreams.getOrDefault(host, List.of(own))) {
                all.computeIfAbsent(each, ignored -> new LinkedHashSet<>()).add(name(service));
            }
        }
        return all;
    }

    /** The destinations of each upstream's targets, by the upstream's name. */
    private static Map<String, List<Destination>> upstreams(Bundle bundle) {
        Map<String, List<Destination>> byId = new HashMap<>();
        for (Entity target : bundle.all(EntityKind.TARGETS)) {
            byId.computeIfAbsent(String.valueOf(target.foreignId("upstream")), id -> new ArrayList<>())
                    .add(ofTarget(String.valueOf(target.fields().string("target"))));
        }
        Map<String, List<Destination>> byName = new HashMap<>();
        for (Entity upstream : bundle.all(EntityKind.UPSTREAMS)) {
            byName.put(String.valueOf(upstream.name()), byId.getOrDefault(upstream.id(), List.of()));
        }
        return byName;
    }

    private static int port(Entity service) {
        return service.fields().get("port") instanceof Scalar port && port.isNumber()
                ? (int) port.number()
                : USUAL_PORT;
    }

    static String name(Entity service) {
        String name = service.name();
        return name == null ? service.id() : name;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
