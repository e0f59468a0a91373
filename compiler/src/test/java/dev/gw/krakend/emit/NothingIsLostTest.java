package dev.gw.krakend.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Edition;
import dev.gw.krakend.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a bundle holds: what keeps callers out or limits them is there on KrakenD, or nothing is written. */
class NothingIsLostTest {
    private static final Path KEYS = Path.of("src/test/resources/krakend/emit/tokens");

    /** Plugins that keep callers out or limit them, with the namespace that does the same; empty for none. */
    private static final Map<String, String> GUARDS = Map.ofEntries(
            Map.entry("{name: key-auth}", ""),
            Map.entry("{name: basic-auth}", ""),
            Map.entry("{name: hmac-auth}", ""),
            Map.entry("{name: jwt}", ""),
            Map.entry("{name: acl, config: {allow: [a]}}", ""),
            Map.entry("{name: ip-restriction, config: {deny: [10.0.0.1]}}", ""),
            Map.entry("{name: request-size-limiting, config: {allowed_payload_size: 1}}", ""),
            Map.entry("{name: response-ratelimiting, config: {limits: {a: {minute: 1}}}}", ""),
            Map.entry("{name: rate-limiting, config: {minute: 5, limit_by: ip}}", "qos/ratelimit/router"),
            Map.entry(
                    "{name: rate-limiting, config: {second: 5, day: 9, limit_by: header, header_name: X-A}}",
                    "qos/ratelimit/router"),
            Map.entry("{name: rate-limiting, config: {hour: 5}}", "qos/ratelimit/router"),
            Map.entry("{name: bot-detection, config: {deny: [a]}}", "security/bot-detector"),
            Map.entry("{name: pre-function, config: {access: [\"return 1\"]}}", ""),
            Map.entry("{name: oauth2, config: {enable_client_credentials: true}}", ""),
            Map.entry("{name: ldap-auth, config: {attribute: a, base_dn: b, ldap_host: c}}", ""));

    private static final List<String> HARMLESS = List.of(
            "{name: prometheus}", "{name: correlation-id}", "{name: file-log, config: {path: /tmp/a}}", "{name: cors}");

    private final List<String> written = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30
            })
    void anyBundleMapsOrIsRefused(long seed) {
        for (Edition edition : Edition.values()) {
            written.clear();
            Random random = new Random(seed);
            String text = bundle(random);
            Translation made = Translating.translate(text, KEYS, edition);

            made.document().ifPresent(document -> everyGuardHolds(document, text));
            everyGuardHasARow(made.rows(), text);
        }
    }

    private String bundle(Random random) {
        StringBuilder text = new StringBuilder("_format_version: \"3.0\"\nservices:\n");
        text.append("  - name: shop\n    url: http://shop.example:8080\n");
        text.append("    plugins: [")
                .append(plugins(random, random.nextInt(3) == 0 ? 1 : 0))
                .append("]\n    routes:\n");
        int routes = 1 + random.nextInt(3);
        for (int i = 0; i < routes; i++) {
            text.append("      - {name: r").append(i).append(", paths: [\"~/r").append(i);
            text.append("$\"], methods: [GET], strip_path: false, plugins: [");
            text.append(plugins(random, random.nextInt(3))).append("]}\n");
        }
        if (random.nextBoolean()) {
            text.append(
                    "policies:\n  - policy: jwks\n    name: id\n    issuer: https://id.example\n    services: [shop]\n");
            text.append("  - policy: scopes\n    all: [a]\n");
            written.add("policy id");
            written.add("policy scopes");
        }
        return text.toString();
    }

    private String plugins(Random random, int count) {
        List<String> all = new ArrayList<>(GUARDS.keySet());
        all.sort(null);
        all.addAll(HARMLESS);
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            String plugin = all.get(random.nextInt(all.size()));
            boolean taken = chosen.stream().anyMatch(other -> name(other).equals(name(plugin)));
            if (!taken) {
                chosen.add(plugin);
                written.add("plugin " + name(plugin));
            }
        }
        return String.join(", ", chosen);
    }

    private static String name(String plugin) {
        int end = plugin.indexOf(',');
        return plugin.substring(7, end < 0 ? plugin.length() - 1 : end);
    }

    /** A document is only written where each guard has its namespace, on the endpoint or for the whole gateway. */
    private void everyGuardHolds(MapNode document, String text) {
        MapNode root = document.map("extra_config");
        for (Node item : document.list("endpoints")) {
            MapNode endpoint = (MapNode) item;
            String route = String.valueOf(endpoint.string("endpoint")).substring(1);
            MapNode extra = endpoint.map("extra_config");
            for (Map.Entry<String, String> guard : GUARDS.entrySet()) {
                if (holds(text, route, guard.getKey())) {
                    assertThat(guard.getValue())
                            .as("%s was written without %s:%n%s", route, guard.getKey(), text)
                            .isNotEmpty();
                    assertThat(extra != null && extra.has(guard.getValue())
                                    || root != null && root.has(guard.getValue()))
                            .as("%s without %s:%n%s", route, guard.getKey(), text)
                            .isTrue();
                }
            }
            if (text.contains("policy: jwks")) {
                assertThat(extra).isNotNull();
                MapNode validator = extra.map("auth/validator");
                assertThat(validator).as("%s is open:%n%s", route, text).isNotNull();
                assertThat(validator.list("scopes")).as("scopes of %s", route).isNotEmpty();
                assertThat(validator.string("scopes_key")).isEqualTo("scope");
            }
        }
    }

    /** Whether the guard runs on the route: written there, or on the service and not again on the route. */
    private static boolean holds(String text, String route, String guard) {
        String line = text.lines()
                .filter(l -> l.contains("{name: " + route + ","))
                .findFirst()
                .orElse("");
        String service = text.lines()
                .filter(l -> l.startsWith("    plugins:"))
                .findFirst()
                .orElse("");
        boolean again = line.contains("{name: " + name(guard) + "}") || line.contains("{name: " + name(guard) + ",");
        return line.contains(guard) || (service.contains(guard) && !again);
    }

    private void everyGuardHasARow(List<Row> rows, String text) {
        for (String subject : written) {
            assertThat(rows)
                    .as("a row for %s in:%n%s", subject, text)
                    .anySatisfy(row -> assertThat(row.subject()).startsWith(subject));
        }
    }
}
