package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Raw texts that a real Kong 3.9.1 was given, with what it answered. */
class KongVerdictsTest {
    private static final String PREFIX = "failed parsing declarative configuration";

    @Test
    void textsThatKongCannotParseAreRefusedInItsWordsAndAllOthersAreRead() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Node row : rows()) {
            MapNode recorded = (MapNode) row;
            String message = Objects.requireNonNullElse(recorded.string("message"), "");
            int from = message.indexOf(PREFIX);
            String expected = from < 0 ? "" : message.substring(from, message.length() - 2);
            Read read = Read.kong(Objects.requireNonNull(recorded.string("yaml")));
            String said = read.found().isEmpty() ? "" : read.found().get(0).message();
            boolean crashed = message.equals("An unexpected error occurred");
            if (crashed ? read.found().size() > 1 : !said.equals(expected)) {
                differences.add(
                        recorded.string("id") + " " + recorded.string("what") + ": " + expected + " <> " + said);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void servicesHoldTheValuesThatKongLoaded() throws IOException {
        int compared = 0;
        for (Node row : rows()) {
            MapNode recorded = (MapNode) row;
            for (Node loaded : recorded.list("loaded")) {
                MapNode document =
                        (MapNode) Objects.requireNonNull(Read.kong(Objects.requireNonNull(recorded.string("yaml")))
                                .root());
                MapNode service = named(document, (MapNode) loaded);
                for (String field : List.of("name", "port", "enabled", "retries")) {
                    Node expected = ((MapNode) loaded).get(field);
                    Node actual = service.get(field);
                    if (actual != null && expected != null) {
                        assertThat(actual.sameAs(expected))
                                .as("%s %s", recorded.string("id"), field)
                                .isTrue();
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    private static MapNode named(MapNode document, MapNode loaded) {
        List<Node> services = document.list("services");
        for (Node service : services) {
            if (Objects.equals(((MapNode) service).string("name"), loaded.string("name"))) {
                return (MapNode) service;
            }
        }
        return (MapNode) services.get(0);
    }

    private static List<Node> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(KongVerdictsTest.class.getResourceAsStream("kong-yaml.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Node> rows = ((ListNode) Objects.requireNonNull(Read.json(text).root())).items();
            assertThat(rows).hasSize(132);
            return rows;
        }
    }
}
