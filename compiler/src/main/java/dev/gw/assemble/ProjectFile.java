package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.diagnostic.Severity;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.RouterFlavor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads gw.yml, reporting what is wrong in it; what is wrong counts as not said. */
final class ProjectFile {
    private static final List<String> KEYS = List.of(
            "name",
            "kong",
            "edition",
            "router_flavor",
            "output",
            "nodes",
            "environments",
            "lint",
            "plugins",
            "patches",
            "serve");
    private static final List<String> ENVIRONMENT_KEYS =
            List.of("edition", "router_flavor", "output", "nodes", "lint", "plugins", "serve");
    private static final List<String> LEVELS = List.of("off", "note", "warning", "error");

    private final MapNode map;
    private final Diagnostics out;

    private ProjectFile(MapNode map, Diagnostics out) {
        this.map = map;
        this.out = out;
    }

    static ProjectSettings read(Node root, Diagnostics out) {
        if (root instanceof Scalar scalar && scalar.isNull()) {
            return ProjectSettings.DEFAULTS;
        }
        if (!(root instanceof MapNode map)) {
            out.add(Diagnostic.of(Code.GW1103, root.span(), "gw.yml is a map of settings"));
            return ProjectSettings.DEFAULTS;
        }
        checkKeys(map, KEYS, "gw.yml", out);
        return new ProjectFile(map, out).settings(ProjectSettings.DEFAULTS);
    }

    /** The settings of one environment: what gw.yml says under its name wins. */
    static ProjectSettings forEnvironment(Node root, String env, ProjectSettings base, Diagnostics out) {
        MapNode environments = root instanceof MapNode map ? map.map("environments") : null;
        MapNode own = environments == null ? null : environments.map(env);
        return own == null ? base : new ProjectFile(own, out).settings(base);
    }

    private ProjectSettings settings(ProjectSettings base) {
        return new ProjectSettings(
                string("name").or(base::name),
                kong(base.kong()),
                edition(base.enterprise()),
                string("output").orElse(base.output()),
                nodes(base.nodes()),
                environments(base.environments()),
                lint(base.lint()),
                strings("plugins", base.plugins()),
                strings("patches", base.patches()),
                new ServeFile(out).read(map.get("serve"), base.serve()),
                flavor(base.flavor()));
    }

    static void checkKeys(MapNode map, List<String> known, String where, Diagnostics out) {
        for (MapNode.Entry entry : map.entries()) {
            if (!known.contains(entry.name())) {
                Diagnostic found =
                        Diagnostic.of(Code.GW1102, entry.key().span(), entry.name() + " is no key of " + where);
                out.add(Nearest.to(entry.name(), known)
                        .map(near -> found.help("did you mean " + near + "?"))
                        .orElseGet(() -> found.help("the keys are " + String.join(", ", known))));
            }
        }
    }

    private Optional<String> string(String key) {
        Node value = map.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Scalar scalar
                && scalar.isString()
                && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        wrong(value, key + " is a text");
        return Optional.empty();
    }

    private String kong(String base) {
        Node value = map.get("kong");
        if (value == null) {
            return base;
        }
        String text = value instanceof Scalar scalar ? scalar.text() : "";
        if (text.equals("3.9") || text.startsWith("3.9.")) {
            return text;
        }
        wrong(value, "kong is the version to build for", "gw knows Kong 3.9: write kong: \"3.9\"");
        return base;
    }

    private boolean edition(boolean base) {
        Node value = map.get("edition");
        if (value == null) {
            return base;
        }
        String text = value instanceof Scalar scalar ? scalar.text() : "";
        if (!text.equals("oss") && !text.equals("enterprise")) {
            wrong(value, "edition is oss or enterprise");
            return base;
        }
        return text.equals("enterprise");
    }

    private RouterFlavor flavor(RouterFlavor base) {
        Node value = map.get("router_flavor");
        if (value == null) {
            return base;
        }
        Optional<RouterFlavor> flavor = RouterFlavor.of(value instanceof Scalar scalar ? scalar.text() : "");
        if (flavor.isEmpty()) {
            wrong(value, "router_flavor is traditional_compatible, expressions or traditional");
        }
        return flavor.orElse(base);
    }

    private int nodes(int base) {
        Node value = map.get("nodes");
        if (value == null) {
            return base;
        }
        if (value instanceof Scalar scalar && scalar.isWhole() && scalar.number() >= 1 && scalar.number() <= 100_000) {
            return (int) scalar.number();
        }
        wrong(value, "nodes is the number of gateway nodes, from 1 to 100000");
        return base;
    }

    private Set<String> environments(Set<String> base) {
        Node value = map.get("environments");
        if (value instanceof ListNode) {
            return new LinkedHashSet<>(strings("environments", List.of()));
        }
        if (value instanceof MapNode named) {
            named.entries().forEach(this::environment);
            return new LinkedHashSet<>(
                    named.entries().stream().map(MapNode.Entry::name).toList());
        }
        if (value != null) {
            wrong(value, "environments is a list of names, or a map from names to their settings");
        }
        return base;
    }

    private void environment(MapNode.Entry entry) {
        if (entry.value() instanceof MapNode own) {
            ProjectFile file = new ProjectFile(own, out);
            checkKeys(own, ENVIRONMENT_KEYS, "an environment", out);
            file.settings(ProjectSettings.DEFAULTS);
        } else if (!(entry.value() instanceof Scalar scalar && scalar.isNull())) {
            wrong(entry.value(), "the settings of the environment " + entry.name() + " are a map");
        }
    }

    private Map<Code, Optional<Severity>> lint(Map<Code, Optional<Severity>> base) {
        Node value = map.get("lint");
        if (!(value instanceof MapNode rules)) {
            if (value != null) {
                wrong(value, "lint is a map from rules to levels: " + String.join(", ", LEVELS));
            }
            return base;
        }
        Map<Code, Optional<Severity>> levels = new LinkedHashMap<>(base);
        for (MapNode.Entry entry : rules.entries()) {
            Code rule = rule(entry.key());
            Optional<Severity> level = level(entry.value());
            if (rule != null) {
                levels.put(rule, level);
            }
        }
        return levels;
    }

    private @Nullable Code rule(Scalar key) {
        Optional<Code> code = LintRules.named(key.text());
        if (code.isEmpty()) {
            Diagnostic found = Diagnostic.of(Code.GW1102, key.span(), key.text() + " is no lint rule");
            out.add(Nearest.to(key.text(), LintRules.names())
                    .map(near -> found.help("did you mean " + near + "?"))
                    .orElseGet(() -> found.help("rules are named by their code, such as GW2012, or their title, "
                            + "such as service-without-routes")));
        }
        return code.orElse(null);
    }

    private Optional<Severity> level(Node value) {
        String text = value instanceof Scalar scalar ? scalar.text() : "";
        return switch (text) {
            case "error" -> Optional.of(Severity.ERROR);
            case "warning" -> Optional.of(Severity.WARNING);
            case "note" -> Optional.of(Severity.NOTE);
            case "off", "false" -> Optional.empty();
            default -> {
                wrong(value, "a level is one of " + String.join(", ", LEVELS));
                yield Optional.empty();
            }
        };
    }

    private List<String> strings(String key, List<String> base) {
        Node value = map.get(key);
        if (value == null) {
            return base;
        }
        if (!(value instanceof ListNode list)) {
            wrong(value, key + " is a list of texts");
            return base;
        }
        List<String> texts = new ArrayList<>();
        for (Node item : list.items()) {
            if (item instanceof Scalar scalar && scalar.isString()) {
                texts.add(scalar.text());
            } else {
                wrong(item, key + " is a list of texts");
            }
        }
        return texts;
    }

    private void wrong(Node value, String message) {
        out.add(Diagnostic.of(Code.GW1103, value.span(), message));
    }

    private void wrong(Node value, String message, String help) {
        out.add(Diagnostic.of(Code.GW1103, value.span(), message).help(help));
    }
}
