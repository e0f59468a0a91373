package dev.gw.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.load.Dialler;
import dev.gw.drill.load.Speech;
import dev.gw.drill.load.Where;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.TextReport;
import dev.gw.drill.stage.RemoteGateway;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.settings.GatewaySettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drills that speak HTTP/2. */
class OverHttp2Test {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

    private static final String SHOP = """
            _format_version: "3.0"
            consumers:
              - {username: alice, keyauth_credentials: [{key: alice-key}]}
              - {username: bob, keyauth_credentials: [{key: bob-key}]}
            services:
              - name: orders
                url: http://127.0.0.1:9
                routes: [{name: orders, paths: [/orders], methods: [GET, POST]}]
                plugins:
                  - {name: key-auth, config: {hide_credentials: true}}
                  - {name: rate-limiting, config: {minute: 25, limit_by: consumer, policy: local}}
                  - {name: request-size-limiting, config: {allowed_payload_size: 1, size_unit: kilobytes}}
                  - {name: cors, config: {origins: ["https://shop.example"]}}
            """;

    private static DrillReport drill(String drilled, String served) {
        try (Drill drill = new Drill(
                "test",
                Bundles.of(drilled),
                CheckSettings.defaults(),
                PluginTypes.all(),
                GatewaySettings.USUAL,
                Hints.none(),
                20_000,
                Speech.HTTP2,
                CLOCK)) {
            return drill.run(drill.stage().rewrite(Bundles.of(served)), outcome -> {}, () -> false);
        }
    }

    @Test
    void theChecksAreTheSame() {
        DrillReport report = drill(SHOP, SHOP);
        assertThat(report.count(Verdict.PASS))
                .as(TextReport.of(report, false))
                .isEqualTo(report.outcomes().size());
        assertThat(report.outcomes()).hasSizeGreaterThan(15);
    }

    @Test
    void theyFailAsWell() {
        assertThat(drill(SHOP, SHOP.replace("minute: 25", "minute: 26")).count(Verdict.FAIL))
                .isPositive();
    }

    @Test
    void aGatewayThatSpeaksItIsDrilledWhereItRuns() {
        try (GatewayServer server = serving(/* http2= */ true);
                RemoteGateway gateway =
                        new RemoteGateway(where(server.proxyPorts().get(0)), Clock.systemUTC(), 1_000)) {
            assertThat(gateway.problem()).isEmpty();
            Plan plan = Drill.planFor(
                    Bundles.of(SHOP.replaceAll("- \\{name: rate-limiting.*", "")),
                    PluginTypes.all(),
                    /* tls= */ false,
                    Hints.none(),
                    100);
            DrillReport report = Drill.drill("test", plan, gateway, Clock.systemUTC(), outcome -> {}, () -> false);
            assertThat(report.count(Verdict.FAIL))
                    .as(TextReport.of(report, false))
                    .isZero();
            assertThat(report.count(Verdict.PASS)).isGreaterThan(10);
        }
    }

    @Test
    void aGatewayThatSpeaksOnlyHttp1IsNotReached() {
        Transport transport = Transport.start(1);
        try (GatewayServer server = serving(/* http2= */ false)) {
            Where where = where(server.proxyPorts().get(0));
            try (RemoteGateway gateway = new RemoteGateway(where, Clock.systemUTC(), 10)) {
                assertThat(gateway.problem()).contains("no HTTP/2: the gateway answers in HTTP/1");
            }
            assertThat(new Dialler(transport.loops().next(), transport.clientType(), where).problem())
                    .as("as loads are told")
                    .isEqualTo("no HTTP/2: the gateway answers in HTTP/1");
        } finally {
            transport.close();
        }
    }

    private static GatewayServer serving(boolean http2) {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return GatewayServer.start(
                Bundles.of(SHOP),
                List.of(new ListenAddress(free, /* tls= */ false, http2)),
                List.of(),
                1,
                List.of(),
                GatewaySettings.USUAL);
    }

    private static Where where(int port) {
        return Where.of("localhost", port, Speech.HTTP2, null);
    }
}
