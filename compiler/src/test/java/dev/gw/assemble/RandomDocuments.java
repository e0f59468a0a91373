package dev.gw.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Declarative documents of any shape: nested and flat, named and unnamed, with texts that are hard to write. */
final class RandomDocuments {
    private static final List<String> TEXTS = List.of(
            "plain",
            "${NAME}",
            "$${NAME}",
            "${{ env x }}",
            "$$",
            "yes",
            "010",
            "1:20",
            "a: b",
            "# c",
            "{vault://env/x}",
            "$(headers.x)",
            "line\\nline\\n",
            "tab\\there",
            "\u00fcn\u00efcode \ud83d\ude80",
            "",
            " spaces ",
            "'",
            "\\\"",
            "~/a(?<b>\\\\d+)$",
            "- x",
            "${A:-b}",
            "null",
            "1e3",
            "%",
            "@",
            "`");

    private final Random random;
    private final List<String> services = new ArrayList<>();
    private final List<String> routes = new ArrayList<>();
    private final List<String> consumers = new ArrayList<>();
    private int serial;

    private RandomDocuments(Random random) {
        this.random = random;
    }

    static String json(Random random) {
        return new RandomDocuments(random).document();
    }

    private String document() {
        List<String> keys = new ArrayList<>();
        keys.add("\"_format_version\": \"3.0\"");
        keys.add("\"services\": " + list(4, () -> service()));
        keys.add("\"consumers\": " + list(3, () -> consumer()));
        keys.add("\"routes\": " + list(4, () -> route(true)));
        keys.add("\"plugins\": " + list(6, () -> plugin(true)));
        keys.add("\"upstreams\": "
                + list(
                        2,
                        () -> "{\"name\": " + name("u") + ", \"targets\": "
                                + list(3, () -> "{\"target\": " + name("t") + "}") + "}"));
        if (random.nextBoolean()) {
            keys.add("\"_transform\": " + random.nextBoolean());
            keys.add("\"_comment\": " + text());
        }
        return "{" + String.join(",", keys) + "}";
    }

    private String service() {
        String name = random.nextInt(5) == 0 ? "" : name("s");
        if (!name.isEmpty()) {
            services.add(name);
        }
        return "{" + (name.isEmpty() ? "" : "\"name\": " + name + ",") + "\"host\": " + text() + ",\"tags\": "
                + list(3, this::text) + ",\"routes\": " + list(3, () -> route(false)) + ",\"plugins\": "
                + list(2, () -> plugin(false)) + "}";
    }

    private String route(boolean flat) {
        String name = random.nextInt(4) == 0 ? "" : name("r");
        if (!name.isEmpty()) {
            routes.add(name);
        }
        return "{" + (name.isEmpty() ? "" : "\"name\": " + name + ",") + reference(flat, "service", services)
                + "\"paths\": " + list(3, () -> "\"/p" + serial++ + "\"") + ",\"plugins\": "
                + list(2, () -> plugin(false)) + "}";
    }

    private String consumer() {
        String name = name("c");
        consumers.add(name);
        return "{\"username\": " + name + ",\"keyauth_credentials\": "
                + list(2, () -> "{\"key\": " + name("k") + "}") + ",\"acls\": "
                + list(2, () -> "{\"group\": " + name("g") + "}") + "}";
    }

    private String plugin(boolean flat) {
        return "{\"name\": " + name("p") + "," + reference(flat, "service", services)
                + reference(flat, "route", routes) + reference(true, "consumer", consumers) + "\"config\": {\"a\": "
                + text() + ", \"b\": {\"c\": " + list(2, this::text) + "}, \"d\": " + random.nextInt(1000) + "}}";
    }

    private String reference(boolean allowed, String field, List<String> names) {
        if (!allowed || names.isEmpty() || random.nextInt(3) == 0) {
            return "";
        }
        String name = names.get(random.nextInt(names.size()));
        String key = field.equals("consumer") ? "username" : "name";
        String value = random.nextBoolean() ? name : "{\"" + key + "\": " + name + "}";
        return "\"" + field + "\": " + value + ",";
    }

    private String name(String prefix) {
        return "\"" + (random.nextBoolean() ? prefix : prefix.toUpperCase(java.util.Locale.ROOT)) + " "
                + TEXTS.get(random.nextInt(TEXTS.size())) + serial++ + "\"";
    }

    private String text() {
        return "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
    }

    private String list(int most, java.util.function.Supplier<String> item) {
        List<String> items = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            items.add(item.get());
        }
        return "[" + String.join(",", items) + "]";
    }
}
