package dev.gw.runtime.recorded;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A configuration with what Kong answered under it.
 *
 * @param mask header fields that are compared by presence only
 * @param rejected the status with which Kong refused the configuration; empty where it took it
 */
record Recording(
        String name,
        String area,
        MapNode config,
        List<String> mask,
        Optional<Integer> rejected,
        List<Exchanged> exchanges) {

    /** A port behind a loopback address or a name that ends in "port", also in JSON within JSON. */
    private static final Pattern PORT =
            Pattern.compile("(127\\.0\\.0\\.1:|[a-z]\\.test:|set\\.test:|[Pp]ort[\\\\\", :]+)(\\d{4,5})\\b");

    /** A request as it is described, and the answer to it. */
    record Exchanged(MapNode request, Answer answer) {}

    /**
     * All recordings among the test's resources, with other ports in their configurations and answers.
     *
     * @param ports the port here for each recorded one
     */
    static List<Recording> all(Map<Integer, Integer> ports) {
        try (Stream<Path> files = Files.list(directory())) {
            List<Recording> found = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                found.add(of(Files.readString(file, StandardCharsets.UTF_8), ports));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        try {
            return Path.of(Objects.requireNonNull(Recording.class.getResource("/recorded"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Recording of(String json, Map<Integer, Integer> ports) {
        String here = PORT.matcher(json).replaceAll(found -> {
            int port = Integer.parseInt(found.group(2));
            return Matcher.quoteReplacement(found.group(1) + ports.getOrDefault(port, port));
        });
        MapNode map = (MapNode) Json.read(here).orElseThrow();
        List<Exchanged> exchanges = new ArrayList<>();
        for (MapNode exchange : Json.maps(map, "exchanges")) {
            exchanges.add(new Exchanged(
                    Objects.requireNonNull(exchange.map("request")),
                    Answer.of(Objects.requireNonNull(exchange.map("response")))));
        }
        MapNode refusal = map.map("rejected");
        return new Recording(
                Json.string(map, "name", "?"),
                Json.string(map, "area", "?"),
                Objects.requireNonNull(map.map("kong")),
                texts(map.list("mask")),
                refusal == null ? Optional.empty() : Optional.of(Json.integer(refusal, "status", 0)),
                exchanges);
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream().map(Json::text).toList();
    }
}
