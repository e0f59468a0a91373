package dev.gw.runtime.impact.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples from the ways in which expressions can be fulfilled. */
class DemandTest {
    private static final List<String> BOTH = List.of("http", "https");

    @Test
    void everyComparisonOfAWayGivesAnExample() {
        List<Matching> ways = Demand.of(
                "(http.path ^= \"/api\" || lower(http.path) == \"/x\\\"y\" || http.path ~ r#\"^/n/\\d+$\"#)"
                        + " && http.host =^ \".example.com\" && http.method == \"PUT\" && http.queries.v == \"2\""
                        + " && http.headers.x_team == \"ops\" && net.protocol == \"https\" && tls.sni == \"a.b\"",
                BOTH);

        assertThat(ways).extracting(Matching::paths).containsExactly(List.of("/api"), List.of("/x\"y"), List.of());
        assertThat(ways.get(2).regexes()).hasToString("[/n/\\d+$]");
        assertThat(ways).allSatisfy(way -> {
            assertThat(way.hosts()).containsExactly("*.example.com");
            assertThat(way.methods()).containsExactly("PUT");
            assertThat(way.headers()).containsEntry("x-team", List.of("ops"));
            assertThat(way.queries()).containsEntry("v", List.of("2"));
            assertThat(way.snis()).containsExactly("a.b");
            assertThat(way.isTlsOnly()).isTrue();
        });
    }

    @Test
    void whatBelongsTogetherStaysTogether() {
        List<Matching> ways = Demand.of(
                "(http.path == \"/a\" && http.method == \"GET\") || (http.path == \"/b\" && http.method == \"POST\")",
                BOTH);

        assertThat(ways).extracting(Matching::paths).containsExactly(List.of("/a"), List.of("/b"));
        assertThat(ways).extracting(Matching::methods).containsExactly(List.of("GET"), List.of("POST"));
    }

    @Test
    void endsPortsAndSegmentsAreAskedFor() {
        Matching way = Demand.of(
                        "net.src.ip in 10.1.0.0/16 && net.dst.port == 8443 && http.path.segments.1 == \"v2\""
                                + " && http.path.segments.len == 3 && !(net.src.port < 1024)",
                        BOTH)
                .get(0);

        assertThat(way.paths()).containsExactly("/x/v2/x");
        assertThat(way.sources().get(0).example(End.CLIENT)).isEqualTo(new End("10.1.0.1", 1024));
        assertThat(way.destinations().get(0).port()).isEqualTo(8443);
    }

    @Test
    void anExpressionWithoutAPathTakesAny() {
        assertThat(Demand.of("http.method == \"GET\"", BOTH).get(0).paths()).containsExactly("");
    }

    @Test
    void aLongExpressionHasFewWaysThatNameAllItsPaths() {
        StringBuilder text = new StringBuilder("http.path ^= \"/p0\"");
        for (int i = 1; i < 200; i++) {
            text.append(" || http.path ^= \"/p").append(i).append('"');
        }

        assertThat(Demand.of("(" + text + ") && (http.method == \"GET\" || http.method == \"PUT\")", BOTH))
                .hasSize(200);
    }
}
