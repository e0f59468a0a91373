package dev.gw.bench;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;

/** Configurations that are measured, checked as any other. */
final class Configuration {
    private static final String HEAD = "_format_version: \"3.0\"\n";

    private Configuration() {}

    /**
     * A service with many routes.
     *
     * @param by what they differ in: {@code plain} paths and hosts, {@code regex} paths and hosts, {@code hosts} alone,
     *     {@code headers} alone
     */
    static Bundle ofRoutes(int count, String by) {
        StringBuilder text = new StringBuilder("services:\n- name: s\n  url: http://127.0.0.1:1\n  routes:\n");
        for (int i = 0; i < count; i++) {
            String attributes =
                    switch (by) {
                        case "hosts" -> "hosts: [" + path(i).substring(8) + ".example.test]";
                        case "headers" -> "headers: {X-Tenant: [" + path(i).substring(8) + "]}";
                        case "regex" -> "hosts: [" + host(i) + "], paths: ['~" + path(i) + "/(?<id>[0-9]+)$']";
                        default -> "hosts: [" + host(i) + "], paths: [" + path(i) + "]";
                    };
            text.append("  - {name: r").append(i).append(", ").append(attributes).append("}\n");
        }
        return bundle(text.toString());
    }

    static String host(int route) {
        return "h" + route % 50 + ".example.test";
    }

    /** No path begins with that of another route. */
    static String path(int route) {
        return "/api/v" + route % 3 + "/item-" + (10_000 + route);
    }

    /** What stands below the format version. */
    static Bundle bundle(String text) {
        SourceFile file = SourceFile.of("kong.yml", HEAD + text);
        MapNode document = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
        CheckResult result = Checker.check(document, CheckSettings.defaults());
        return result.bundle().orElseThrow(() -> new IllegalStateException(String.valueOf(result.diagnostics())));
    }
}
