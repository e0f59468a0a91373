package dev.gw.drill.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.Bundles;
import dev.gw.drill.Drill;
import dev.gw.drill.load.Speech;
import dev.gw.drill.load.Where;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.verdict.Verdict;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.upstream.TlsSettings;
import dev.gw.runtime.upstream.UpstreamTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The drill of a gateway that is asked over TLS. */
class OverTlsTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            consumers:
              - {username: alice, keyauth_credentials: [{key: a}]}
              - {username: bob, keyauth_credentials: [{key: b}]}
            routes:
              - name: either
                paths: [/either]
                plugins: [{name: request-termination, config: {status_code: 201}}]
              - name: secure
                paths: [/secure]
                protocols: [https]
                plugins: [{name: key-auth}, {name: request-termination, config: {status_code: 202}}]
            """;

    @Test
    void everythingIsAskedOverTlsAndNothingWithout() throws Exception {
        Bundle bundle = Bundles.of(CONFIG);
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (GatewayServer server = GatewayServer.start(
                        bundle,
                        PluginTypes.all(),
                        new Listeners(List.of(new ListenAddress(free, true, false)), List.of(), List.of()),
                        1,
                        List.of(),
                        GatewaySettings.USUAL,
                        Doubles.NONE);
                RemoteGateway gateway = new RemoteGateway(
                        Where.of(
                                "127.0.0.1", server.proxyPorts().get(0), Speech.HTTP1, UpstreamTls.of(TlsSettings.ANY)),
                        Clock.systemUTC(),
                        10_000)) {
            Plan plan = Drill.planFor(bundle, PluginTypes.all(), /* tls= */ true, Hints.none(), 1_000);
            DrillReport report = Drill.drill("tls", plan, gateway, Clock.systemUTC(), outcome -> {}, () -> false);

            assertThat(gateway.problem()).isEmpty();
            assertThat(report.count(Verdict.FAIL)).isZero();
            assertThat(report.count(Verdict.PASS))
                    .isGreaterThan(8)
                    .isEqualTo(report.outcomes().size());
            assertThat(report.outcomes())
                    .noneMatch(outcome -> outcome.check().title().contains("without TLS"))
                    .anyMatch(outcome -> outcome.check().title().startsWith("GET /secure reaches"));
        }
    }
}
