package dev.gw.drill.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.Bundles;
import dev.gw.drill.load.Runs;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets through gw's own gateway, to stand-ins that say back what they hear. */
class WebSocketsUnderLoadTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            consumers:
              - username: alice
                keyauth_credentials: [{key: alice-key}]
            services:
              - name: chat
                url: http://chat.internal:8080/rooms
                routes: [{name: chat, paths: [/chat]}]
                plugins: [{name: key-auth}]
            """;

    private static LoadResult run(String scenario) {
        try (LoadStage stage = new LoadStage(
                Runs.scenario(scenario),
                Bundles.of(CONFIG),
                CheckSettings.defaults(),
                PluginTypes.all(),
                Map.of(),
                Clock.systemUTC())) {
            return stage.run(1_000_000, () -> false, progress -> {});
        }
    }

    /** With TLS and without, in whichever version of HTTP the other requests are asked. */
    @ParameterizedTest
    @ValueSource(strings = {"h1", "h2c", "h2"})
    void whoMayOpensAWebSocketAndIsAnswered(String http) {
        LoadResult result = run("""
                drill: 1
                target: {http: %s}
                identities: {alice: {consumer: alice}}
                scenarios:
                  known:
                    executor: iterations
                    users: 3
                    each: 2
                    as: alice
                    steps:
                      - name: chat
                        websocket: /chat/1?a=b
                        protocols: [chat.v2, chat.v1]
                        expect: {upstream: chat, header.sec-websocket-protocol: chat.v2}
                        messages:
                          - {json: {from: "{{identity}}", user: "{{user}}"}, expect: {json.$.from: alice}}
                          - {binary: AAEC, expect: {binary: AAEC}}
                        close: 3000
                  nobody:
                    executor: iterations
                    users: 1
                    requests: [{websocket: /chat, expect: {status: 401}}]
                """.formatted(http));

        assertThat(result.checks().stream().map(CheckRow::failed))
                .as(result.checks().toString())
                .containsOnly(0L);
        assertThat(result.statuses().words()).isEqualTo("answered: 12, 101: 6, 401: 1");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aStandInThatStandsStillHoldsItsAnswersBack() {
        LoadResult result = run("""
                drill: 1
                identities: {alice: {consumer: alice}}
                scenarios:
                  talk:
                    executor: constant-users
                    users: 1
                    duration: 3s
                    warmup: 0s
                    think: 100ms
                    as: alice
                    requests:
                      - {name: chat, websocket: /chat, messages: [{text: a}, {text: b}, {text: c}, {text: d}]}
                faults: [{at: 500ms, for: 1s, upstream: chat, do: stall, expect: {lost: 0}}]
                """);

        assertThat(result.allChecks().stream().map(CheckRow::failed)).containsOnly(0L);
        assertThat(result.latency().max()).isGreaterThan(500_000_000L);
    }
}
