package dev.gw.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Configurations by chance, from few names, so that two of them have much in common. */
final class RandomConfigs {
    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private RandomConfigs(Random random) {
        this.random = random;
    }

    static String yaml(Random random) {
        return new RandomConfigs(random).document();
    }

    private String document() {
        List<String> services = some("a", "b", "c", "d");
        List<String> consumers = some("ann", "bob", "cat");
        List<String> upstreams = some("up1", "up2");
        section("upstreams", upstreams, this::upstream);
        section("services", services, this::service);
        section("consumers", consumers, this::consumer);
        section(
                "plugins",
                some("cors", "correlation-id", "prometheus"),
                name -> "{name: " + name + ", enabled: " + random.nextBoolean() + "}");
        section(
                "vaults",
                some("my-env"),
                name -> "{name: env, prefix: " + name + ", config: {prefix: P" + random.nextInt(3) + "_}}");
        return out.toString();
    }

    private interface Maker {
        String of(String name);
    }

    private void section(String key, List<String> names, Maker maker) {
        if (!names.isEmpty()) {
            out.append(key).append(":\n");
            names.forEach(name -> out.append("  - ").append(maker.of(name)).append('\n'));
        }
    }

    private List<String> some(String... names) {
        List<String> chosen = new ArrayList<>(List.of(names));
        chosen.removeIf(name -> random.nextInt(3) == 0);
        return chosen;
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private String upstream(String name) {
        List<String> targets = new ArrayList<>();
        for (String target : some("10.0.0.1:80", "10.0.0.2", "host.internal:81")) {
            targets.add("{target: '" + target + "', weight: " + random.nextInt(3) * 50 + "}");
        }
        return "{name: " + name + ", algorithm: " + pick("round-robin", "least-connections") + ", targets: " + targets
                + "}";
    }

    private String service(String name) {
        List<String> routes = new ArrayList<>();
        for (String route : some("one", "two")) {
            routes.add("{name: " + pick(name, "z") + "-" + name + "-" + route + ", paths: [/" + pick("p", "q")
                    + "], methods: ["
                    + pick("GET", "'PUT', GET", "POST") + "], strip_path: " + random.nextBoolean() + ", plugins: "
                    + plugins() + "}");
        }
        if (random.nextInt(3) == 0) {
            routes.add("{paths: [/unnamed/" + pick("x", "y") + "], preserve_host: " + random.nextBoolean() + "}");
        }
        String where =
                pick("url: 'http://" + name + ".internal/x'", "host: up1", "host: other, port: 8443, protocol: https");
        return "{name: " + name + ", " + where + ", tags: [" + pick("t", "u") + "], plugins: " + plugins()
                + ", routes: " + routes + "}";
    }

    private List<String> plugins() {
        List<String> plugins = new ArrayList<>();
        if (random.nextBoolean()) {
            plugins.add("{name: rate-limiting, config: {minute: " + (1 + random.nextInt(4)) + "}}");
        }
        if (random.nextBoolean()) {
            plugins.add("{name: key-auth, config: {key_names: [" + pick("apikey", "k, apikey") + "]}}");
        }
        return plugins;
    }

    private String consumer(String name) {
        String acls = random.nextBoolean() ? "[{group: " + pick("g1", "g2") + "}]" : "[]";
        String keys = random.nextBoolean() ? "[{key: key-" + pick("1", "2") + "-" + name + "}]" : "[]";
        String basic = random.nextBoolean() ? "[{username: " + name + ", password: " + pick("p1", "p2") + "}]" : "[]";
        String jwt = random.nextBoolean() ? "[{key: iss-" + name + "}]" : "[]";
        return "{username: " + name + ", custom_id: " + pick("x-", "y-") + name + ", acls: " + acls
                + ", keyauth_credentials: " + keys + ", basicauth_credentials: " + basic + ", jwt_secrets: " + jwt
                + "}";
    }
}
