package dev.gw.runtime.impact.witness;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random tables of routes with expressions that overlap a lot, and random changes of them. */
final class RandomExpressions {
    private static final List<String> PATHS = List.of(
            "http.path ^= \"/a\"",
            "http.path == \"/a/b\"",
            "http.path =^ \".json\"",
            "http.path ~ r#\"^/a/\\d+$\"#",
            "http.path contains \"/b\"",
            "lower(http.path) ^= \"/api\"",
            "http.path.segments.1 == \"c\"",
            "http.path.segments.len == 3",
            "!(http.path ^= \"/admin\")");
    private static final List<String> OTHERS = List.of(
            "http.method == \"POST\"",
            "http.method != \"GET\"",
            "http.host == \"one.test\"",
            "http.host =^ \".one.test\"",
            "http.headers.x_v == \"1\"",
            "http.queries.q == \"7\"",
            "net.src.ip in 10.0.0.0/8",
            "net.src.ip == 10.1.2.3",
            "tls.sni == \"two.test\"",
            "net.protocol == \"https\"");

    private final Random random;

    RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        int routes = 2 + random.nextInt(6);
        for (int i = 0; i < routes; i++) {
            table.put("r" + i, route());
        }
        return table;
    }

    Map<String, String> changed(Map<String, String> table) {
        Map<String, String> changed = new TreeMap<>(table);
        for (int i = 0; i <= random.nextInt(3); i++) {
            String name = "r" + random.nextInt(8);
            if (random.nextInt(4) == 0 && changed.size() > 1) {
                changed.remove(name);
            } else {
                changed.put(name, route());
            }
        }
        return changed;
    }

    private String route() {
        String first = pick(PATHS);
        String more = random.nextBoolean() ? "" : random.nextBoolean() ? " && " + pick(OTHERS) : " || " + pick(PATHS);
        String most =
                random.nextInt(3) > 0 || more.contains("||") ? "" : " && (" + pick(OTHERS) + " || " + pick(PATHS) + ")";
        return "priority: " + random.nextInt(4) + ", expression: '" + first + more + most + "'";
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static String yaml(Map<String, String> table) {
        StringBuilder yaml = new StringBuilder("_format_version: '3.0'\nservices:\n");
        table.forEach((name, fields) -> yaml.append("- {name: s")
                .append(name)
                .append(", host: 127.0.0.1, routes: [{name: ")
                .append(name)
                .append(", ")
                .append(fields)
                .append("}]}\n"));
        return yaml.toString();
    }

    RequestWitness request() {
        String path = pick(List.of(
                "/",
                "/a",
                "/a/b",
                "/a/7",
                "/x.json",
                "/a/x.json",
                "/API/b",
                "/a/c",
                "/x/c/y",
                "/a/b/c",
                "/admin",
                "/q/b"));
        boolean https = random.nextInt(3) == 0;
        RequestWitness plain = new RequestWitness(
                pick(List.of("GET", "POST", "PUT")),
                https,
                pick(List.of("one.test", "x.one.test", "two.test")),
                path,
                random.nextBoolean() ? Map.of() : Map.of("x-v", pick(List.of("1", "2"))),
                https ? pick(List.of("one.test", "two.test")) : null);
        return plain.withQuery(random.nextInt(3) == 0 ? "q=7" : null)
                .withEnds(new End(pick(List.of("10.1.2.3", "10.9.9.9", "192.0.2.1")), 50_000), null);
    }
}
