package dev.gw.schemas.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Kong's schemas as the project holds them. */
final class KongData {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Path RESOURCES = Path.of("src/main/resources/dev/gw/schemas");
    private static final Path KONG = RESOURCES.resolve("kong");
    private static final Path COMMUNITY = KONG.resolve("community");

    private KongData() {}

    static ObjectNode catalog() {
        return read(KONG.resolve("catalog.json"));
    }

    static ObjectNode entity(String plural) {
        return read(KONG.resolve("entities").resolve(plural + ".json"));
    }

    static ObjectNode plugin(String name) {
        Path own = KONG.resolve("plugins").resolve(name + ".json");
        return read(Files.exists(own) ? own : COMMUNITY.resolve(name + ".json"));
    }

    /** Kong's plugins, and those that gw knows beside them. */
    static List<String> knownPlugins() {
        List<String> all = new ArrayList<>(plugins());
        try (Stream<Path> files = Files.list(COMMUNITY)) {
            files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> plugins() {
        return strings(catalog().path("plugins"));
    }

    /** Every entity a document may hold, by its plural. */
    static List<String> entities() {
        List<String> all = new ArrayList<>(strings(catalog().path("core_entities")));
        all.addAll(strings(catalog().path("plugin_entities")));
        return all;
    }

    /** {@code services} → {@code service}. */
    static String singular(String plural) {
        return plural.equals("ratelimiting_metrics") || plural.endsWith("s")
                ? plural.substring(0, plural.length() - 1)
                : plural;
    }

    /** The entities that may stand inside {@code parent}, because they have a field that points to it. */
    static List<String> children(String parent) {
        List<String> children = new ArrayList<>();
        for (String entity : entities()) {
            for (JsonNode field : entity(entity).path("fields")) {
                if (field.path("reference").asString("").equals(parent) && !children.contains(entity)) {
                    children.add(entity);
                }
            }
        }
        return children;
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
