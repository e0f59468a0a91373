package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every value knows the stretch of text it was written in. */
class SpansTest {
    private static final String TEXT = """
            # \uD83D\uDE00 before
            services: # list
            - name: "pay" # quoted
              tags: &t [a, 'b']
              also: *t
              empty:
              script: |
                local a

              tagged: !!str 1
              long: one
                two
            - <<: {x: 1}
              y: {a: [b]}
            last: é
            """;

    @Test
    void spansRunFromTheFirstToBehindTheLastCharacter() {
        assertThat(span("services", 0, "name")).isEqualTo("\"pay\"");
        assertThat(span("services", 0, "tags")).isEqualTo("[a, 'b']");
        assertThat(span("services", 0, "tags", 1)).isEqualTo("'b'");
        assertThat(span("services", 0, "script")).isEqualTo("|\n    local a");
        assertThat(span("services", 0, "tagged")).isEqualTo("1");
        assertThat(span("services", 0, "long")).isEqualTo("one\n    two");
        assertThat(span("services", 1, "y")).isEqualTo("{a: [b]}");
        assertThat(span("services", 1)).isEqualTo("<<: {x: 1}\n  y: {a: [b]}");
        assertThat(span("last")).isEqualTo("é");
        assertThat(span("services")).startsWith("- name: \"pay\"").endsWith("{a: [b]}");
        assertThat(span()).startsWith("services:").endsWith("last: é");
    }

    @Test
    void anAliasHasThePlaceOfWhatItStandsFor() {
        Node root = Objects.requireNonNull(Read.yaml(TEXT).root());
        MapNode first = (MapNode) ((MapNode) root).list("services").get(0);
        assertThat(first.get("also")).isSameAs(first.get("tags"));
    }

    @Test
    void aMissingValueStandsBehindItsColon() {
        Node empty = node("services", 0, "empty");
        assertThat(empty.span().text()).isEmpty();
        assertThat(empty.span().from()).hasToString("6:9");
    }

    @Test
    void mergedEntriesHaveThePlaceTheyWereWrittenAt() {
        assertThat(node("services", 1, "x").span().from()).hasToString("13:11");
    }

    private static String span(Object... path) {
        return node(path).span().text();
    }

    private static Node node(Object... path) {
        Node node = Objects.requireNonNull(Read.yaml(TEXT).root());
        for (Object step : path) {
            node = step instanceof Integer index
                    ? ((ListNode) node).get(index)
                    : Objects.requireNonNull(((MapNode) node).get((String) step));
        }
        return node;
    }
}
