package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
    private static final String SHOP = """
            _format_version: "3.0"
            upstreams:
            - name: shop.upstream
              targets: [{target: "127.0.0.1:9"}]
            - name: gone.upstream
              targets: [{target: "no-such-host.invalid:80", weight: 7}]
            consumers:
            - {username: ann, acls: [{group: free}]}
            - {username: bob}
            services:
            - name: shop
              url: http://shop.upstream
              routes:
              - {name: orders, paths: [/orders]}
            plugins:
            - {name: rate-limiting, route: orders, config: {second: 5, hour: 100, policy: local}}
            - {name: key-auth}
            - {name: cors, enabled: false}
            """;

    @TempDir
    Path folder;

    private GatewayServer gateway;
    private String url;

    @BeforeEach
    void start() {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", SHOP), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        gateway = GatewayServer.start(
                Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow(),
                List.of(),
                List.of(ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))),
                1,
                List.of(),
                GatewaySettings.USUAL);
        url = "http://127.0.0.1:" + gateway.adminPorts().get(0);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theTableShowsWhatRuns() {
        Run run = Run.in(folder, "status", url);

        assertThat(run.out().replace(url, "URL")).isEqualTo("""
                URL: Kong 3.9.1, without a database

                services   1
                routes     1
                plugins    3
                consumers  2
                upstreams  2
                targets    2

                plugin         used
                cors              0  1 disabled
                key-auth          1
                rate-limiting     1

                group          consumers
                free                   1
                (in no group)          1

                upstream       target                   weight  health
                gone.upstream  no-such-host.invalid:80       7  DNS_ERROR
                shop.upstream  127.0.0.1:9                 100  HEALTHCHECKS_OFF

                limit         for           counted by  in
                100 per hour  route orders  consumer    local
                5 per second  route orders  consumer    local
                """);
        assertThat(run.code()).as("a target's name is unknown").isEqualTo(4);
    }

    @Test
    void jsonHoldsTheSame() {
        Run run = Run.in(folder, "status", url, "--format", "json");

        MapNode json = (MapNode) DocumentReader.json(SourceFile.of("status.json", run.out()));
        assertThat(json.string("version")).isEqualTo("3.9.1");
        assertThat(run.out())
                .contains("\"healthy\": false")
                .contains("\"free\": 1")
                .contains("\"health\": \"DNS_ERROR\"")
                .contains("\"window\": \"hour\"");
        assertThat(json.list("limits")).hasSize(2);
    }

    @Test
    void aGatewayThatIsNotThereIsSaid() {
        Run run = Run.in(folder, "status", "http://127.0.0.1:1", "--timeout", "2");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("can't be reached");
    }
}
