package dev.gw.drill.mutate;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.stage.Logging;
import dev.gw.runtime.plugin.PluginType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All the ways to break a configuration in one place. */
public final class Mutants {
    private final Map<String, PluginType> types;
    private final List<Site> sites;

    /** Whether any request before a browser's own gets to a plugin. */
    private final boolean takesPreflights;

    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(MapNode document, Map<String, PluginType> types) {
        this.types = types;
        this.sites = Site.of(document);
        this.takesPreflights = sites.stream()
                .filter(site -> site.kind().equals("routes"))
                .map(site -> site.entity().list("methods"))
                .anyMatch(methods -> methods.isEmpty()
                        || methods.stream()
                                .anyMatch(method -> String.valueOf(method).equals("OPTIONS")));
    }

    /**
     * Every mutant of a document, in its order; some may be no valid configurations.
     *
     * @param types the plugins that the gateway runs, by name
     */
    public static List<Mutant> of(MapNode document, Map<String, PluginType> types) {
        Mutants mutants = new Mutants(document, types);
        mutants.sites.forEach(mutants::site);
        return mutants.mutants;
    }

    private void site(Site site) {
        if (site.isIdle()) {
            return;
        }
        Changes changes = new Changes();
        switch (site.kind()) {
            case "routes" -> route(site, changes);
            case "services" -> service(site, changes);
            case "plugins" -> plugin(site.entity(), changes);
            case "acls" -> {
                changes.add("group removed", "the group is taken away", null);
                changes.text("group changed", site.entity(), "group", "gw-drill-nobody", part -> part);
            }
            case "keyauth_credentials" ->
                changes.text("credential changed", site.entity(), "key", "gw-drill-other", part -> part);
            case "jwt_secrets" -> {
                changes.text("credential changed", site.entity(), "key", "gw-drill-other", part -> part);
                changes.add("credential removed", "the credential is taken away", null);
            }
            case "basicauth_credentials" ->
                changes.text("credential changed", site.entity(), "password", "gw-drill-other", part -> part);
            case "hmacauth_credentials" ->
                changes.text("credential changed", site.entity(), "secret", "gw-drill-other", part -> part);
            default -> {}
        }
        String name = name(site);
        for (Changes.Change change : changes.all()) {
            if (change.operator().equals(PluginMutants.PREFLIGHT) && !takesPreflights) {
                continue;
            }
            mutants.add(new Mutant(
                    change.operator(),
                    name,
                    change.what(),
                    site.place(),
                    site.replaced().apply(change.entity())));
        }
    }

    private static String name(Site site) {
        String kind = site.kind().equals("routes")
                ? "route"
                : site.kind().equals("services") ? "service" : site.kind().equals("plugins") ? "" : site.kind();
        boolean secret = site.kind().endsWith("credentials") || site.kind().equals("jwt_secrets");
        String name = secret
                ? ""
                : Objects.requireNonNullElseGet(
                        site.entity().string("name"),
                        () -> Objects.requireNonNullElse(site.entity().string("group"), ""));
        return (kind + " " + name).strip();
    }

    private void plugin(MapNode plugin, Changes changes) {
        String name = String.valueOf(plugin.string("name"));
        boolean off = plugin.get("enabled") instanceof Scalar scalar && scalar.isBoolean() && !scalar.isTrue();
        boolean silent = Logging.NAMES.contains(name) || name.equals("prometheus");
        if (off || silent || !types.containsKey(name)) {
            return;
        }
        PluginMutants.add(plugin, changes);
        groups().forEach(group -> PluginMutants.widen(plugin, group, changes));
    }

    private Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        for (Site site : sites) {
            if (site.kind().equals("acls")) {
                groups.add(String.valueOf(site.entity().string("group")));
            }
        }
        return groups;
    }

    private void route(Site site, Changes changes) {
        MapNode route = site.entity();
        if (site.parent().equals("services") || route.has("service")) {
            changes.flip("strip_path flipped", route, "strip_path", true, part -> part);
            changes.flip("preserve_host flipped", route, "preserve_host", false, part -> part);
        }
        changes.drop("method dropped", route, "methods", part -> part);
        if (!route.list("methods").isEmpty()) {
            changes.add("methods widened", "takes every method", route.without("methods"));
        }
        List<Node> paths = route.list("paths");
        for (int i = 0; i < paths.size(); i++) {
            String path = String.valueOf(paths.get(i));
            String wider = path.startsWith("~")
                    ? path.endsWith("$") ? path.substring(0, path.length() - 1) : ""
                    : path.length() > 2 ? path.substring(0, path.length() - 1) : "";
            if (!wider.isEmpty()) {
                changes.add("path widened", path + " is " + wider, path(route, i, wider));
            }
            if (!path.startsWith("~") && path.length() > 1) {
                changes.add("path narrowed", path + " is " + path + "x", path(route, i, path + "x"));
            }
        }
        for (String key : List.of("hosts", "headers")) {
            if (route.has(key) && (paths.size() > 0 || route.has("methods"))) {
                changes.add("matcher dropped", key + " are gone", route.without(key));
            }
        }
        changes.add("route removed", "is gone", null);
    }

    private static MapNode path(MapNode route, int at, String path) {
        List<Node> paths = new ArrayList<>(route.list("paths"));
        paths.set(at, Scalar.string(path));
        return route.with("paths", ListNode.of(paths));
    }

    /** A service that asks whom another one asks. */
    private static MapNode askingAs(MapNode service, MapNode other) {
        MapNode moved = service;
        for (String field : List.of("host", "port")) {
            Node value = other.get(field);
            moved = value == null ? moved.without(field) : moved.with(field, value);
        }
        return moved;
    }

    private void service(Site site, Changes changes) {
        MapNode service = site.entity();
        for (Site other : sites) {
            String asked = other.entity().string("protocol");
            if (other.kind().equals("services") && ("http".equals(asked) || "https".equals(asked))) {
                MapNode moved = askingAs(service, other.entity());
                if (!moved.sameAs(service)) {
                    String name = String.valueOf(other.entity().string("name"));
                    changes.add("upstream swapped", "asks the upstream of " + name, moved);
                    break;
                }
            }
        }
        String path = Objects.requireNonNullElse(service.string("path"), "");
        changes.add("path changed", "asks below /other", service.with("path", Scalar.string(path + "/other")));
        changes.add("service disabled", "is disabled", service.with("enabled", Scalar.bool(false)));
    }
}
