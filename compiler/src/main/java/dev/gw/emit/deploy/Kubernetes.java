package dev.gw.emit.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes manifests for Kubernetes: one YAML text of several documents. The same rollout gives the same bytes. */
public final class Kubernetes {
    /** What a ConfigMap takes at most, in bytes; a little is left for the rest of it. */
    public static final int LARGEST_BUNDLE = 1_000_000;

    private Kubernetes() {}

    public static String write(Rollout rollout, String header) {
        List<String> documents = new ArrayList<>();
        if (!rollout.secret()) {
            documents.add(fill(rollout, "configmap", Map.of("bundle", rollout.bundle())));
        }
        Map<String, String> labels = PluginLabels.of(rollout.plugins().keySet());
        rollout.plugins()
                .forEach((plugin, files) -> documents.add(plugin(rollout, labels.getOrDefault(plugin, ""), files)));
        documents.add(deployment(rollout, labels));
        documents.add(fill(rollout, "budget", Map.of()));
        documents.add(fill(rollout, "proxy", Map.of()));
        if (rollout.admin()) {
            documents.add(fill(rollout, "admin", Map.of()));
        }
        if (rollout.gui()) {
            documents.add(fill(rollout, "admin-gui", Map.of()));
        }
        if (!rollout.hosts().isEmpty()) {
            String rules = rollout.hosts().stream()
                    .map(host -> fill(rollout, "rule", Map.of("host", host)))
                    .collect(Collectors.joining());
            documents.add(fill(rollout, "ingress", Map.of("rules", rules)));
        }
        rollout.redis().ifPresent(redis -> {
            documents.add(fill(rollout, "redis", Map.of("redis", redis)));
            documents.add(fill(rollout, "redis-service", Map.of("redis", redis)));
        });
        return header.lines().map(line -> "# " + line + '\n').collect(Collectors.joining())
                + String.join("---\n", documents);
    }

    private static String fill(Rollout rollout, String template, Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(more);
        values.put("name", rollout.name());
        values.put("namespace", rollout.namespace().map(n -> "namespace: " + n).orElse(""));
        return Template.fill(template, values);
    }

    private static String plugin(Rollout rollout, String label, Map<String, String> files) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(files).forEach((file, code) -> {
            text.append(file).append(": |\n");
            code.lines()
                    .forEach(line ->
                            text.append(line.isEmpty() ? "" : "  " + line).append('\n'));
        });
        return fill(rollout, "plugins", Map.of("plugin", label, "files", text.toString()));
    }

    private static String deployment(Rollout rollout, Map<String, String> labels) {
        StringBuilder mounts = new StringBuilder();
        StringBuilder volumes = new StringBuilder();
        for (String plugin : rollout.plugins().keySet()) {
            String label = labels.get(plugin);
            mounts.append("- name: plugin-").append(label).append("\n  mountPath: /kong/lua/kong/plugins/");
            mounts.append(plugin).append("\n  readOnly: true\n");
            volumes.append("- name: plugin-").append(label).append("\n  configMap:\n    name: ");
            volumes.append(rollout.name()).append("-plugin-").append(label).append('\n');
        }
        String environment = rollout.plugins().isEmpty()
                ? ""
                : "- name: KONG_PLUGINS\n  value: " + rollout.pluginList()
                        + "\n- name: KONG_LUA_PACKAGE_PATH\n  value: /kong/lua/?.lua;;\n";
        return fill(
                rollout,
                "deployment",
                Map.ofEntries(
                        Map.entry("replicas", String.valueOf(rollout.replicas())),
                        Map.entry("checksum", rollout.checksum()),
                        Map.entry("image", rollout.image()),
                        Map.entry("adminlisten", rollout.admin() ? "0.0.0.0:8001" : "127.0.0.1:8001"),
                        Map.entry("guilisten", rollout.gui() ? "0.0.0.0:8002" : "off"),
                        Map.entry(
                                "adminport",
                                (rollout.admin() ? "- name: admin\n  containerPort: 8001\n" : "")
                                        + (rollout.gui() ? "- name: admin-gui\n  containerPort: 8002\n" : "")),
                        Map.entry("environment", environment),
                        Map.entry(
                                "config",
                                rollout.secret()
                                        ? "secret:\n  secretName: " + rollout.name() + "-config\n"
                                        : "configMap:\n  name: " + rollout.name() + "-config\n"),
                        Map.entry("mounts", mounts.toString()),
                        Map.entry("volumes", volumes.toString())));
    }
}
