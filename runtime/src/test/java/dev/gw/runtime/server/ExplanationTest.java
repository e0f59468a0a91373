package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.model.Bundle;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.router.RouteVerdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Request.Connection PLAIN =
            new Request.Connection(1, 1, "127.0.0.1", 1, "127.0.0.1", 8000, false, null);

    @Test
    void theFirstEntryThatMatchesIsTheRouteTheRouterFinds() throws MalformedMessage {
        Bundle bundle = Bundles.of("""
                _format_version: "3.0"
                routes:
                  - {name: short, paths: [/a]}
                  - {name: long, paths: [/a/long]}
                  - {name: expression, paths: ["~/a/lo[n]g$"]}
                  - {name: method, paths: [/a], methods: [PUT]}
                """);
        for (String path : List.of("/a", "/a/long", "/a/longer", "/b")) {
            Explanation explanation = explain(bundle, "GET " + path);
            String first = explanation.routes().stream()
                    .filter(RouteVerdict::matches)
                    .map(verdict ->
                            Objects.requireNonNull(verdict.split().route().name()))
                    .findFirst()
                    .orElse("none");
            String found = explanation.route() == null
                    ? "none"
                    : Objects.requireNonNull(explanation.route().name());
            assertThat(first).as(path).isEqualTo(found);
        }
    }

    @Test
    void aPathThatIsNoUtf8IsAskedOfNoRoute() throws MalformedMessage {
        Bundle bundle = Bundles.of("""
                _format_version: "3.0"
                routes: [{name: any, paths: [/]}]
                """);

        Explanation explanation = explain(bundle, "GET /%ff");

        assertThat(explanation.route()).isNull();
        assertThat(explanation.routes()).isEmpty();
    }

    private static Explanation explain(Bundle bundle, String line) throws MalformedMessage {
        RequestHead head = RequestHead.of(line + " HTTP/1.1\r\nHost: h\r\n\r\n");
        return Explanation.of(bundle, Map.of(), head, PLAIN);
    }
}
