package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random tables of routes for connections that overlap a lot, and random changes of them. */
final class RandomConnections {
    private static final List<String> SOURCES =
            List.of("{ip: 10.0.0.0/8}", "{ip: 10.1.0.0/16}", "{ip: 10.1.2.3}", "{port: 5000}", "{ip: '2001:db8::/32'}");
    private static final List<String> DESTINATIONS =
            List.of("{port: 5432}", "{port: 9000}", "{ip: 198.51.100.1}", "{ip: 198.51.100.0/24, port: 6379}");
    private static final List<String> NAMES = List.of("db.test", "a.db.test", "*.db.test", "db.*");

    private final Random random;

    RandomConnections(long seed) {
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
        boolean tls = random.nextInt(3) > 0;
        List<String> fields = new ArrayList<>(List.of("protocols: [" + (tls ? "tls" : "tcp") + "]"));
        some("sources", SOURCES, fields);
        some("destinations", DESTINATIONS, fields);
        if (tls) {
            some("snis", NAMES, fields);
        }
        if (fields.size() == 1) {
            fields.add("sources: [{ip: 10.0.0.0/8}]");
        }
        return String.join(", ", fields);
    }

    private void some(String field, List<String> values, List<String> fields) {
        if (random.nextInt(2) == 0) {
            String one = pick(values);
            String other = pick(values);
            boolean two = random.nextBoolean() && !one.equals(other);
            fields.add(field + ": [" + quoted(one) + (two ? ", " + quoted(other) : "") + "]");
        }
    }

    private static String quoted(String value) {
        return value.startsWith("{") ? value : "'" + value + "'";
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static String yaml(Map<String, String> table) {
        StringBuilder yaml = new StringBuilder("_format_version: '3.0'\nservices:\n");
        table.forEach((name, fields) -> yaml.append("- {name: s")
                .append(name)
                .append(", protocol: tcp, host: 127.0.0.1, port: 1, routes: [{name: ")
                .append(name)
                .append(", ")
                .append(fields)
                .append("}]}\n"));
        return yaml.toString();
    }

    ConnectionWitness connection() {
        boolean tls = random.nextInt(3) > 0;
        End source = new End(
                pick(List.of("10.1.2.3", "10.1.9.9", "10.7.7.7", "192.0.2.1", "2001:db8:0:0:0:0:0:7")),
                pick(List.of(5000, 50_000)));
        End destination = new End(
                pick(List.of("198.51.100.1", "198.51.100.9", "203.0.113.1")), pick(List.of(5432, 9000, 6379, 80)));
        String name = pick(List.of("", "db.test", "a.db.test", "b.db.test", "db.x", "x.test"));
        return new ConnectionWitness(tls ? "tls" : "tcp", source, destination, tls && !name.isEmpty() ? name : null);
    }
}
