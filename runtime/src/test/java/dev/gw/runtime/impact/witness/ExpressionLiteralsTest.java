package dev.gw.runtime.impact.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples from the comparisons of an expression. */
class ExpressionLiteralsTest {
    @Test
    void everyComparisonGivesAnExample() {
        Matching matching = ExpressionLiterals.of(
                "(http.path ^= \"/api\" || lower(http.path) == \"/x\\\"y\" || http.path ~ r#\"^/n/\\d+$\"#)"
                        + " && http.host =^ \".example.com\" && http.method == \"PUT\""
                        + " && http.headers.x_team == \"ops\" && net.protocol == \"https\" && tls.sni == \"a.b\"");

        assertThat(matching.paths()).containsExactly("/api", "/x\"y");
        assertThat(matching.regexes()).containsExactly("/n/\\d+$");
        assertThat(matching.hosts()).containsExactly("any.example.com");
        assertThat(matching.methods()).containsExactly("PUT");
        assertThat(matching.headers()).containsEntry("x-team", List.of("ops"));
        assertThat(matching.snis()).containsExactly("a.b");
        assertThat(matching.tlsOnly()).isTrue();
    }

    @Test
    void anExpressionWithoutAPathTakesAny() {
        assertThat(ExpressionLiterals.of("http.method == \"GET\"").paths()).containsExactly("");
    }
}
