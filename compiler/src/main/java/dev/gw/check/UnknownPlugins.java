package dev.gw.check;

import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.Tables;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.diagnostic.Severity;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plugins that Kong does not bring and the project neither. One that many install is checked by the schema gw has of it. A
 * name close to a bundled one is a mistake, which Kong's own check reports; any other may be a plugin of the user's own,
 * which passes unchecked with a warning.
 */
final class UnknownPlugins {
    private static final MapNode UNCHECKED = MapNode.empty()
            .with(
                    "fields",
                    ListNode.of(List.of(MapNode.empty()
                            .with("name", Scalar.string("config"))
                            .with("type", Scalar.string("any"))
                            .with("default", MapNode.empty()))));

    private static final int MOST_EDITS = 3;

    private final CheckSettings settings;
    private final Predicate<Node> quiet;
    private final Set<String> known;
    private final Map<String, MapNode> added = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private UnknownPlugins(CheckSettings settings, Predicate<Node> quiet) {
        this.quiet = quiet;
        this.settings = settings;
        this.known = new HashSet<>(KongSchemas.names("plugins"));
        known.addAll(settings.customPlugins().keySet());
    }

    /** @param quiet top-level entities of which is known that there are none in them */
    static UnknownPlugins of(MapNode document, CheckSettings settings, Predicate<Node> quiet) {
        UnknownPlugins found = new UnknownPlugins(settings, quiet);
        for (EntityKind kind : Kinds.IN_ORDER) {
            List<Node> items = Tables.items(document.get(kind.plural()));
            Parts.of(items.size(), (from, to) -> found.among(kind, items.subList(from, to)))
                    .forEach(names -> names.forEach(found::look));
        }
        return found;
    }

    /** The settings under which the plugins that can't be checked pass. */
    CheckSettings settings() {
        if (added.isEmpty()) {
            return settings;
        }
        Map<String, MapNode> plugins = new HashMap<>(settings.customPlugins());
        plugins.putAll(added);
        return new CheckSettings(settings.flavor(), settings.edition(), settings.strict(), plugins);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** The names of plugins among some entities at the top, and nested in them, that are not known. */
    private List<Scalar> among(EntityKind kind, List<Node> items) {
        List<Scalar> names = new ArrayList<>();
        for (Node item : items) {
            if (!quiet.test(item)) {
                collect(kind, item, names);
            }
        }
        return names;
    }

    private void collect(EntityKind kind, Node item, List<Scalar> names) {
        if (!(item instanceof MapNode map)) {
            return;
        }
        boolean isPlugin = kind == EntityKind.PLUGINS;
        if (isPlugin && map.get("name") instanceof Scalar name && name.isString() && !known.contains(name.text())) {
            names.add(name);
        }
        for (EntityKind child : Kinds.children(kind).keySet()) {
            for (Node inner : Tables.items(map.get(child.plural()))) {
                collect(child, inner, names);
            }
        }
    }

    private void look(Scalar name) {
        String plugin = name.text();
        boolean isEnterprise = Enterprise.plugin(plugin).isPresent();
        boolean isOss = settings.edition() == CheckSettings.Edition.OSS;
        if (plugin.isEmpty() || (isEnterprise && isOss)) {
            return;
        }
        Optional<MapNode> community = isEnterprise ? Optional.empty() : KongSchemas.community(plugin);
        if (community.isPresent()) {
            installed(name, community.get());
            return;
        }
        if (!isEnterprise && isMisspelt(plugin)) {
            return;
        }
        added.put(plugin, UNCHECKED);
        String message =
                "plugin %s is not bundled with Kong and has no schema in this project, so its config can't be checked"
                        .formatted(name.shown());
        Diagnostic diagnostic = Diagnostic.of(Code.GW1502, name.span(), message)
                .help("add plugins/" + name.shown() + "/schema.lua or schema.json to the project");
        diagnostics.add(settings.strict() ? diagnostic.withSeverity(Severity.ERROR) : diagnostic);
    }

    /** A few letters from a known name; not one that somebody made of it: {@code my-cors}, {@code jwt-v2}. */
    private boolean isMisspelt(String plugin) {
        int edits = Math.max(1, Math.min(MOST_EDITS, plugin.length() / 3));
        return Nearest.within(edits, plugin, known)
                .filter(near -> !plugin.endsWith("-" + near) && !plugin.startsWith(near + "-"))
                .isPresent();
    }

    private void installed(Scalar name, MapNode schema) {
        String plugin = name.text();
        if (added.put(plugin, schema) == null) {
            String message = "plugin %s is not bundled with Kong: a node that has not installed it refuses this file"
                    .formatted(name.shown());
            diagnostics.add(Diagnostic.of(Code.GW1504, name.span(), message)
                    .help("install it on every node and set KONG_PLUGINS=bundled," + name.shown()));
        }
    }

    /** What Kong's refusal of a plugin's name means. */
    static Diagnostic refused(Scalar name, CheckSettings settings) {
        String plugin = name.text();
        Optional<String> openSource = Enterprise.plugin(plugin);
        if (openSource.isPresent()) {
            return EnterpriseWords.diagnostic("plugin " + name.shown(), name.span(), openSource.get());
        }
        Set<String> candidates = new java.util.TreeSet<>(KongSchemas.names("plugins"));
        candidates.addAll(settings.customPlugins().keySet());
        Diagnostic diagnostic = Diagnostic.of(Code.GW1311, name.span(), "there is no plugin " + name.shown());
        Optional<String> meant = name.isSensitive() ? Optional.empty() : Nearest.to(plugin, candidates);
        return meant.map(other -> diagnostic.help("did you mean " + other + "?").fix(name.span(), other))
                .orElse(diagnostic);
    }
}
