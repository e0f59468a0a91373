package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random route tables that overlap a lot, and random changes of them. */
final class RandomTables {
    private static final List<String> PATHS = List.of(
            "/",
            "/a",
            "/a/",
            "/a/b",
            "/ab",
            "/a/b/c",
            "/b",
            "/b/c",
            "/API",
            "~/a/\\d+$",
            "~/a/[a-z]+",
            "~/b/(?<x>c|d)",
            "~/a/b",
            "~/.*/c$");
    private static final List<String> HOSTS = List.of("one.test", "two.test", "*.one.test", "one.*", "two.test:8443");
    private static final List<String> METHODS = List.of("GET", "POST", "DELETE");
    private static final List<String> VALUES = List.of("v1", "v2", "~*^v[34]$");

    private final Random random;
    private final int port;

    /** For services on a port of this machine. */
    RandomTables(long seed, int port) {
        this.random = new Random(seed);
        this.port = port;
    }

    /** A table of named routes, each with its lines. */
    Map<String, List<String>> table() {
        Map<String, List<String>> table = new TreeMap<>();
        int routes = 2 + random.nextInt(7);
        for (int i = 0; i < routes; i++) {
            table.put("r" + i, route());
        }
        return table;
    }

    /** The same with one to three routes changed, removed or added. */
    Map<String, List<String>> changed(Map<String, List<String>> table) {
        Map<String, List<String>> changed = new TreeMap<>(table);
        for (int i = 0; i <= random.nextInt(3); i++) {
            String name = "r" + random.nextInt(10);
            if (random.nextInt(4) == 0 && changed.size() > 1) {
                changed.remove(name);
            } else {
                changed.put(name, route());
            }
        }
        return changed;
    }

    private List<String> route() {
        List<String> lines = new ArrayList<>();
        lines.add("path: " + pick(List.of("/", "/up", "/up/")));
        lines.add("strip_path: " + random.nextBoolean());
        lines.add("regex_priority: " + random.nextInt(3));
        if (random.nextInt(6) == 0) {
            lines.add("snis: [" + pick(List.of("one.test", "two.test")) + "]");
        }
        some("paths", PATHS, 5, lines);
        some("hosts", HOSTS, 2, lines);
        some("methods", METHODS, 2, lines);
        if (random.nextInt(5) == 0) {
            lines.add("headers: {x-v: ['" + pick(VALUES) + "']}");
        }
        if (lines.size() == 3) {
            lines.add("paths: [/]");
        }
        return lines;
    }

    private void some(String field, List<String> values, int weight, List<String> lines) {
        if (random.nextInt(6) < weight) {
            String all = "'" + pick(values) + "'" + (random.nextBoolean() ? ", '" + pick(values) + "'" : "");
            List<String> distinct = List.of(all.split(", ")).stream().distinct().toList();
            lines.add(field + ": [" + String.join(", ", distinct) + "]");
        }
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    String yaml(Map<String, List<String>> table) {
        StringBuilder yaml = new StringBuilder("_format_version: '3.0'\nservices:\n");
        table.forEach((name, lines) -> {
            yaml.append("- name: s")
                    .append(name)
                    .append("\n  host: 127.0.0.1\n  port: ")
                    .append(port);
            yaml.append("\n  ")
                    .append(lines.get(0))
                    .append("\n  routes:\n  - name: ")
                    .append(name)
                    .append('\n');
            lines.subList(1, lines.size())
                    .forEach(line -> yaml.append("    ").append(line).append('\n'));
        });
        return yaml.toString();
    }

    /** A request like those that clients send, made without a look at the routes. */
    RequestWitness request() {
        String path = pick(List.of("/", "/a", "/b", "/ab", "/API", "/a/b", "/a/7", "/b/c", "/b/d", "/a/b/c", "/q/c"))
                + pick(List.of("", "", "/", "/c", "/x", "5"));
        String host =
                pick(List.of("one.test", "two.test", "x.one.test", "one.x", "two.test:8443", RequestWitness.ANY_HOST));
        boolean https = random.nextInt(4) == 0;
        Map<String, String> headers =
                random.nextBoolean() ? Map.of() : Map.of("x-v", pick(List.of("v1", "v2", "v3", "v9")));
        String sni = https ? pick(List.of("one.test", "two.test", "no.test")) : null;
        return new RequestWitness(pick(METHODS), https, host, path.replace("//", "/"), headers, sni);
    }
}
